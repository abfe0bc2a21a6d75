"""Reports beside tables, as lines for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crosscurrents.cli.findings.quotes import cut

if TYPE_CHECKING:
    from crosscurrents.analysis.comparison import Comparison, Lone, Match
    from crosscurrents.analysis.occurrences import Occurrence

_Names = Mapping[str, str]


def comparison(found: Comparison, names: _Names, limit: int) -> list[str]:
    """Say what both have, why the rest isn't matched, and what only one side has."""
    read = len(found.both) + len(found.only_read)
    lines = [
        f"{found.since} to {found.until}: of {read} acts of violence that the reports tell of,"
        f" {len(found.both)} have rows that may be the same; {len(found.only_coded)} rows are in no report",
        "That only one side has something doesn't make it wrong: tables have rules of what is an event,"
        " reports tell of other times and places in passing.",
    ]
    lines += [f"  {count} {reason}" for reason, count in found.reasons.items()]
    shown = limit or None
    lines.append("In both, with the nearest row:")
    for match in found.both[:shown]:
        lines += _match(match, names)
    lines.append("Only in reports:")
    lines += [_lone(lone, names) for lone in found.only_read[:shown]]
    lines.append("Only in tables, those with most dead first:")
    lines += [f"  {_row(lone.occurrence, names)}" for lone in found.only_coded[:shown]]
    return lines


def _match(match: Match, names: _Names) -> list[str]:
    others = f" and {len(match.coded) - 1} more" if len(match.coded) > 1 else ""
    return [
        f"  {_told(match.read, names, by_publication=match.by_publication)}",
        f"    {_row(match.coded[0], names)}{others}",
    ]


def _lone(lone: Lone, names: _Names) -> str:
    return f"  {_told(lone.occurrence, names, by_publication=False)}: {lone.reason}"


def _told(one: Occurrence, names: _Names, *, by_publication: bool) -> str:
    words = cut(one.events[0].evidence[0].text)
    when = "some two weeks before publication" if by_publication else _when(one)
    return f"{one.id} {when} {names.get(one.place or '', 'somewhere')}, {_sides(one, names)}: “{words}”"


def _row(one: Occurrence, names: _Names) -> str:
    from crosscurrents.analysis.comparison import dead

    killed = f", {dead(one)} dead" if dead(one) else ""
    return f"{one.id} {_when(one)} {names.get(one.place or '', 'somewhere')}, {_sides(one, names)}{killed}"


def _when(one: Occurrence) -> str:
    if one.first is None:
        return "undated"
    return str(one.first) if one.first == one.last else f"{one.first} to {one.last}"


def _sides(one: Occurrence, names: _Names) -> str:
    sides = (", ".join(names.get(a, a) for a in side) for side in (one.actors, one.recipients))
    return " – ".join(side or "nobody named" for side in sides)
