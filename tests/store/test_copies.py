"""Copies are found over readings: syndicated, cut, and arriving before what they copy."""

from __future__ import annotations

from pathlib import Path

from crosscurrents.records import Document
from crosscurrents.store.case import Case
from support.capitals_reader import CapitalsReader

STORY = (
    "Fighters of the AA front entered the southern suburbs before dawn, residents said by telephone, "
    "and by noon the market and the bridge were in their hands. A spokesman of the BB brigade denied "
    "that its men had left, and said that reserves were on their way from the garrison in the hills. "
    "Hospitals counted eleven dead, four of them children, and asked for blood."
)
OTHER = (
    "The council of the CC province met for the first time since spring and agreed on a budget for the "
    "repair of the water works, which had been damaged in the fighting of the year before."
)


def story(source: str, text: str = STORY, published: str | None = "2016-11-03") -> Document:
    return Document(text, source=source, published=published)


def originals(case: Case) -> dict[str | None, str | None]:
    documents = case.documents()
    sources = {document.id: document.source for document in documents}
    return {d.source: sources.get(d.duplicate_of) if d.duplicate_of else None for d in documents}


def test_a_cut_copy_is_found_in_a_later_reading(tmp_path: Path) -> None:
    cut = "From our desk. " + STORY.rpartition("Hospitals")[0]
    with Case(tmp_path / "a.case") as case:
        case.add([story("agency")], CapitalsReader())
        case.add([story("paper", cut, "2016-11-04"), story("other", OTHER)], CapitalsReader())
        assert originals(case) == {"agency": None, "paper": "agency", "other": None}
        found = case.find_actor("AA")
        assert (found.documents, found.independent) == (2, 1)


def test_the_one_published_first_is_the_original_whenever_it_comes(tmp_path: Path) -> None:
    with Case(tmp_path / "a.case") as case:
        case.add(
            [story("paper", published="2016-11-04"), story("blog", published="2016-11-05")], CapitalsReader()
        )
        assert originals(case) == {"paper": None, "blog": "paper"}
        case.add([story("agency", published="2016-11-03")], CapitalsReader())
        assert originals(case) == {"paper": "agency", "blog": "agency", "agency": None}


def test_copies_of_a_withdrawn_document_keep_together(tmp_path: Path) -> None:
    with Case(tmp_path / "a.case") as case:
        case.add([story("one"), story("two"), story("three")], CapitalsReader())
        case.withdraw(case.documents()[0].id)
        assert originals(case) == {"two": None, "three": "two"}
        assert case.find_actor("AA").independent == 1
        assert case._connection.execute("SELECT count(*) FROM signatures").fetchone() == (2,)


def test_texts_without_words_are_no_copies_of_each_other(tmp_path: Path) -> None:
    with Case(tmp_path / "a.case") as case:
        case.add([story("dots", "…"), story("dashes", "—"), story("nothing", "")], CapitalsReader())
        assert set(originals(case).values()) == {None}
