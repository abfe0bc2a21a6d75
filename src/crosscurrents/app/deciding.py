"""What people decide in the browser, saved at once as decisions of the case."""

from __future__ import annotations

import msgspec

from crosscurrents.app import shapes
from crosscurrents.app.rows import ruling
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.errors import InputError
from crosscurrents.vocabulary import ActorKind, EventType, Status, Verdict

OFFERED = frozenset(
    {
        Verdict.SAME, Verdict.DISTINCT, Verdict.RENAME, Verdict.KIND, Verdict.NOT_AN_ACTOR, Verdict.EVENT,
        Verdict.OUTCOME, Verdict.UNDO,
    }
)  # fmt: skip
"""What the app can decide; taking a report out of the case stays with the command line."""

LONGEST = 2000
"""Characters in a name or a note."""


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decision as the browser sends it."""

    verdict: Verdict
    subject: str
    object: str | None = None
    value: str | None = None
    note: str = ""
    who: str = ""


def read_wanted(body: bytes) -> Wanted:
    """Read a decision from a request.

    Raises:
        InputError: it isn't one, or one that the app doesn't take.
    """
    try:
        wanted = msgspec.json.decode(body, type=Wanted)
    except msgspec.DecodeError as error:
        raise InputError("decision", str(error)) from error
    if wanted.verdict not in OFFERED:
        raise InputError("decision", f"{wanted.verdict} can't be decided here")
    if any(len(each or "") > LONGEST for each in (wanted.subject, wanted.object, wanted.value, wanted.note)):
        raise InputError("decision", f"has more than {LONGEST:,} characters in one field")
    if wanted.verdict is Verdict.EVENT:
        _check_event(wanted.value or "")
    return wanted


def _check_event(value: str) -> None:
    field, given, new = value.partition("=")
    allowed: dict[str, list[str]] = {"type": [*EventType], "status": [*Status]}
    if value in ("right", "wrong") or (given and new in allowed.get(field, ())):
        return
    raise InputError("decision", f"{value!r} says nothing about an event")


def decide(snapshot: Snapshot, wanted: Wanted) -> shapes.Ruling:
    """Record a decision.

    Raises:
        UnknownRecord: it names nothing in the case.
    """
    case = snapshot.case
    if wanted.verdict is Verdict.UNDO:
        return ruling(case.undo(wanted.subject, who=wanted.who, note=wanted.note))
    made = case.decide(
        wanted.verdict,
        wanted.subject,
        object=wanted.object,
        value=wanted.value,
        who=wanted.who,
        note=wanted.note,
    )
    return ruling(made)


def decisions_view(snapshot: Snapshot) -> shapes.RulingList:
    """Return all decisions, the last first, and the words that decisions may use."""
    rows = [ruling(decision) for decision in reversed(snapshot.case.decisions())]
    return shapes.RulingList(
        total=len(rows),
        rows=rows,
        kinds=[kind.value for kind in ActorKind],
        types=[each.value for each in EventType],
        statuses=[each.value for each in Status],
    )


def decisions_dump(snapshot: Snapshot) -> bytes:
    """Return all decisions as JSON lines, as ``crosscurrents decide load`` takes them."""
    return b"".join(snapshot.case.dump_decisions())
