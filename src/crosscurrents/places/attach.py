"""The place that governs an event: not the nearest name, but what the grammar says, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from spacy.tokens import Token

from crosscurrents.places.index import PlaceIndex, Standing
from crosscurrents.places.lexicon import read_data
from crosscurrents.vocabulary import PlacePrecision

_NOMINAL = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "oprd", "obj"})
_MODIFIERS = frozenset({"compound", "nmod", "poss", "amod"})
_CLIMB = frozenset({"xcomp", "advcl", "ccomp", "conj", "acl", "pcomp", "relcl", "prep", "pobj", "dobj"})
_HIGHEST = 4
_SENTENCES_BACK = 4
_WIDER = {PlacePrecision.SITE: PlacePrecision.TOWN, PlacePrecision.TOWN: PlacePrecision.DISTRICT}


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """The words that tie an event to a place."""

    where: frozenset[str]
    loose: frozenset[str]
    goal: frozenset[str]
    source: frozenset[str]
    reporting: frozenset[str]
    back: dict[str, frozenset[PlacePrecision]]
    confidence: dict[str, float]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Return the cue words."""
    return msgspec.convert(read_data("attach.yaml"), Cues)


@dataclass(frozen=True)
class EventPlace:
    """Where an event happened: the place's id, how closely that is known, the mention, and the rule."""

    place: str
    precision: PlacePrecision
    start: int
    end: int
    rule: str
    confidence: float


def place_event(trigger: Token, index: PlaceIndex) -> EventPlace | None:
    """Return the place that governs the event read from ``trigger``, None where the text names none.

    The rules, in order: a place in the event's own clause (``in``, ``at``, ``near``); a place that is
    attacked, entered, held; a place that names the event (``the Mosul offensive``); a place as subject;
    a noun that points back (``the city``); the clause above; the participants' place; another place of
    the sentence; the setting of the sentences before, within the paragraph.
    """
    for name, rule in _RULES.items():
        found = rule(trigger, index)
        if found is not None:
            standing, loose = found
            return _event_place(standing, name, loose)
    return None


def _event_place(standing: Standing, rule: str, loose: bool) -> EventPlace:
    mention = standing.mention
    precision = _WIDER.get(mention.precision, mention.precision) if loose else mention.precision
    sure = cues().confidence[rule] * mention.confidence
    return EventPlace(standing.place.id, precision, mention.start, mention.end, rule, round(sure, 4))


Found = tuple[Standing, bool] | None
"""A place, and whether the event was only near it."""


def _prepositions(word: Token) -> Iterator[Token]:
    """Yield the prepositions of a word, and those of its objects and subject."""
    own = [child for child in word.children if child.dep_ in {"prep", "agent", "advmod"}]
    yield from own
    for child in own:
        yield from (grand for grand in child.children if grand.dep_ == "prep")
        for noun in child.children:
            if noun.dep_ == "pobj":
                yield from (grand for grand in noun.children if grand.dep_ == "prep")
    for child in word.children:
        joined = child.dep_ in {"xcomp", "conj"} and child.pos_ == "VERB"
        if joined or child.dep_ in {"dobj", "nsubjpass", "attr", "oprd"}:
            yield from (grand for grand in child.children if grand.dep_ == "prep")


def _located(word: Token, index: PlaceIndex, kinds: frozenset[str]) -> Found:
    for preposition in _prepositions(word):
        if preposition.lower_ not in kinds:
            continue
        for child in preposition.children:
            if child.dep_ in {"pobj", "pcomp"}:
                under = index.under(child)
                if under:
                    return under[0], preposition.lower_ in cues().loose or _is_far(preposition, word)
    return None


def _is_far(preposition: Token, word: Token) -> bool:
    """Tell whether the preposition follows a distance or direction: ``90 miles north of Mosul``."""
    return preposition.head is not word and preposition.head.pos_ == "ADV"


def _in_clause(trigger: Token, index: PlaceIndex) -> Found:
    return _located(trigger, index, cues().where)


def _is_object(trigger: Token, index: PlaceIndex) -> Found:
    for child in trigger.children:
        if child.dep_ in {"dobj", "nsubjpass", "obj"}:
            direct = index.at(child)
            if direct is not None and direct.may_hold_events:
                return direct, False
            of = _of(child, index)
            if of is not None:
                return of, False
    if trigger.pos_ in {"NOUN", "PROPN"}:
        of = _of(trigger, index)
        if of is not None:
            return of, False
    return _located(trigger, index, cues().goal) or _located(trigger, index, cues().source)


def _of(noun: Token, index: PlaceIndex) -> Standing | None:
    """``control of Raqqa``, ``the siege of Aleppo``, ``the outskirts of the city of Homs``."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "over"}:
            for held in child.children:
                under = index.under(held) if held.dep_ == "pobj" else []
                if under:
                    return under[0]
    return None


def _before_noun(trigger: Token, index: PlaceIndex) -> Found:
    for child in trigger.children:
        if child.dep_ in _MODIFIERS:
            standing = index.at(child)
            if standing is not None and standing.may_hold_events:
                return standing, False
    return None


def _is_subject(trigger: Token, index: PlaceIndex) -> Found:
    for child in trigger.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            standing = index.at(child)
            if standing is not None and standing.may_hold_events:
                return standing, False
    return None


def _pointed_back(trigger: Token, index: PlaceIndex) -> Found:
    """``entered the city``: the last place before of the kind that the noun says."""
    back = cues().back
    for noun in trigger.subtree:
        definite = noun.lower_ == "there" or any(c.lower_ in {"the", "this", "that"} for c in noun.children)
        if noun.lemma_ not in back or noun.dep_ not in {"dobj", "pobj", "nsubjpass", "advmod", "poss"}:
            continue
        named = any(index.at(child) is not None for child in noun.subtree)
        if definite and not named and noun.dep_ != "expl":
            found = _last_before(noun, index, back[noun.lemma_])
            if found is not None:
                return found, False
    return None


def _last_before(noun: Token, index: PlaceIndex, kinds: frozenset[PlacePrecision]) -> Standing | None:
    sentence = noun.sent
    for _ in range(_SENTENCES_BACK):
        for standing in reversed(index.in_sentence(sentence[0])):
            if standing.tokens.end <= noun.i and standing.mention.precision in kinds:
                return standing
        if sentence.start == 0:
            return None
        sentence = noun.doc[sentence.start - 1].sent
    return None


def _clause_above(trigger: Token, index: PlaceIndex) -> Found:
    word = trigger
    for _ in range(_HIGHEST):
        if word.dep_ not in _CLIMB or word.head is word:
            return None
        word = word.head
        if word.lemma_ in cues().reporting:
            return None
        found = _located(word, index, cues().where) or _before_noun(word, index)
        if found is not None:
            return found
    return None


def _participants(trigger: Token, index: PlaceIndex) -> Found:
    """``Mosul residents feel threatened``: a place before or after the noun of a participant."""
    for child in trigger.children:
        if child.dep_ in _NOMINAL or child.dep_ in {"agent", "prep"}:
            under = [standing for standing in index.under(child) if not _is_institution(standing)]
            if under:
                return under[0], False
    return None


def _is_institution(standing: Standing) -> bool:
    return standing.mention.usage == "embedded"


def _in_sentence(trigger: Token, index: PlaceIndex) -> Found:
    """The place of the sentence nearest to the trigger that isn't where somebody said something."""
    standings = [
        standing
        for standing in index.in_sentence(trigger)
        if not _is_institution(standing) and not _said_there(standing) and _may_be_setting(standing)
    ]
    nearest = min(standings, key=lambda standing: abs(standing.tokens.start - trigger.i), default=None)
    return (nearest, False) if nearest is not None else None


def _may_be_setting(standing: Standing) -> bool:
    """Tell whether a place stands as a setting: a country only after a preposition of place."""
    return standing.mention.precision is not PlacePrecision.COUNTRY or _is_setting(standing)


def _is_setting(standing: Standing) -> bool:
    head = standing.tokens.root.head
    return head.dep_ == "prep" and head.lower_ in cues().where


def _said_there(standing: Standing) -> bool:
    """Tell whether a place hangs on a verb of saying: ``a spokesman said in Geneva``."""
    head = standing.tokens.root.head
    return head.dep_ == "prep" and head.head.lemma_ in cues().reporting


def _carried_over(trigger: Token, index: PlaceIndex) -> Found:
    """The last place of the earlier sentences of the paragraph, unless something was only said there."""
    sentence, text = trigger.sent, index.parsed.document.text
    for _ in range(_SENTENCES_BACK - 1):
        if sentence.start == 0:
            return None
        earlier = trigger.doc[sentence.start - 1].sent
        if (
            "\n" in text[earlier.start_char : sentence.start_char].rstrip(" ")
            and "\n" in text[earlier.end_char - 1 : sentence.start_char + 1]
        ):
            return None
        literal = [
            standing
            for standing in index.in_sentence(earlier[0])
            if standing.mention.usage == "literal" and _is_setting(standing) and not _said_there(standing)
        ]
        if literal:
            return min(literal, key=_fineness_then_late), False
        sentence = earlier
    return None


def _fineness_then_late(standing: Standing) -> tuple[int, int]:
    return list(PlacePrecision).index(standing.mention.precision), -standing.mention.start


_RULES: dict[str, Callable[[Token, PlaceIndex], Found]] = {
    "place-in-clause": _in_clause,
    "place-is-object": _is_object,
    "place-before-noun": _before_noun,
    "place-is-subject": _is_subject,
    "place-pointed-back-to": _pointed_back,
    "place-in-clause-above": _clause_above,
    "place-of-participant": _participants,
    "place-in-sentence": _in_sentence,
    "place-carried-over": _carried_over,
}
