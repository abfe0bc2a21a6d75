"""Places that an event's own clause doesn't give: elsewhere in the sentence, carried over, of the report."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.places.aside import is_aside
from crosscurrents.places.clause import is_institution
from crosscurrents.places.cues import cues
from crosscurrents.places.index import FINENESS, Found, PlaceIndex, Standing, is_derived
from crosscurrents.places.phrase import lie_of_mention, preposition_of
from crosscurrents.vocabulary import PlacePrecision, PlaceUsage

_TAKEN = frozenset({"dobj", "nsubjpass"})
_SENTENCES_CARRIED = 3
_LEAST_MENTIONS = 2
_LEAST_SHARE = 0.34
_LEAD = 300
"""Characters of headline and first sentence."""

_DIRECT = 2


def in_sentence(trigger: Token, index: PlaceIndex) -> Found:
    """The place of the sentence nearest to the trigger that isn't where somebody said something."""
    standings = [
        standing
        for standing in index.in_sentence(trigger)
        if not is_institution(standing)
        and not is_aside(standing, index)
        and _may_be_setting(standing)
        and _is_in_reach(standing, trigger)
    ]
    nearest = min(standings, key=lambda standing: abs(standing.tokens.start - trigger.i), default=None)
    return (nearest, lie_of_mention(nearest, index)) if nearest is not None else None


def _may_be_setting(standing: Standing) -> bool:
    """Tell whether a place stands as a setting: a country only after a preposition of place."""
    if preposition_of(standing) in cues().source:
        return False
    return standing.mention.precision is not PlacePrecision.COUNTRY or _is_setting(standing)


def _is_in_reach(standing: Standing, trigger: Token) -> bool:
    """Tell whether a place belongs to the event's clause, one above it, or says where another happened.

    A place that hangs on a noun of another clause, or stands in one that says when, does not.
    """
    word, steps = standing.tokens.root, 0
    while word.pos_ not in {"VERB", "AUX"} and word.head != word:
        word, steps = word.head, steps + 1
    if word == trigger or (word.is_ancestor(trigger) and not _listed_under(trigger, word)):
        return True
    late = any(child.dep_ == "mark" and child.lower_ in cues().elsewhere for child in word.children)
    return steps <= _DIRECT and not late


def _listed_under(trigger: Token, verb: Token) -> bool:
    """Tell whether an event is only listed after a verb: ``cut the road to Hit and took four villages``."""
    word = trigger
    while word != verb and word.head != word:
        if word.dep_ == "conj":
            return True
        word = word.head
    return False


def _is_setting(standing: Standing) -> bool:
    derived = is_derived(standing.place)
    return derived or preposition_of(standing) in cues().where


def carried_over(trigger: Token, index: PlaceIndex) -> Found:
    """The last setting of the paragraph's earlier sentences, unless something was only said there."""
    sentence: TokenSpan = trigger.sent
    for _ in range(_SENTENCES_CARRIED):
        if sentence.start == 0 or index.begins_paragraph(sentence):
            return None
        sentence = trigger.doc[sentence.start - 1].sent
        literal = [
            standing
            for standing in index.in_sentence(sentence[0])
            if standing.mention.usage == PlaceUsage.LITERAL
            and standing.mention.precision is not PlacePrecision.COUNTRY
            and (_is_setting(standing) or standing.tokens.root.dep_ in _TAKEN)
            and not is_aside(standing, index)
        ]
        if literal:
            best = min(literal, key=_fineness_then_late)
            around = best.tokens.root.head.lemma_.lower() in cues().encircling
            return best, "near" if around else lie_of_mention(best, index)
    return None


def _fineness_then_late(standing: Standing) -> tuple[int, int]:
    return FINENESS[standing.mention.precision], -standing.mention.start


def of_report(trigger: Token, index: PlaceIndex) -> Found:
    """The town that the report names most, if often, unless the paragraph is about another country."""
    best = _main_town(index)
    if best is None:
        return None
    paragraph = index.earlier_in_paragraph(trigger)
    abroad = any(standing.place.country not in {None, best.place.country} for standing in paragraph)
    return None if abroad else (best, "")


def _main_town(index: PlaceIndex) -> Standing | None:
    """Return the town that a report names most: twice at least, and first of all or a third of the time."""
    if "main town" not in index.memo:
        towns = [s for s in index.towns if not is_institution(s) and not is_aside(s, index)]
        times = Counter(standing.place.id for standing in towns)
        best = max(towns, key=lambda standing: times[standing.place.id], default=None)
        most = times[best.place.id] if best is not None else 0
        leads = best is not None and best.mention.start < _LEAD
        often = most >= _LEAST_MENTIONS and (leads or most >= len(towns) * _LEAST_SHARE)
        index.memo["main town"] = best if often else None
    return index.memo["main town"]
