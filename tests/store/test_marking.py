"""Events that people add, and actors that they split off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.records import Document
from crosscurrents.store.case import Case
from crosscurrents.store.decisions import parse_lines
from crosscurrents.vocabulary import Verdict
from support import records
from support.capitals_reader import CapitalsReader
from support.renewed import Renewed

DOCUMENT = records.DOCUMENT.id
TEXTS = ["AA met BB. AB left. AA saw BB.", "AB met CC.", "AA again."]


def span(words: str) -> tuple[int, int]:
    start = records.TEXT.index(words)
    return start, start + len(words)


def test_an_added_event_is_everywhere(whole_case: Case) -> None:
    fields = {"actors": "reds", "recipients": "greens", "date": "2016-11", "place": "oldtown"}
    made = whole_case.add_event(DOCUMENT, span(" vowed to leave "), "RETREAT", fields, who="ann")
    (event,) = whole_case.events(type="RETREAT")
    assert event.evidence[0].text == event.trigger.text == "vowed to leave"
    assert (event.evidence[0].rule, event.confidence, event.quad) == ("people.added", 1.0, 2)
    assert (event.actors, event.recipients, event.place) == (["reds"], ["greens"], "oldtown")
    assert whole_case.counts()["events"] == 2
    assert whole_case.find_record(event.id[:8])[1].id == event.id
    assert event.id in {e.id for e in whole_case.reading(DOCUMENT).events}  # type: ignore[union-attr]
    whole_case.decide(Verdict.EVENT, event.id, value="status=planned")
    assert [e.status for e in whole_case.events(type="RETREAT")] == ["planned"]
    whole_case.decide(Verdict.SAME, "greens", object="blues")
    assert len(whole_case.events(actor="blues", type="RETREAT")) == 1
    whole_case.undo(made.id)
    assert whole_case.events(type="RETREAT") == []


def test_it_outlives_a_new_reading_and_travels(whole_case: Case, tmp_path: Path) -> None:
    whole_case.add_event(DOCUMENT, span("vowed to leave"), "RETREAT", {"actors": "+Falcons:party"})
    whole_case.reread(Renewed(), everything=True)  # type: ignore[arg-type]
    assert len(whole_case.events(actor="Falcons")) == 1
    with Case(tmp_path / "other.case") as other:
        other.merge_decisions(parse_lines(whole_case.dump_decisions()))
        assert other.events() == []
        assert len(other.unmatched()) == 1
        other.add([records.DOCUMENT], records.OneReading())  # type: ignore[arg-type]
        assert [e.type for e in other.events(actor="Falcons")] == ["RETREAT"]
        assert other.unmatched() == []


def test_what_the_machine_reads_for_itself_later_is_there_once(tmp_path: Path) -> None:
    with Case(tmp_path / "a.case") as case:
        case.add([records.DOCUMENT], Renewed(lambda _: None))  # type: ignore[arg-type]
        case.add_event(DOCUMENT, span("Reds shelled"), "ASSAULT", {"actors": "reds", "recipients": "blues"})
        case.reread(Renewed(), everything=True)  # type: ignore[arg-type]
        assert [event.evidence[0].rule for event in case.events()] == ["people.added"]


@pytest.mark.parametrize(
    ("at", "kind", "fields", "error"),
    [
        ((3, 3), "AID", {"actors": "reds"}, InputError), ((-5, 3), "AID", {"actors": "reds"}, InputError),
        ((0, 9999), "AID", {"actors": "reds"}, InputError), ((0, 4), "WAR", {"actors": "reds"}, InputError),
        ((0, 4), "AID", {}, InputError), ((0, 4), "AID", {"actors": "none"}, UnknownRecord),
        ((0, 4), "AID", {"actors": "reds", "date": "soon"}, InputError),
    ],
)  # fmt: skip
def test_what_is_no_event(
    whole_case: Case, at: tuple[int, int], kind: str, fields: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        whole_case.add_event(DOCUMENT, at, kind, fields)
    assert whole_case.decisions() == []


def test_unknown_documents_have_no_events(whole_case: Case) -> None:
    with pytest.raises(UnknownRecord):
        whole_case.add_event("none", (0, 4), "AID", {"actors": "reds"})


class Aliased(CapitalsReader):
    """Takes AB for another name of AA."""

    def actor_id(self, name: str) -> str:
        return super().actor_id("AA" if name == "AB" else name)

    def read(self, document: Document):  # type: ignore[no-untyped-def]
        reading = super().read(document)
        first = {actor.id: actor for actor in reversed(reading.actors)}
        mentions = {id: [m for a in reading.actors if a.id == id for m in a.mentions] for id in first}
        actors = [
            msgspec.structs.replace(
                a, name="AA" if a.name == "AB" else a.name, mentions=mentions[a.id], aliases=["AB"]
            )
            for a in first.values()
        ]
        return msgspec.structs.replace(reading, actors=actors)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "a.case") as case:
        case.add([Document(t, source=f"{n}.txt") for n, t in enumerate(TEXTS)], Aliased())
        yield case


def names(case: Case) -> dict[str, int]:
    return {actor.name: actor.mentions for actor in case.actor_summaries()}


def test_a_spelling_goes_to_a_new_actor(case: Case) -> None:
    assert names(case) == {"AA": 5, "BB": 2, "CC": 1}
    made = case.split("AA", "Abe", spellings=["AB"])
    assert names(case) == {"AA": 3, "BB": 2, "Abe": 2, "CC": 1}
    abe = case.actors(actor="Abe")[0]
    assert {m.text for m in abe.mentions} == {"AB"} and {m.actor for m in abe.mentions} == {abe.id}
    assert case.actors(actor="AA")[0].aliases == []
    case.reread(Aliased(salt="new"), everything=True)
    assert names(case) == {"AA": 3, "BB": 2, "Abe": 2, "CC": 1}
    case.undo(made.id)
    assert names(case)["AA"] == 5


def test_single_mentions_go_to_a_new_actor(case: Case) -> None:
    first = case.documents()[0]
    case.split("AA", "Second", mentions=[(first.id, TEXTS[0].rindex("AA"))])
    assert names(case) == {"AA": 4, "BB": 2, "Second": 1, "CC": 1}
    assert [m.start for m in case.actors(actor="Second")[0].mentions] == [TEXTS[0].rindex("AA")]
    marked = {m.actor for a in case.reading(first.id).actors for m in a.mentions}  # type: ignore[union-attr]
    assert len(marked) == 3


def test_what_was_split_off_can_be_renamed_joined_and_split(case: Case) -> None:
    case.split("AA", "Abe", spellings=["AB"])
    case.decide(Verdict.RENAME, "Abe", value="Abel")
    second = case.documents()[1].id
    case.split("Abel", "Other", mentions=[(second, 0)])
    assert names(case) == {"AA": 3, "BB": 2, "Abel": 1, "Other": 1, "CC": 1}
    case.decide(Verdict.SAME, "Other", object="CC")
    assert sum(names(case).get(name, 0) for name in ("CC", "Other")) == 2
    assert len(names(case)) == 4


@pytest.mark.parametrize("spellings", [[], ["AA", "AB"]])
def test_nothing_or_everything_is_no_split(case: Case, spellings: list[str]) -> None:
    with pytest.raises(InputError):
        case.split("AA", "Abe", spellings=spellings)


def test_what_is_split_off_must_be_there(case: Case) -> None:
    with pytest.raises(UnknownRecord):
        case.split("AA", "Abe", spellings=["ZZ"])
    with pytest.raises(UnknownRecord):
        case.split("AA", "Abe", mentions=[("none", 0)])
    with pytest.raises(InputError):
        case.split("AA", " ", spellings=["AB"])


def test_a_side_follows_the_mention_in_its_words(whole_case: Case) -> None:
    second = records.TEXT.rindex("Reds")

    class Twice(records.OneReading):
        def read_many(self, documents):  # type: ignore[no-untyped-def]
            for _ in documents:
                reading = records.reading()
                reds = reading.actors[0]
                more = msgspec.structs.replace(reds.mentions[0], start=second, end=second + 4)
                actors = [msgspec.structs.replace(reds, mentions=[*reds.mentions, more]), *reading.actors[1:]]
                yield msgspec.structs.replace(reading, actors=actors)

    whole_case.reread(Twice(), everything=True)  # type: ignore[arg-type]
    whole_case.split("Reds", "Other Reds", mentions=[(DOCUMENT, second)])
    other = whole_case.find_actor("Other Reds").id
    assert [event.actors for event in whole_case.events()] == [["reds"]]
    assert [relation.subject for relation in whole_case.relations()] == [other]


@pytest.mark.parametrize(
    "line",
    [
        '{"id":"1","verdict":"split","subject":"a","value":"b"}',
        '{"id":"1","verdict":"add-event","subject":"a","value":"AID"}',
        '{"id":"1","verdict":"event","subject":"a","value":"type=WAR"}',
    ],
)
def test_loaded_lines_must_say_something(line: str) -> None:
    with pytest.raises(InputError):
        list(parse_lines([line]))
