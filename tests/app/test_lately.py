"""What changed lately: with the last reports that came in, or in the last stretch of time."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from crosscurrents.app.lately import lately
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.records import Document
from crosscurrents.store.case import Case
from support.records import DOCUMENT, OneReading, reading

LATER = Document("Greens met Blues. Greens aided Blues.", published="2016-11-20", source="later.txt")


class Readings(OneReading):
    """Reads the first report as ever, and in the later one that Greens helped Blues."""

    def read(self, document: Document):  # type: ignore[no-untyped-def]
        first = reading()
        if document.id == DOCUMENT.id:
            return first
        moved = [msgspec.structs.replace(item, document=document.id) for item in first.events[0].evidence]
        event = msgspec.structs.replace(
            first.events[0], id="a" * 16, type="AID", quad=2, actors=["greens"], recipients=["blues"],
            document=document.id, evidence=moved,
            date=msgspec.structs.replace(first.events[0].date, earliest="2016-11-19", latest="2016-11-19"),
        )  # fmt: skip
        actors = [
            msgspec.structs.replace(a, document=document.id, mentions=[], evidence=moved)
            for a in first.actors
        ]
        return msgspec.structs.replace(
            first, document=document.id, actors=[*actors, msgspec.structs.replace(actors[0], id="golds",
            name="Golds")], events=[event], relations=[], statements=[], places=[], dates=[],
        )  # fmt: skip


def case_of(path: Path, *documents: Document) -> Case:
    case = Case(path)
    case.add(documents, Readings())  # type: ignore[arg-type]
    return case


def set_arrival(path: Path, document: str, at: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE documents SET added = ? WHERE id = ?", (at, document))


def test_what_came_in_last_is_told_apart_by_when_it_came(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    case_of(path, DOCUMENT, LATER).close()
    set_arrival(path, DOCUMENT.id, "2026-01-01T10:00:00Z")
    with Case(path) as case:
        seen = lately(Snapshot(case))
    assert (seen.basis, [r.id for r in seen.reports]) == ("arrival", [LATER.id])
    assert [event.type for event in seen.events] == ["AID"]
    assert [actor.name for actor in seen.actors] == ["Golds"]
    assert [(t.a.id, t.b.id, t.before) for t in seen.ties] == [("blues", "greens", 0.0)]
    assert [row.due_latest for row in seen.dues] == ["2016-11-04"]


def test_where_all_came_at_once_the_last_weeks_are_new(tmp_path: Path) -> None:
    with case_of(tmp_path / "a.case", DOCUMENT, LATER) as case:
        seen = lately(Snapshot(case))
    assert (seen.basis, seen.since, seen.report_total) == ("published", "2016-11-13", 1)


def test_one_report_is_nothing_to_compare_with(whole_case: Case) -> None:
    seen = lately(Snapshot(whole_case))
    assert (seen.basis, seen.event_total, seen.reports) == ("", 0, [])


@pytest.mark.parametrize("days", [("2016-10-31", "2016-12-31")])
def test_reports_without_days_are_compared_by_events(tmp_path: Path, days: tuple[str, str]) -> None:
    undated = [Document(d.text, source=d.source) for d in (DOCUMENT, LATER)]
    with case_of(tmp_path / "a.case", *undated) as case:
        snapshot = Snapshot(case)
        for event, day in zip(list(snapshot.events), days, strict=True):
            when = msgspec.structs.replace(event.date, earliest=day, latest=day)
            snapshot.events[snapshot.events.index(event)] = msgspec.structs.replace(event, date=when)
        seen = lately(snapshot)
    assert (seen.basis, seen.event_total, seen.report_total) == ("events", 1, 0)
