"""Places that an event's own clause doesn't give: pointed back to, elsewhere in the text, carried over."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.places.clause import is_institution
from crosscurrents.places.cues import Found, cues
from crosscurrents.places.index import PlaceIndex, Standing
from crosscurrents.vocabulary import PlacePrecision

_TAKEN = frozenset({"dobj", "nsubjpass"})
_HIGHEST = 6
_SENTENCES_BACK = 4
_SENTENCES_CARRIED = 3
_LEAST_MENTIONS = 2


def pointed_back(trigger: Token, index: PlaceIndex) -> Found:
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
                return found, ""
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


def in_sentence(trigger: Token, index: PlaceIndex) -> Found:
    """The place of the sentence nearest to the trigger that isn't where somebody said something."""
    standings = [
        standing
        for standing in index.in_sentence(trigger)
        if not is_institution(standing) and not _said_there(standing) and _may_be_setting(standing)
    ]
    nearest = min(standings, key=lambda standing: abs(standing.tokens.start - trigger.i), default=None)
    return (nearest, "") if nearest is not None else None


def _may_be_setting(standing: Standing) -> bool:
    """Tell whether a place stands as a setting: a country only after a preposition of place."""
    return standing.mention.precision is not PlacePrecision.COUNTRY or _is_setting(standing)


def _is_setting(standing: Standing) -> bool:
    head = standing.tokens.root.head
    return head.dep_ == "prep" and head.lower_ in cues().where


def _said_there(standing: Standing) -> bool:
    """Tell whether a place hangs on a verb of saying or on who says it: ``a medic in Hit said``."""
    word = standing.tokens.root
    for _ in range(_HIGHEST):
        if word.lower_ == "according":
            return True
        if word.head.pos_ in {"VERB", "AUX"}:
            return word.head.lemma_ in cues().reporting and word.dep_ in {"nsubj", "agent", "prep", "dobj"}
        if word.head is word:
            return False
        word = word.head
    return False


def carried_over(trigger: Token, index: PlaceIndex) -> Found:
    """The last place of the earlier sentences that is a setting, unless something was only said there."""
    sentence = trigger.sent
    for _ in range(_SENTENCES_CARRIED):
        if sentence.start == 0:
            return None
        earlier = trigger.doc[sentence.start - 1].sent
        literal = [
            standing
            for standing in index.in_sentence(earlier[0])
            if standing.mention.usage == "literal"
            and (_is_setting(standing) or standing.tokens.root.dep_ in _TAKEN)
            and not _said_there(standing)
        ]
        if literal:
            return min(literal, key=_fineness_then_late), ""
        sentence = earlier
    return None


def of_report(trigger: Token, index: PlaceIndex) -> Found:  # noqa: ARG001
    """The town or finer place that the report names most, if it names one at least twice."""
    best = max(index.towns, key=lambda standing: len(standing.place.mentions), default=None)
    return (best, "") if best and len(best.place.mentions) >= _LEAST_MENTIONS else None


def _fineness_then_late(standing: Standing) -> tuple[int, int]:
    return list(PlacePrecision).index(standing.mention.precision), -standing.mention.start
