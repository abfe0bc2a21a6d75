"""Reports of one happening are joined across documents; repeats add no independent report."""

from __future__ import annotations

import time
from datetime import date, timedelta

import msgspec
import pytest

from crosscurrents.events.linking import link_events
from crosscurrents.records import Count, Document, Event, EventDate, Evidence, Trigger
from crosscurrents.vocabulary import EventType


def document(text: str, publisher: str, day: str = "2017-03-02", duplicate_of: str | None = None) -> Document:
    return Document(text, publisher=publisher, published=day, duplicate_of=duplicate_of)


def event(source: Document, **changes: object) -> Event:
    plain = Event(
        id=source.id,
        document=source.id,
        confidence=0.8,
        evidence=[Evidence(document=source.id, start=0, end=3, text="hit", rule="test")],
        type=EventType.ASSAULT,
        trigger=Trigger(start=0, end=3, text="hit"),
        actors=["a"],
        recipients=["b"],
    )
    return msgspec.structs.replace(plain, **changes)


A, B, C = document("one", "Gazette"), document("two", "Herald"), document("three", "Courier", "2017-03-20")
DOCUMENTS = {d.id: d for d in (A, B, C)}


def test_two_papers_on_one_attack() -> None:
    [happening] = link_events([event(A), event(B)], DOCUMENTS)
    assert happening.reports == 2


def test_another_time_is_another_happening() -> None:
    assert len(link_events([event(A), event(C)], DOCUMENTS)) == 2


def test_a_stated_date_wins_over_the_day_of_the_paper() -> None:
    day = EventDate(earliest="2017-03-19", latest="2017-03-19", text="on 19 March", precision="day")
    assert len(link_events([event(A, date=day), event(C, date=day)], DOCUMENTS)) == 1


def test_other_sides_places_modes_or_tolls_keep_apart() -> None:
    for change in (
        {"actors": ["x"]},
        {"recipients": ["x"]},
        {"type": EventType.COERCE},
    ):
        assert len(link_events([event(A), event(B, **change)], DOCUMENTS)) == 2
    placed = [event(A, place="p"), event(B, place="q")]
    assert len(link_events(placed, DOCUMENTS)) == 2
    modes = [event(A, mode="aerial"), event(B, mode="beat")]
    assert len(link_events(modes, DOCUMENTS)) == 2
    tolls = [event(d, magnitude={"dead": Count(low=n, best=n, high=n)}) for d, n in ((A, 5), (B, 50))]
    assert len(link_events(tolls, DOCUMENTS)) == 2


def test_one_document_reports_a_happening_once() -> None:
    assert len(link_events([event(A), event(A, id="other")], DOCUMENTS)) == 2


def test_a_copy_is_no_independent_report() -> None:
    copy = document("one, re-headed", "Mirror", duplicate_of=A.id)
    [happening] = link_events([event(A), event(copy)], {**DOCUMENTS, copy.id: copy})
    assert happening.reports == 1


def test_the_same_paper_on_the_same_day_counts_once() -> None:
    again = document("one more", "Gazette")
    [happening] = link_events([event(A), event(again)], {**DOCUMENTS, again.id: again})
    assert happening.reports == 1


def test_without_any_time_nothing_is_joined() -> None:
    first, second = Document("first"), Document("second")
    known = {first.id: first, second.id: second}
    assert len(link_events([event(first), event(second)], known)) == 2


def test_reports_that_rest_on_one_source_count_once() -> None:
    events = [event(A), event(B)]
    [happening] = link_events(events, DOCUMENTS, {A.id: "wire-agency", B.id: "wire-agency"})
    assert happening.reports == 1
    [happening] = link_events(events, DOCUMENTS, {A.id: "wire-agency", B.id: "watch-group"})
    assert happening.reports == 2
    own = document("the wire's own", "Wire Agency")
    found = link_events([*events, event(own)], {**DOCUMENTS, own.id: own}, {A.id: "wire-agency"})
    assert [each.reports for each in found] == [2]


def test_copies_of_copies_and_copies_in_a_ring_end() -> None:
    copy = document("one again", "Mirror", duplicate_of=A.id)
    again = document("one yet again", "Echo", duplicate_of=copy.id)
    known = {**DOCUMENTS, copy.id: copy, again.id: again}
    assert [each.reports for each in link_events([event(A), event(again)], known)] == [1]
    ring = {key: msgspec.structs.replace(known[key], duplicate_of=other) for key, other in
            ((A.id, copy.id), (copy.id, A.id))}  # fmt: skip
    assert link_events([event(A)], ring)[0].reports == 1


def test_a_stretch_of_months_is_linked_with_nothing() -> None:
    year = EventDate(earliest="2017-01-01", latest="2017-12-31", text="this year", precision="year")
    assert len(link_events([event(A, date=year), event(B, date=year)], DOCUMENTS)) == 2
    backwards = EventDate(earliest="2017-12-31", latest="2017-01-01", text="", precision="day")
    assert len(link_events([event(A, date=backwards), event(B, date=backwards)], DOCUMENTS)) == 2


@pytest.mark.parametrize("count", [3000])
def test_many_events_of_one_actor_are_linked_in_time(count: int) -> None:
    papers = [document(str(n), f"P{n}", str(date(2010, 1, 1) + timedelta(days=n))) for n in range(count)]
    before = time.process_time()
    found = link_events([event(each) for each in papers], {each.id: each for each in papers})
    assert len(found) == count // 3
    assert time.process_time() - before < 2


def test_an_actor_alone_is_not_enough() -> None:
    def lone(source: Document, place: str | None) -> Event:
        return event(source, recipients=[], place=place)

    assert len(link_events([lone(A, None), lone(B, None)], DOCUMENTS)) == 2
    assert len(link_events([lone(A, "p"), lone(B, None)], DOCUMENTS)) == 2
    assert len(link_events([lone(A, "p"), lone(B, "p")], DOCUMENTS)) == 1
    assert len(link_events([lone(A, "p"), event(B, place="p")], DOCUMENTS)) == 1
