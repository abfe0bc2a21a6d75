"""Weighing reported events against a due: fulfilled, contradicted, unclear, or nothing to say."""

from __future__ import annotations

import re
from typing import NamedTuple

from crosscurrents.analysis.matching import Match
from crosscurrents.analysis.wordings import Told, Wording
from crosscurrents.records import Due, Event, Outcome
from crosscurrents.vocabulary import COUNTED_STATUSES, OutcomeStatus, Status

_REFUSAL = re.compile(
    r"\b(?:(?:will|would|shall|wo|can|could)(?:\s?n[o'’]t)|never|no longer|not going to|refus\w+)\b",
    re.IGNORECASE,
)


_SHOWN = 160


class Answer(NamedTuple):
    """An event that answers a statement: how far it matches, when it happened (ISO), when it was reported."""

    event: Event
    match: Match
    first: str | None
    last: str | None
    reported: str


def is_refusal(text: str) -> bool:
    """Tell whether a statement says that something will not happen."""
    return _REFUSAL.search(text) is not None


def is_joint(text: str) -> bool:
    """Tell whether a statement speaks of several things that must all come about (``both cities``)."""
    return re.search(r"\bboth\b", text) is not None


def weigh(due: Due, answers: list[Answer], refusal: bool) -> Outcome | None:
    """Return the outcome that reported events settle, or None where they settle nothing.

    An event inside the due fulfils (or contradicts, where the statement said it would not happen); one
    that first happened after it contradicts; a report that it did not happen contradicts too. Reports on
    both sides, accusations, weak matches and dates that straddle the due leave it unclear.
    """
    strong = [a for a in answers if a.match is Match.STRONG]
    counted = [a for a in strong if a.event.status in COUNTED_STATUSES]
    denied = [a for a in strong if a.event.status is Status.DENIED]
    inside = [a for a in counted if _inside(a, due)]
    late = [a for a in counted if due.latest and a.first and a.first > due.latest]
    straddling = [a for a in counted if a not in inside and a not in late]
    if inside and denied:
        return _outcome(OutcomeStatus.UNCLEAR, "Reports disagree whether it happened", [*inside, *denied])
    if inside:
        kept = OutcomeStatus.CONTRADICTED if refusal else OutcomeStatus.FULFILLED
        said = "It happened although the statement ruled it out" if refusal else "It happened in time"
        return _outcome(kept, said, inside)
    if straddling:
        return _outcome(
            OutcomeStatus.UNCLEAR, "It happened, but the reports don't say whether in time", straddling
        )
    if late and not refusal:
        return _outcome(OutcomeStatus.CONTRADICTED, f"It first happened after {due.latest}", late[:1])
    if denied and not refusal:
        return _outcome(OutcomeStatus.CONTRADICTED, "A report says that it did not happen", denied)
    return _weak(due, answers)


def _weak(due: Due, answers: list[Answer]) -> Outcome | None:
    alleged = [a for a in answers if a.match is Match.STRONG and a.event.status is Status.ALLEGED]
    if alleged:
        return _outcome(OutcomeStatus.UNCLEAR, "It is only alleged that it happened", alleged)
    partial = [
        a for a in answers if a.match is Match.WEAK and a.event.status in COUNTED_STATUSES and _inside(a, due)
    ]
    if partial:
        return _outcome(
            OutcomeStatus.UNCLEAR, "Something like it was reported, but not clearly the same", partial
        )
    return None


def _inside(answer: Answer, due: Due) -> bool:
    if answer.last is None or (due.latest and answer.last > due.latest):
        return False
    return answer.first is None or due.earliest is None or answer.last >= due.earliest


def _outcome(status: OutcomeStatus, what: str, answers: list[Answer]) -> Outcome:
    chosen = sorted(answers, key=lambda answer: (answer.last or "", answer.event.id))[:3]
    first = chosen[0]
    words = first.event.evidence[0].text
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    when = (
        f"{first.first} to {first.last}"
        if first.first and first.first != first.last
        else first.last or "no known day"
    )
    reason = f"{what}: “{shown}” ({when}, reported {first.reported or 'on no known day'})."
    return Outcome(status=status, reason=reason, evidence=[e for a in chosen for e in a.event.evidence[:1]])


def weigh_wordings(due: Due, by_name: list[list[Wording]], together: bool, refusal: bool) -> Outcome | None:
    """Return the outcome that the wordings of later reports settle, or None.

    ``by_name`` holds the wordings around each name that a statement is about; with ``together`` all of
    them must come about (``both cities will fall``), else any.
    """
    found = [(_weigh_name(due, wordings, refusal)) for wordings in by_name]
    read = [outcome for outcome in found if outcome is not None]
    for status in (OutcomeStatus.CONTRADICTED, OutcomeStatus.UNCLEAR) if together else _DECIDING:
        settled = next((outcome for outcome in read if outcome.status is status), None)
        if settled is not None:
            return settled
    if together and (len(read) < len(found) or not read):
        return None
    return read[0] if read else None


_DECIDING = (OutcomeStatus.FULFILLED, OutcomeStatus.CONTRADICTED, OutcomeStatus.UNCLEAR)


def _weigh_name(due: Due, wordings: list[Wording], refusal: bool) -> Outcome | None:
    happened = [w for w in wordings if w.told in (Told.HAPPENED, Told.KEPT)]
    inside = [w for w in happened if _told_inside(w, due)]
    late = [w for w in happened if due.latest and w.first > due.latest]
    against = [w for w in wordings if w.told in (Told.BROKEN, Told.PUT_OFF)]
    against += [w for w in wordings if w.told is Told.NOT_YET and due.latest and w.last > due.latest]
    if inside and any(w.told is Told.BROKEN for w in against):
        return _worded(OutcomeStatus.UNCLEAR, "Reports disagree", [*inside[:1], *against[:1]])
    if inside and refusal:
        return _worded(OutcomeStatus.CONTRADICTED, "It happened although the statement ruled it out", inside)
    if inside:
        return _worded(OutcomeStatus.FULFILLED, "A later report tells of it in time", inside)
    if refusal:
        against = [w for w in against if w.told is Told.BROKEN]
        late = []
    if against:
        return _worded(
            OutcomeStatus.CONTRADICTED, f"A later report says that it was {against[0].told}", against
        )
    if late and len(late) == len(happened):
        return _worded(OutcomeStatus.CONTRADICTED, f"Reports tell of it only after {due.latest}", late)
    if happened and not refusal:
        return _worded(OutcomeStatus.UNCLEAR, "A report tells of it, but not whether in time", happened)
    return None


def _told_inside(wording: Wording, due: Due) -> bool:
    if due.latest and wording.last > due.latest:
        return False
    return due.earliest is None or wording.last >= due.earliest


def _worded(status: OutcomeStatus, what: str, wordings: list[Wording]) -> Outcome:
    first = min(wordings, key=lambda wording: wording.last)
    words = first.evidence.text.strip()
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return Outcome(status=status, reason=f"{what} ({first.reported}): “{shown}”.", evidence=[first.evidence])
