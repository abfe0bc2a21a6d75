"""What people decided about a case: append-only rows, told apart from what is in force now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.records import Decision, make_id
from crosscurrents.vocabulary import ActorKind, OutcomeStatus, Verdict

IDENTITY = frozenset({Verdict.SAME, Verdict.DISTINCT})
CHOICES: dict[Verdict, list[str]] = {
    Verdict.KIND: [kind.value for kind in ActorKind],
    Verdict.OUTCOME: [status.value for status in OutcomeStatus],
}


class Merged(msgspec.Struct, frozen=True):
    """What loading another case's decisions did; each conflict is (given up, in force)."""

    added: int
    known: int
    conflicts: list[tuple[Decision, Decision]]


def new_decision(
    verdict: Verdict,
    subject: str,
    *,
    object: str | None = None,
    value: str | None = None,
    names: tuple[str | None, str | None] = (None, None),
    who: str = "",
    note: str = "",
) -> Decision:
    """Build a decision made now.

    Raises:
        InputError: the value isn't one that this verdict takes.
    """
    _check(verdict, object, value)
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    return Decision(
        id=make_id(verdict, subject, object, value, who, when),
        verdict=verdict,
        subject=subject,
        object=object,
        value=value,
        subject_name=names[0],
        object_name=names[1],
        who=who,
        when=when,
        note=note,
    )


def _check(verdict: Verdict, other: str | None, value: str | None) -> None:
    if verdict in IDENTITY and not other:
        raise InputError(verdict, "needs two actors")
    if verdict is Verdict.RENAME and not (value or "").strip():
        raise InputError(verdict, "needs the new name")
    choices = CHOICES.get(verdict)
    if choices and value not in choices:
        raise InputError(str(value), f"isn't a {verdict}", "choose one of " + ", ".join(choices))


def append(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> int:
    """Write decisions that the case doesn't hold yet; return how many those were."""
    before = connection.total_changes
    connection.executemany(
        "INSERT OR IGNORE INTO decisions (id, verdict, subject, json) VALUES (?, ?, ?, ?)",
        ((d.id, d.verdict, d.subject, msgspec.json.encode(d).decode()) for d in decisions),
    )
    return connection.total_changes - before


def all_decisions(connection: sqlite3.Connection) -> list[Decision]:
    """Return every row ever written, oldest first, those taken back marked as undone."""
    rows = connection.execute("SELECT json FROM decisions ORDER BY number")
    found = [msgspec.json.decode(json, type=Decision) for (json,) in rows]
    found.sort(key=lambda decision: decision.when)
    return _mark_undone(found)


def _mark_undone(decisions: list[Decision]) -> list[Decision]:
    undone: set[str] = set()
    marked = []
    for decision in reversed(decisions):
        taken_back = decision.id in undone
        if decision.verdict == Verdict.UNDO and not taken_back:
            undone.add(decision.subject)
        marked.append(msgspec.structs.replace(decision, undone=taken_back))
    return marked[::-1]


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that count: not undone, and the last of each on the same matter."""
    latest: dict[object, Decision] = {}
    for decision in decisions:
        if not decision.undone and decision.verdict != Verdict.UNDO:
            matter = matter_of(decision)
            latest.pop(matter, None)
            latest[matter] = decision
    return list(latest.values())


def matter_of(decision: Decision) -> tuple[object, ...]:
    """Return what a decision is about: two decisions on one matter can't both be in force."""
    if decision.verdict in IDENTITY:
        return ("identity", frozenset((decision.subject, decision.object)))
    if decision.verdict == Verdict.EVENT:
        field, given, _ = (decision.value or "").partition("=")
        return (decision.verdict, decision.subject, field if given else None)
    return (decision.verdict, decision.subject)


def find(decisions: Iterable[Decision], id_start: str) -> Decision:
    """Return the decision whose id starts so.

    Raises:
        UnknownRecord: none does, or several do.
    """
    found = [d for d in decisions if d.id.startswith(id_start)]
    if len(found) != 1:
        raise UnknownRecord(f"{len(found) or 'no'} decisions have an id that starts with {id_start}")
    return found[0]


def dump(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield every row as a JSON line, oldest first."""
    for decision in all_decisions(connection):
        yield msgspec.json.encode(msgspec.structs.replace(decision, undone=False)) + b"\n"


def parse_lines(lines: Iterable[str | bytes], where: str = "decisions") -> Iterator[Decision]:
    """Read decisions from JSON lines.

    Raises:
        InputError: a line isn't a decision; names the line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decision = msgspec.json.decode(line, type=Decision)
            _check(Verdict(decision.verdict), decision.object, decision.value)
        except (msgspec.DecodeError, ValueError) as error:
            raise InputError(f"{where}:{number}", f"isn't a decision ({error})") from error
        yield decision


def merge(connection: sqlite3.Connection, incoming: Iterable[Decision]) -> Merged:
    """Add another case's decisions; where two contradict each other the later one is in force."""
    ours = {matter_of(d): d for d in in_force(all_decisions(connection))}
    theirs = list(incoming)
    added = append(connection, theirs)
    now = {matter_of(d): d for d in in_force(all_decisions(connection))}
    conflicts = []
    for decision in in_force(_mark_undone(sorted(theirs, key=lambda d: d.when))):
        matter = matter_of(decision)
        mine = ours.get(matter)
        if mine and (mine.verdict, mine.value) != (decision.verdict, decision.value) and matter in now:
            conflicts.append((mine if now[matter].id == decision.id else decision, now[matter]))
    return Merged(added, len(theirs) - added, conflicts)
