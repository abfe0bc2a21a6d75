"""What is denied after it was told: ``Baghdad denied it``, ``a charge which the ministry dismissed``.

The denial stands in a later clause or sentence and names what it denies by a pronoun or a word such as
``charge``. It makes denied what was alleged or is somebody's word; what the report tells itself stays.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from crosscurrents.events.anchors import trigger_token
from crosscurrents.events.ontology import load_yaml
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Event
from crosscurrents.vocabulary import EventType, Status

_WORD_OF_SOMEBODY = frozenset((Status.ALLEGED, Status.OCCURRED, Status.ONGOING))
_SPOKEN = frozenset(
    (EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.AGREE)
)


def deny(parsed: ParsedDocument, events: list[Event]) -> list[Event]:
    """Return the events with the status of those that the text itself says are denied."""
    words = {name: frozenset(row) for name, row in load_yaml("events", "stance.yaml")["denials"].items()}
    denials = [
        token for token in parsed.doc if token.lemma_.lower() in words["verbs"] and token.pos_ == "VERB"
    ]
    changed = list(events)
    for verb in denials:
        place = _denied(verb, parsed, changed, words)
        if place is not None:
            event = changed[place]
            evidence = parsed.evidence(verb.idx, verb.idx + len(verb), "events.denial")
            changed[place] = msgspec.structs.replace(
                event, status=Status.DENIED, evidence=[*event.evidence, evidence]
            )
    return changed


def _denied(
    verb: Token, parsed: ParsedDocument, events: list[Event], words: dict[str, frozenset[str]]
) -> int | None:
    """Return the place of the event that a verb denies: the nearest told before what names it."""
    named = _named(verb, words)
    if named is None:
        return None
    first = named.sent.start_char
    before = [s for s in parsed.sentences if s.start_char < first]
    floor = before[-1].start_char if before else 0
    told = [
        (place, event)
        for place, event in enumerate(events)
        if floor <= event.trigger.start < named.idx and event.type not in _SPOKEN
    ]
    candidates = [
        (place, event)
        for place, event in told
        if event.status in _WORD_OF_SOMEBODY and _is_somebodys(event, parsed)
    ]
    same = [row for row in candidates if row[1].trigger.start >= first]
    chosen = same or (
        candidates if candidates and not [r for r in told if r[1].trigger.start >= first] else []
    )
    return max(chosen, key=lambda row: row[1].trigger.start)[0] if chosen else None


def _named(verb: Token, words: dict[str, frozenset[str]]) -> Token | None:
    """Return the word that takes up what was said: ``it``, ``that claim``, ``a charge that they deny``."""
    if verb.dep_ == "relcl" and verb.head.lemma_.lower() in words["nouns"]:
        return verb.head
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if thing is None:
        return None
    if thing.lower_ in words["pronouns"]:
        return thing
    known = any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those") for c in thing.children
    )
    bare = not any(c.dep_ in ("prep", "acl", "relcl") for c in thing.children)
    return thing if known and bare and thing.lemma_.lower() in words["nouns"] else None


def _is_somebodys(event: Event, parsed: ParsedDocument) -> bool:
    """Tell whether an event is alleged, or told in somebody's words."""
    if event.status is Status.ALLEGED or event.attributed_to is not None:
        return True
    token = trigger_token(parsed, event)
    return token is not None and token.dep_ == "ccomp"
