"""What people decided about a case: append-only rows, told apart from what is in force now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.records import Decision, EventSaid, Pointer, SplitOff, make_id
from crosscurrents.vocabulary import ActorKind, EventType, OutcomeStatus, Status, Verdict

IDENTITY = frozenset({Verdict.SAME, Verdict.DISTINCT})
CHOICES: dict[Verdict, list[str]] = {
    Verdict.KIND: [kind.value for kind in ActorKind],
    Verdict.OUTCOME: [status.value for status in OutcomeStatus],
    Verdict.ADD_EVENT: [kind.value for kind in EventType],
}
EVENT_FIELDS: dict[str, list[str] | None] = {
    "type": [kind.value for kind in EventType],
    "status": [status.value for status in Status],
    "mode": None,
    "actors": None,
    "recipients": None,
    "place": None,
    "date": None,
}
"""What may be corrected in an event, and the words that may stand there where they are a closed list."""


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
    at: Pointer | None = None,
    said: EventSaid | None = None,
    split: SplitOff | None = None,
) -> Decision:
    """Build a decision made now.

    Raises:
        InputError: the value isn't one that this verdict takes.
    """
    check(verdict, object, value)
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
        at=at,
        said=said,
        split=split,
    )


def check(verdict: Verdict, other: str | None, value: str | None) -> None:
    """Make sure that a decision says something that its verdict can mean.

    Raises:
        InputError: it doesn't.
    """
    if verdict in IDENTITY and not other:
        raise InputError(verdict, "needs two actors")
    if verdict in (Verdict.RENAME, Verdict.SPLIT) and not (value or "").strip():
        raise InputError(verdict, "needs the new name")
    if verdict is Verdict.EVENT:
        _check_event(value or "")
    choices = CHOICES.get(verdict)
    if choices and value not in choices:
        raise InputError(str(value), f"isn't a {verdict}", "choose one of " + ", ".join(choices))


def _check_event(value: str) -> None:
    field, given, new = value.partition("=")
    if not given and value not in ("right", "wrong"):
        raise InputError("event", f"{value!r} says nothing about it", "say right, wrong or FIELD=…")
    if given and field not in EVENT_FIELDS:
        listed = ", ".join(EVENT_FIELDS)
        raise InputError("event", f"{field!r} can't be corrected", f"what can: {listed}")
    choices = EVENT_FIELDS.get(field)
    if given and choices and new not in choices:
        raise InputError(new, f"isn't an event's {field}", "choose one of " + ", ".join(choices))


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
    if decision.verdict in (Verdict.ADD_EVENT, Verdict.SPLIT):
        return (decision.verdict, decision.id)
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
            _check_loaded(decision)
        except (msgspec.DecodeError, ValueError) as error:
            raise InputError(f"{where}:{number}", f"isn't a decision ({error})") from error
        yield decision


def _check_loaded(decision: Decision) -> None:
    verdict = Verdict(decision.verdict)
    check(verdict, decision.object, decision.value)
    if verdict is Verdict.SPLIT and decision.split is None:
        raise ValueError("it doesn't say what is split off")
    if verdict is Verdict.ADD_EVENT and (decision.at is None or decision.said is None):
        raise ValueError("it doesn't say which words tell what")


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
