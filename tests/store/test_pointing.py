"""Decisions about events and statements hold when a newer reading gives these other ids."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from crosscurrents.records import Event, Pointer, Trigger
from crosscurrents.store.case import Case
from crosscurrents.store.decisions import parse_lines
from crosscurrents.store.pointing import closest, overlap, pointer_to
from crosscurrents.vocabulary import EventType, Verdict
from support import records
from support.renewed import Renewed

EVENT, STATEMENT = "e" * 16, "5" * 16


def reread(case: Case, reader: Renewed) -> None:
    case.reread(reader, everything=True)  # type: ignore[arg-type]
    assert EVENT not in {event.id for event in case.events()}


def moved(event: Event) -> Event:
    """The same clause, told by its object instead of its verb."""
    start = records.TEXT.index("Blues")
    return msgspec.structs.replace(event, trigger=Trigger(start=start, end=start + 5, text="Blues"))


def retyped(event: Event) -> Event:
    return msgspec.structs.replace(event, type=EventType.COERCE)


@pytest.mark.parametrize("change", [lambda event: event, moved, retyped])
def test_a_struck_event_stays_struck(whole_case: Case, change: Any) -> None:
    whole_case.decide(Verdict.EVENT, EVENT, value="wrong")
    reread(whole_case, Renewed(change))
    assert whole_case.events() == []
    assert whole_case.unmatched() == []


def test_corrections_hold(whole_case: Case) -> None:
    for value in (
        "type=COERCE",
        "status=alleged",
        "recipients=greens",
        "date=2016-11-01/2016-11-02",
        "place=",
    ):
        whole_case.decide(Verdict.EVENT, EVENT, value=value)
    reread(whole_case, Renewed())
    (event,) = whole_case.events()
    assert (event.type, event.status, event.recipients, event.place) == (
        "COERCE",
        "alleged",
        ["greens"],
        None,
    )
    assert event.date is not None
    assert (event.date.earliest, event.date.latest) == ("2016-11-01", "2016-11-02")


def test_an_outcome_holds(whole_case: Case) -> None:
    whole_case.decide(Verdict.OUTCOME, STATEMENT, value="fulfilled", who="ann")
    reread(whole_case, Renewed())
    assert [s.outcome.status for s in whole_case.statements() if s.outcome] == ["fulfilled"]
    assert [s.outcome.status for s in whole_case.ledger() if s.outcome] == ["fulfilled"]


def test_decisions_of_two_readings_on_one_event_are_one_matter(whole_case: Case) -> None:
    whole_case.decide(Verdict.EVENT, EVENT, value="status=alleged")
    reread(whole_case, Renewed())
    now = whole_case.events()[0].id
    whole_case.decide(Verdict.EVENT, now, value="status=denied")
    assert [event.status for event in whole_case.events()] == ["denied"]
    assert len(whole_case.in_force()) == 1


def test_undo_after_reading_again(whole_case: Case) -> None:
    made = whole_case.decide(Verdict.EVENT, EVENT, value="wrong")
    reread(whole_case, Renewed())
    whole_case.undo(made.id)
    assert len(whole_case.events()) == 1


def test_what_is_not_there_any_more_is_told(whole_case: Case) -> None:
    made = whole_case.decide(Verdict.EVENT, EVENT, value="wrong")
    reread(whole_case, Renewed(lambda _: None))
    assert [decision.id for decision in whole_case.unmatched()] == [made.id]


def test_pointers_travel_with_a_dump(whole_case: Case) -> None:
    whole_case.decide(Verdict.EVENT, EVENT, value="place=Oldtown")
    (decision,) = parse_lines(whole_case.dump_decisions())
    assert decision == whole_case.decisions()[0]
    assert decision.at is not None
    assert (decision.at.text, decision.at.kind) == ("Reds shelled Blues", "ASSAULT")


def test_two_events_as_near_as_each_other_are_neither() -> None:
    (event,) = records.reading().events
    twins = [msgspec.structs.replace(event, id=id) for id in ("a", "b")]
    assert closest(pointer_to(event), twins) is None
    other = msgspec.structs.replace(event, id="c", type=EventType.AID)
    assert closest(pointer_to(event), [other, twins[0]]) == "a"


def test_other_words_are_another_event() -> None:
    (event,) = records.reading().events
    away = Pointer(
        document=event.document, start=41, end=59, text="Reds backs Greens", kind="ASSAULT",
        trigger=Trigger(start=46, end=51, text="backs"),
    )  # fmt: skip
    assert closest(away, [event]) is None


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 4), (0, 4), 1.0), ((0, 4), (4, 8), 0.0), ((0, 4), (2, 6), 1 / 3), ((3, 3), (3, 3), 0.0)],
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], shared: float) -> None:
    assert overlap(one, other) == pytest.approx(shared)
