"""Weighing reported events against a due: fulfilled, contradicted, unclear, or nothing to say."""

from __future__ import annotations

import re
from typing import NamedTuple

from crosscurrents.analysis.matching import Match
from crosscurrents.records import Due, Event, Outcome
from crosscurrents.vocabulary import COUNTED_STATUSES, OutcomeStatus, Status

_REFUSAL = re.compile(
    r"\b(?:(?:will|would|shall|wo|can|could)(?:\s?n[o'’]t)|never|no longer|not going to|refus\w+)\b",
    re.IGNORECASE,
)


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


_SHOWN = 160
