"""From a decision to the record that it is about, through readings that give that record another id.

Records are found by id; where a newer reading knows the id no longer, by the words at which the record
stood: the document, the offsets, and for events the word that told it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from crosscurrents.records import Decision, Event, Pointer, Span, Statement
from crosscurrents.store.rows import decode
from crosscurrents.vocabulary import Verdict

POINTING = {Verdict.EVENT: "events", Verdict.OUTCOME: "statements"}
"""The verdicts that are about a record of a reading, and the kind of that record."""

LIKE_ENOUGH = 0.5
"""Share of the words of both (intersection over union) from which two spans are one place of a text."""


def pointer_to(record: Event | Statement) -> Pointer:
    """Return where a record stands in its document."""
    first = record.evidence[0]
    if isinstance(record, Event):
        return Pointer(
            document=record.document,
            start=first.start,
            end=first.end,
            text=first.text,
            kind=record.type,
            trigger=record.trigger,
        )
    start, end = _content(record)
    return Pointer(document=record.document, start=start, end=end, text=record.text, kind=record.kind)


def follow(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions with the ids that their subjects have in the readings as they are now."""
    decisions = list(decisions)
    gone = _gone(connection, decisions)
    return [_followed(connection, d) if d.id in gone else d for d in decisions]


def _gone(connection: sqlite3.Connection, decisions: list[Decision]) -> set[str]:
    """Return the decisions whose subject is in no reading, but whose words may still be found."""
    found: set[str] = set()
    for verdict, kind in POINTING.items():
        pointing = [d for d in decisions if d.verdict == verdict and d.at]
        wanted = msgspec.json.encode([d.subject for d in pointing]).decode()
        query = "SELECT id FROM records WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
        known = {id for (id,) in connection.execute(query, (kind, wanted))}
        found |= {d.id for d in pointing if d.subject not in known}
    return found


def _followed(connection: sqlite3.Connection, decision: Decision) -> Decision:
    assert decision.at
    kind = POINTING[Verdict(decision.verdict)]
    rows = connection.execute(
        "SELECT r.json FROM records r JOIN documents d ON d.number = r.document"
        " WHERE d.id = ? AND r.kind = ? ORDER BY r.position",
        (decision.at.document, kind),
    )
    found = closest(decision.at, [decode(kind, json) for (json,) in rows])
    return msgspec.structs.replace(decision, subject=found) if found else decision


def closest(pointer: Pointer, records: list[Any]) -> str | None:
    """Return the id of the record that stands where ``pointer`` points, None where none clearly does."""
    scored = [(_nearness(pointer, record), record.id) for record in records]
    best = max(scored, default=((0.0, False), ""))
    if best[0][0] == 0.0 or [score for score, _ in scored].count(best[0]) > 1:
        return None
    return best[1]


def _nearness(pointer: Pointer, record: Event | Statement) -> tuple[float, bool]:
    """Return how far a record stands at the same words (0…1), and whether it is of the same kind.

    An event told by the same word is the same one whatever its type; told by another word, it must be
    of the same type, and each word must lie within what the other event was read from.
    """
    if isinstance(record, Statement):
        score = overlap((pointer.start, pointer.end), _content(record))
        return (score if score >= LIKE_ENOUGH else 0.0), record.kind == pointer.kind
    same = record.type == pointer.kind
    if pointer.trigger is None:
        return 0.0, same
    word, other = pointer.trigger, record.trigger
    score = overlap((word.start, word.end), (other.start, other.end))
    if score:
        return 1 + score, same
    first = record.evidence[0]
    crossed = first.start <= word.start < first.end and pointer.start <= other.start < pointer.end
    share = overlap((pointer.start, pointer.end), (first.start, first.end))
    return (share if same and crossed and share >= LIKE_ENOUGH else 0.0), same


def overlap(one: Span, other: Span) -> float:
    """Return what two spans share, of what they cover together (0…1)."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _content(statement: Statement) -> Span:
    spans = statement.content or [(statement.evidence[0].start, statement.evidence[0].end)]
    return min(start for start, _ in spans), max(end for _, end in spans)
