"""Promises that are made again: which statement repeats which, and by how much its date slipped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from crosscurrents.analysis.matching import Families, Match, match, patterns_of
from crosscurrents.analysis.subjects import Subjects
from crosscurrents.analysis.wordings import classes_of
from crosscurrents.records import Event, Statement

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    {
        "that",
        "will",
        "would",
        "have",
        "been",
        "with",
        "from",
        "their",
        "they",
        "this",
        "there",
        "when",
        "also",
        "were",
    }
)
_LINES = frozenset({"take", "end", "assault", "begin", "leave", "enter", "hold"})
_SAME_WORDING = 0.5
"""Share of content words that two statements of one speaker must have in common to be one promise where no
event was read in them: below it they only share a subject."""


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """A promise made again with a later end: from when to when, and by how many days."""

    first: str
    statement: str
    was_due: str
    now_due: str
    days: int


class Repeats(msgspec.Struct, frozen=True, kw_only=True):
    """For each repeating statement the first of its line, and the slips of each first statement."""

    first_of: dict[str, str]
    slips: dict[str, list[Slip]]

    def put_off(self, statement: Statement) -> Slip | None:
        """Return the slip that put off the very end that this statement had set."""
        line = self.slips.get(self.first_of.get(statement.id, statement.id), [])
        end = statement.due.latest if statement.due else None
        return next((slip for slip in line if slip.was_due == end), None)


def find_repeats(
    statements: Iterable[Statement],
    said: Mapping[str, str],
    events: Mapping[str, Event],
    families: Families,
    subjects: Subjects | None = None,
) -> Repeats:
    """Link statements with a due to the first statement of the same promise by the same speaker.

    ``said`` gives the day of each statement (ISO). A repeat whose due ends later than that of the one
    before it is a slip. ``subjects`` tells what statements are about by name, where no event was read.
    """
    first_of: dict[str, str] = {}
    slips: dict[str, list[Slip]] = defaultdict(list)
    lines: list[list[Statement]] = []
    for statement in sorted(statements, key=lambda item: (said.get(item.id, ""), item.id)):
        line = next(
            (ln for ln in lines if _same_promise(ln[-1], statement, events, families, subjects)), None
        )
        if line is None:
            lines.append([statement])
            continue
        first_of[statement.id] = line[0].id
        slip = _slip(line, statement)
        if slip:
            slips[line[0].id].append(slip)
        line.append(statement)
    return Repeats(first_of=first_of, slips=dict(slips))


def _slip(line: list[Statement], statement: Statement) -> Slip | None:
    ends = [earlier.due.latest for earlier in line if earlier.due and earlier.due.latest]
    now = statement.due.latest if statement.due else None
    if not ends or now is None or now <= max(ends):
        return None
    days = (date.fromisoformat(now) - date.fromisoformat(max(ends))).days
    return Slip(first=line[0].id, statement=statement.id, was_due=max(ends), now_due=now, days=days)


def _same_promise(
    earlier: Statement,
    later: Statement,
    events: Mapping[str, Event],
    families: Families,
    subjects: Subjects | None,
) -> bool:
    if (
        earlier.speaker is None
        or later.speaker is None
        or not families.related(earlier.speaker, later.speaker)
    ):
        return False
    ours, theirs = patterns_of(earlier.about, events), patterns_of(later.about, events)
    if any(match(one, other, families, earlier.speaker) is Match.STRONG for one in ours for other in theirs):
        return True
    if subjects and set(classes_of(earlier)) & set(classes_of(later)) & _LINES:
        return subjects.of(earlier)[:1] == subjects.of(later)[:1] != []
    return _overlap(_words(earlier), _words(later)) >= _SAME_WORDING


def _words(statement: Statement) -> set[str]:
    due = set(_WORD.findall(statement.due.text.lower())) if statement.due else set()
    words = {word.lower() for word in _WORD.findall(statement.text)} - _COMMON
    return {word[:6] for word in words} - {word[:6] for word in due}


def _overlap(ones: set[str], others: set[str]) -> float:
    smaller = min(len(ones), len(others))
    return len(ones & others) / smaller if smaller >= 2 else 0.0
