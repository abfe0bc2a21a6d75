"""Decisions that mark words of reports: events that the machine missed, and mentions of another actor."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.records import Decision, Event, EventSaid, Mention, Pointer, Span, SplitOff, Trigger
from crosscurrents.store import decisions
from crosscurrents.store.added import words_of
from crosscurrents.store.looking import Looking
from crosscurrents.store.views import CaseActor, Filters
from crosscurrents.vocabulary import EventType, MentionForm, Verdict

LONGEST_WORDS = 2000
"""Characters of a report that may be marked as telling one event: a long paragraph."""


def added_event(
    case: Looking, document: str, span: Span, kind: str, fields: dict[str, str], *, who: str, note: str
) -> Decision:
    """Build the decision that words of a report tell an event."""
    from crosscurrents.store.saying import said_of

    decisions.check(Verdict.ADD_EVENT, None, kind)
    at = _pointer(case, document, span)
    blank = _blank(at, EventType(kind))
    said = EventSaid(type=blank.type)
    for field, words in fields.items():
        if words:
            one = said_of(field, words, blank, case.find_actor, case.places_called)
            said = msgspec.structs.replace(said, **{field: getattr(one, field)})
    if not (said.actors or said.recipients):
        raise InputError("event", "needs at least one actor", "say who did it, or to whom it was done")
    return decisions.new_decision(
        Verdict.ADD_EVENT, document, value=kind, who=who, note=note, at=at, said=said
    )


def _pointer(case: Looking, document: str, span: Span) -> Pointer:
    start, end = span
    text = next(iter(case.stream_documents(document))).text
    words = text[start:end] if 0 <= start < end <= len(text) else ""
    if not any(letter.isalnum() for letter in words):
        raise InputError("event", f"no words of the report between {start} and {end}", "mark some words")
    if len(words) > LONGEST_WORDS:
        raise InputError("event", f"more than {LONGEST_WORDS:,} characters are marked", "mark fewer words")
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Pointer(document=document, start=start, end=start + len(words), text=words)


def _blank(at: Pointer, kind: EventType) -> Event:
    return Event(
        id="",
        type=kind,
        trigger=Trigger(start=at.start, end=at.end, text=at.text),
        document=at.document,
        confidence=1.0,
        evidence=[words_of(at, "added")],
    )


def split_off(
    case: Looking,
    actor: str,
    name: str,
    spellings: Iterable[str],
    mentions: Iterable[tuple[str, int]],
    *,
    who: str,
    note: str,
) -> Decision:
    """Build the decision that some mentions of an actor mean another one."""
    found = case.find_actor(actor)
    whole: CaseActor = next(iter(case.stream("actors", Filters(id=found.id))))
    named = [mention for mention in whole.mentions if mention.form != MentionForm.PRONOUN]
    chosen = SplitOff(
        ids=found.ids,
        spellings=_spelled(found.name, named, spellings),
        mentions=_mentioned(found.name, whole.mentions, mentions),
    )
    staying = _staying(named, chosen)
    if not staying or not (chosen.spellings or chosen.mentions):
        what = f"nothing would be left of {found.name}" if not staying else "nothing would go to it"
        raise InputError(Verdict.SPLIT, what, "choose some of its names or mentions, not all")
    return decisions.new_decision(
        Verdict.SPLIT,
        found.id,
        value=" ".join(name.split()),
        names=(found.name, None),
        who=who,
        note=note,
        split=chosen,
    )


def _spelled(name: str, mentions: list[Mention], spellings: Iterable[str]) -> list[str]:
    known = {mention.text.casefold() for mention in mentions}
    wanted = list(dict.fromkeys(spellings))
    for spelling in wanted:
        if spelling.casefold() not in known:
            raise UnknownRecord(f"no report calls {name} {spelling!r}")
    return wanted


def _mentioned(name: str, mentions: list[Mention], wanted: Iterable[tuple[str, int]]) -> list[Pointer]:
    at = {(mention.document, mention.start): mention for mention in mentions}
    found = []
    for document, start in dict.fromkeys(wanted):
        mention = at.get((document, start))
        if mention is None:
            raise UnknownRecord(f"{name} isn't mentioned in {document} at {start}")
        found.append(Pointer(document=document, start=start, end=mention.end, text=mention.text))
    return found


def _staying(mentions: list[Mention], chosen: SplitOff) -> int:
    spelled = {spelling.casefold() for spelling in chosen.spellings}
    single = {(mention.document, mention.start) for mention in chosen.mentions}
    return sum(m.text.casefold() not in spelled and (m.document, m.start) not in single for m in mentions)
