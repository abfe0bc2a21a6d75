"""The tables that ``show`` prints, one function a kind of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.table import Table

from crosscurrents.cli.output import plain, table
from crosscurrents.records import Document, Event, EventDate, Place, Relation, Statement
from crosscurrents.store.search import Hit
from crosscurrents.store.summary import ActorSummary
from crosscurrents.vocabulary import COUNTED_STATUSES

Names = Mapping[str, str]
Columns = list[str | tuple[str, dict[str, Any]]]
NUMBER = {"justify": "right", "no_wrap": True}
SHORT = {"no_wrap": True}
ID_DIGITS = 8
"""Digits of an id in a table: enough to be unique in any case one would look at by eye."""


def actor_table(actors: Sequence[ActorSummary]) -> Table:
    """Return who acts, with counts of mentions and of independent reports."""
    columns: Columns = [
        ("Actor", {"ratio": 4, "style": "cyan"}),
        ("Kind", SHORT),
        ("Mentions", NUMBER),
        ("Reports", NUMBER),
        ("Also called", {"ratio": 5, "style": "dim", "overflow": "ellipsis", "no_wrap": True}),
    ]
    rows = [(a.name, a.kind, f"{a.mentions:,}", f"{a.independent:,}", ", ".join(a.aliases)) for a in actors]
    built = table(columns, rows)
    built.expand = True
    return built


def did(event: Event) -> str:
    """Return an event's type, and its mode where it has one."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def event_table(events: Sequence[Event], names: Names) -> Table:
    """Return who did what to whom."""
    columns: Columns = [
        ("Date", SHORT), ("Who", {"style": "cyan"}), "Did", ("To whom", {"style": "cyan"}), "Where",
        ("Status", SHORT), ("Id", {"no_wrap": True, "style": "dim"}),
    ]  # fmt: skip
    rows = [
        (
            day(event.date), called(event.actors, names), did(event),
            called(event.recipients, names), names.get(event.place or "", ""), event.status,
            event.id[:ID_DIGITS],
        )
        for event in events
    ]  # fmt: skip
    return table(columns, rows)


def relation_table(relations: Sequence[Relation], names: Names) -> Table:
    """Return the ties that the reports state."""
    columns: Columns = [
        ("Who", {"style": "cyan"}), ("Tie", SHORT), ("To whom or where", {"style": "cyan"}),
        ("Sign", NUMBER), ("Said by", {}), ("Id", {"no_wrap": True, "style": "dim"}),
    ]  # fmt: skip
    rows = [
        (
            names.get(r.subject, r.subject), _tie(r), names.get(r.object, r.object), f"{r.sign:+.1f}",
            names.get(r.attributed_to or "", ""), r.id[:ID_DIGITS],
        )
        for r in relations
    ]  # fmt: skip
    return table(columns, rows)


def _tie(relation: Relation) -> str:
    """Name a tie, with its status where the text does not state it: ``backs (denied)``."""
    stated = relation.status in COUNTED_STATUSES
    return str(relation.relation) if stated else f"{relation.relation} ({relation.status})"


def statement_table(statements: Sequence[Statement], names: Names) -> Table:
    """Return who is reported to have said what."""
    columns: Columns = [
        ("Said on", SHORT), ("Who", {"style": "cyan", "max_width": 18}), ("Kind", SHORT),
        ("What", {"ratio": 1}),
        ("Id", {"no_wrap": True, "style": "dim"}),
    ]  # fmt: skip
    rows = [
        ((s.said_on or "")[:10], names.get(s.speaker or "", ""), s.kind, s.text, s.id[:ID_DIGITS])
        for s in statements
    ]
    return table(columns, rows)


def ledger_table(statements: Sequence[Statement], names: Names) -> Table:
    """Return what was said to happen by when, and what became of it."""
    columns: Columns = [
        ("Due", SHORT), ("Who", {"style": "cyan", "max_width": 18}), ("Kind", SHORT), ("What", {"ratio": 1}),
        ("Outcome", SHORT), ("Id", {"no_wrap": True, "style": "dim"}),
    ]  # fmt: skip
    rows = []
    for s in statements:
        due = (s.due.latest or s.due.earliest or s.due.text)[:10] if s.due else ""
        outcome = s.outcome.status if s.outcome else "open"
        rows.append((due, names.get(s.speaker or "", ""), s.kind, s.text, outcome, s.id[:ID_DIGITS]))
    return table(columns, rows)


def place_table(places: Sequence[Place], _names: Names) -> Table:
    """Return the places that the reports name."""
    columns: Columns = [
        ("Place", {"style": "cyan"}), ("Country", SHORT), ("Latitude", NUMBER), ("Longitude", NUMBER),
        ("Mentions", NUMBER), ("Id", {"no_wrap": True, "style": "dim"}),
    ]  # fmt: skip
    rows = [
        (p.name, p.country, degrees(p.latitude), degrees(p.longitude), f"{len(p.mentions):,}", p.id)
        for p in places
    ]
    return table(columns, rows)


def document_table(documents: Sequence[Document], _names: Names) -> Table:
    """Return the reports in the case."""
    columns: Columns = [
        ("Published", SHORT), ("Title or source", {"style": "cyan"}), ("Copy of", SHORT), ("Id", SHORT),
    ]  # fmt: skip
    rows = [((d.published or "")[:10], title(d), (d.duplicate_of or "")[:ID_DIGITS], d.id) for d in documents]
    return table(columns, rows)


def hit_table(hits: Sequence[Hit]) -> Table:
    """Return the reports that hold some words."""
    columns: Columns = [("Published", SHORT), ("Title or source", {"style": "cyan"}), "Words"]
    return table(columns, [((h.published or "")[:10], title(h), plain(h.excerpt)) for h in hits])


def title(document: Document | Hit) -> str:
    """Return what a report is called: its title, or its file's name, or its address."""
    source = document.source or ""
    name = source if "://" in source else source.rpartition("/")[2]
    return document.title or name or "untitled"


def day(date: EventDate | None) -> str:
    """Return when something happened: a day, or the first and last day it can have been."""
    if date is None:
        return ""
    first, last = (date.earliest or "?")[:10], (date.latest or "?")[:10]
    return first if first == last else f"{first} …"


def called(actors: Sequence[str], names: Names) -> str:
    """Return the names of actors."""
    return ", ".join(names.get(actor, actor) for actor in actors)


def degrees(value: float | None) -> str:
    """Return a coordinate, empty where the place is unresolved."""
    return "" if value is None else f"{value:.3f}"


TABLES: dict[str, Callable[[Any, Names], Table]] = {
    "events": event_table,
    "relations": relation_table,
    "statements": statement_table,
    "ledger": ledger_table,
    "places": place_table,
    "documents": document_table,
}
NOUNS = {
    "events": "event",
    "relations": "relation",
    "statements": "statement",
    "ledger": "statement with a due",
    "places": "place",
    "documents": "report",
}
