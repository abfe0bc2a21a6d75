"""The ledger: statements with a due, and what became of them in later reports.

Pure functions over records. An entry is open until its due has passed; then it is fulfilled or
contradicted by reported events, by the speaker's own later word, or by a person's decision, unclear where
the reports disagree or answer only in part, and otherwise simply due: silence settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from crosscurrents.analysis.matching import Families, Match, match, patterns_of
from crosscurrents.analysis.repeats import Repeats, Slip, find_repeats
from crosscurrents.analysis.subjects import Subjects
from crosscurrents.analysis.verdicts import Answer, is_joint, is_refusal, weigh, weigh_wordings
from crosscurrents.analysis.wordings import Reports, Told, Wording, outcome_words
from crosscurrents.records import (
    Decision,
    Document,
    Due,
    Event,
    Outcome,
    Place,
    Relation,
    Statement,
    TimeExpression,
)
from crosscurrents.vocabulary import COUNTED_STATUSES, OutcomeStatus, Status, Verdict

_WORD = re.compile(r"\w[\w'’-]*")
_ANSWERING = COUNTED_STATUSES | {Status.DENIED, Status.ALLEGED}


class LedgerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with a due, the day it was said, what became of it, and how often its date slipped."""

    statement: Statement
    said: str | None
    due: Due
    outcome: Outcome
    slips: list[Slip] = []


def build_ledger(
    statements: Iterable[Statement],
    events: Iterable[Event],
    documents: Iterable[Document],
    relations: Iterable[Relation] = (),
    decisions: Iterable[Decision] = (),
    as_of: str | None = None,
    places: Iterable[Place] = (),
    dates: Iterable[TimeExpression] = (),
) -> list[LedgerEntry]:
    """Return the ledger of a case in order of the day of saying.

    ``as_of`` (ISO day) is the day up to which reports were read, by default that of the last document:
    a due that lies after it is open. Statements of duplicate documents are left out. ``places`` and
    ``dates`` of the reports let their own wordings answer where no event does.
    """
    documents = list(documents)
    reports = _Reports(events, documents, relations)
    today = as_of or max((_day(document) for document in reports.documents.values()), default="")
    dated = [s for s in statements if s.due is not None and not reports.is_copy(s.document)]
    said = {s.id: s.said_on or reports.day(s.document) for s in dated}
    settled = _settled(decisions)
    subjects, told = Subjects(documents, places), Reports(documents, dates)
    repeats = find_repeats(dated, said, reports.by_id, reports.families, subjects)
    entries = []
    for statement in sorted(dated, key=lambda item: (said[item.id], item.content, item.id)):
        day = said[statement.id]
        outcome = settled.get(statement.id) or _outcome(
            statement,
            today,
            reports.answers(statement, day),
            _wordings(statement, day, subjects, told),
            repeats,
        )
        slips = repeats.slips.get(statement.id, [])
        entries.append(_entry(statement, day, outcome, slips, repeats.first_of))
    return entries


class _Reports:
    """The reported events of a case with the days of their documents."""

    def __init__(
        self, events: Iterable[Event], documents: Iterable[Document], relations: Iterable[Relation]
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self.families = Families(relations)
        self.by_id = {event.id: event for event in events if not self.is_copy(event.document)}

    def is_copy(self, document: str) -> bool:
        """Tell whether a document repeats another one."""
        found = self.documents.get(document)
        return found is not None and found.duplicate_of is not None

    def day(self, document: str) -> str:
        """Return the day a document was published, empty where unknown."""
        return _day(self.documents.get(document))

    def answers(self, statement: Statement, said: str) -> list[Answer]:
        """Return the events that answer a statement, with how far they match and when they happened."""
        patterns = patterns_of(statement.about, self.by_id)
        found = []
        for event in self.by_id.values() if patterns else ():
            own = event.document == statement.document
            if own or event.id in statement.about or event.status not in _ANSWERING:
                continue
            grade = max(match(p, event, self.families, statement.speaker) for p in patterns)
            reported = self.day(event.document)
            first, last = _when(event, reported)
            before = said and ((reported and reported < said) or (last and last < said))
            if grade is not Match.NONE and not before:
                found.append(Answer(event, grade, first, last, reported))
        return found


def _entry(
    statement: Statement, said: str, outcome: Outcome, slips: list[Slip], first_of: Mapping[str, str]
) -> LedgerEntry:
    due = statement.due or Due(earliest=None, latest=None, text="")
    linked = msgspec.structs.replace(statement, outcome=outcome, repeats=first_of.get(statement.id))
    return LedgerEntry(statement=linked, said=said or None, due=due, outcome=outcome, slips=slips)


def _day(document: Document | None) -> str:
    return (document.published or "")[:10] if document else ""


def _settled(decisions: Iterable[Decision]) -> dict[str, Outcome]:
    """Return the outcomes that people decided; the last decision in force holds."""
    outcomes: dict[str, Outcome] = {}
    for decision in decisions:
        if decision.verdict != Verdict.OUTCOME or decision.undone:
            continue
        who = decision.who or "a person"
        reason = f"Settled by {who}{' on ' + decision.when[:10] if decision.when else ''}"
        reason += f": {decision.note}" if decision.note else "."
        outcomes[decision.subject] = Outcome(status=OutcomeStatus(decision.value or ""), reason=reason)
    return outcomes


def _when(event: Event, reported: str) -> tuple[str | None, str | None]:
    """Return when an event happened at the earliest and at the latest: no later than its report."""
    if event.date is None:
        return None, reported or None
    return event.date.earliest, event.date.latest or reported or None


def _wordings(statement: Statement, said: str, subjects: Subjects, told: Reports) -> list[list[Wording]]:
    """Return what later reports tell around each name that a statement is about."""
    names = subjects.of(statement)
    asked = names if is_joint(statement.text) else names[:1]
    found = [list(told.answering(statement, name, said)) for name in asked]
    if names and names[0] in outcome_words()["topics"]:
        setting = subjects.setting(statement)
        return [
            [w for w in wordings if setting & set(_WORD.findall(_around(w, subjects)))] for wordings in found
        ]
    return found


def _around(wording: Wording, subjects: Subjects) -> str:
    """Return the words that show what a wording is about: its sentence; for a kept word its paragraph too."""
    words = wording.evidence
    if wording.told is Told.KEPT:
        return subjects.paragraph(words.document, words.start)
    return words.text


def _outcome(
    statement: Statement, today: str, answers: list[Answer], by_name: list[list[Wording]], repeats: Repeats
) -> Outcome:
    due = statement.due or Due(earliest=None, latest=None, text="")
    refusal = is_refusal(statement.text)
    found = weigh(due, answers, refusal)
    worded = weigh_wordings(due, by_name, is_joint(statement.text), refusal)
    if found is not None and (found.status is not OutcomeStatus.UNCLEAR or worded is None):
        return found
    if worded is not None:
        return worded
    slip = repeats.put_off(statement)
    if due.latest is None or not today or today <= due.latest:
        until = f"until {due.latest}" if due.latest else "without an end"
        seen = today or "no known day"
        return Outcome(status=OutcomeStatus.OPEN, reason=f"Runs {until}; the last report is of {seen}.")
    if slip is not None:
        reason = f"The speaker later put it off from {slip.was_due} to {slip.now_due} ({slip.days} days)."
        return Outcome(status=OutcomeStatus.CONTRADICTED, reason=reason)
    reason = f"Came due on {due.latest}; no report read so far says whether it happened."
    return Outcome(status=OutcomeStatus.DUE, reason=reason)
