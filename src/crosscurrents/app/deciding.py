"""What people decide in the browser, saved at once as decisions of the case."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosscurrents.app import shapes
from crosscurrents.app.rows import ruling
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.errors import InputError
from crosscurrents.records import Decision
from crosscurrents.store.case import Case
from crosscurrents.vocabulary import ActorKind, EventType, Status, Verdict

OFFERED = frozenset(
    {
        Verdict.SAME, Verdict.DISTINCT, Verdict.RENAME, Verdict.KIND, Verdict.NOT_AN_ACTOR, Verdict.SPLIT,
        Verdict.EVENT, Verdict.ADD_EVENT, Verdict.OUTCOME, Verdict.UNDO,
    }
)  # fmt: skip
"""What the app can decide; taking a report out of the case stays with the command line."""

LONGEST = 2000
"""Characters in a name or a note."""

MOST_CHOSEN = 500
"""Names or mentions that one split may choose."""


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decision as the browser sends it.

    ``add-event`` says of the document ``subject`` that its words from ``start`` to ``end`` tell an event
    of the type ``value``, with further ``fields``. ``split`` gives the ``spellings`` and ``mentions``
    (document, start) of the actor ``subject`` to a new one called ``value``.
    """

    verdict: Verdict
    subject: str
    object: str | None = None
    value: str | None = None
    note: str = ""
    who: str = ""
    start: int = 0
    end: int = 0
    fields: dict[str, str] = {}
    spellings: list[str] = []
    mentions: list[tuple[str, int]] = []

    def words(self) -> Iterator[str]:
        """Yield everything in it that somebody typed."""
        yield from (self.subject, self.object or "", self.value or "", self.note, self.who)
        yield from (word for pair in self.fields.items() for word in pair)
        yield from self.spellings
        yield from (document for document, _ in self.mentions)


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
    if any(len(each) > LONGEST for each in wanted.words()):
        raise InputError("decision", f"has more than {LONGEST:,} characters in one field")
    if max(len(wanted.spellings), len(wanted.mentions), len(wanted.fields)) > MOST_CHOSEN:
        raise InputError("decision", f"chooses more than {MOST_CHOSEN} names or mentions at once")
    return wanted


def decide(snapshot: Snapshot, wanted: Wanted, who: str = "") -> shapes.Ruling:
    """Record a decision; ``who`` decides where the browser names nobody.

    Raises:
        UnknownRecord: it names nothing in the case.
        InputError: it says what can't be said.
    """
    return ruling(_decided(snapshot.case, wanted, wanted.who.strip() or who))


def _decided(opened: Case, wanted: Wanted, who: str) -> Decision:
    match wanted.verdict:
        case Verdict.UNDO:
            return opened.undo(wanted.subject, who=who, note=wanted.note)
        case Verdict.ADD_EVENT:
            span = wanted.start, wanted.end
            kind = wanted.value or ""
            return opened.add_event(wanted.subject, span, kind, wanted.fields, who=who, note=wanted.note)
        case Verdict.SPLIT:
            return opened.split(
                wanted.subject,
                wanted.value or "",
                spellings=wanted.spellings,
                mentions=wanted.mentions,
                who=who,
                note=wanted.note,
            )
        case _:
            return opened.decide(
                wanted.verdict,
                wanted.subject,
                object=wanted.object,
                value=wanted.value,
                who=who,
                note=wanted.note,
            )


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
