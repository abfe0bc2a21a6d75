"""Adding documents to a case: once each, in order, failures named."""

from __future__ import annotations

from pathlib import Path

from crosscurrents.records import Document
from crosscurrents.store.case import Case
from support.capitals_reader import CapitalsReader

TEXTS = ["AA met BB.", "BB met CC and BB.", "Nobody came.", "AA left."]


def documents(texts: list[str] = TEXTS) -> list[Document]:
    return [Document(text, source=f"{number}.txt") for number, text in enumerate(texts)]


def test_actors_are_counted_over_documents(tmp_path: Path) -> None:
    with Case(tmp_path / "a.case") as case:
        report = case.add(documents(), CapitalsReader())
        assert (report.new, report.read, report.failed) == (4, 4, [])
        found = {a.name: (a.mentions, a.documents) for a in case.actor_summaries()}
    assert found == {"AA": (2, 2), "BB": (3, 2), "CC": (1, 1)}


def test_reading_again_costs_nothing(tmp_path: Path) -> None:
    with Case(tmp_path / "a.case") as case:
        case.add(documents(), CapitalsReader())
        again = CapitalsReader()
        report = case.add(documents(), again)
    assert (report.new, report.known, again.read_ids) == (0, 4, [])


def test_a_document_that_breaks_the_reader_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    with Case(tmp_path / "a.case") as case:
        report = case.add(documents(["AA met BB.", "Stop!", "CC left."]), CapitalsReader())
        assert report.failed == [("1.txt", "ValueError: an exclamation")]
        assert [a.name for a in case.actor_summaries()] == ["AA", "BB", "CC"]
        assert len(case.documents()) == 3


def test_reports_that_rest_on_one_monitor_count_once(tmp_path: Path) -> None:
    texts = [
        "Turkey shelled the town, according to the Syrian Observatory for Human Rights.",
        "At dawn Turkey bombed two farms, the Syrian Observatory for Human Rights said on Friday.",
        "Turkey bombed a road, our reporter saw.",
    ]
    with Case(tmp_path / "one.case") as case:
        case.add([Document(text, published="2017-03-01") for text in texts])
        turkey = case.find_actor("turkey")
    assert turkey.documents == 3
    assert turkey.independent == 2
