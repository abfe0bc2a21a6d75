"""From accepted names to places: each on its own, then in the light of the others, then with fallbacks."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from crosscurrents.places.context import Context, context_of
from crosscurrents.places.gazetteer import SKELETON, Gazetteer
from crosscurrents.places.hints import hints_for
from crosscurrents.places.parts import with_parts
from crosscurrents.places.rank import Candidate, Hints, rank
from crosscurrents.places.resolved import Resolved
from crosscurrents.places.spans import Toponym
from crosscurrents.places.spelling import find_similar

_ROUNDS = 2
_LEAST_SURE = 0.15
"""Below this probability the best candidate is a guess: the name stays without coordinates."""
_NEAR_KM = 15.0
"""How far ``near`` reaches, as a radius in km."""
_LEAST_SHARE = 0.2
"""A country that this share of a document's names speaks for is one that an unknown name may lie in."""


Ranking = dict[tuple[str, Hints], list[Candidate]]


def resolve(toponyms: list[Toponym], gazetteer: Gazetteer) -> list[Resolved]:
    """Choose a place for each name, or none where no candidate is likely enough."""
    hints = _shared([hints_for(toponyms, index) for index in range(len(toponyms))], toponyms)
    context = Context()
    for _ in range(_ROUNDS):
        context = _context(_ranked(toponyms, hints, context))
    toponyms = [_respelt(t, h, context, gazetteer) for t, h in zip(toponyms, hints, strict=True)]
    ranked = _ranked(toponyms, hints, context)
    found = [
        _resolved(toponym, hint, ranked[toponym.key, hint], gazetteer)
        for toponym, hint in zip(toponyms, hints, strict=True)
    ]
    return with_parts([_near_next(item, following) for item, following in zip_longest(found, found[1:])])


def _near_next(item: Resolved, following: Resolved | None) -> Resolved:
    """``the village of X, near Hit``: an unknown name lies in the district around the known one."""
    if item.row is not None or following is None or following.choice is None:
        return item
    between = item.toponym.span.doc[item.toponym.span.end : following.toponym.span.start].text
    if between.strip(" ,") not in {"near", "outside", "close to", "just outside", "not far from"}:
        return item
    known = following.choice.place
    district = known._replace(feature="ADM2", radius_km=(known.radius_km or 1.0) + _NEAR_KM)
    return Resolved(item.toponym, None, "places.unit-around", district)


def _context(ranked: Ranking) -> Context:
    return context_of((key, candidates) for (key, _), candidates in ranked.items())


def _shared(hints: list[Hints], toponyms: list[Toponym]) -> list[Hints]:
    """Let a name mean the same place throughout: where no unit stands beside it an earlier one holds."""
    within: dict[str, frozenset[str]] = {}
    for toponym, hint in zip(toponyms, hints, strict=True):
        if hint.within:
            within.setdefault(toponym.key, hint.within)
    return [
        Hints(hint.within or within.get(toponym.key, frozenset()), hint.type)
        for toponym, hint in zip(toponyms, hints, strict=True)
    ]


def _ranked(toponyms: list[Toponym], hints: list[Hints], context: Context) -> Ranking:
    """Rank the candidates of each distinct name and hint."""
    found: Ranking = {}
    for toponym, hint in zip(toponyms, hints, strict=True):
        if (toponym.key, hint) not in found:
            found[toponym.key, hint] = rank(toponym.named, hint, context, toponym.key)
    return found


def _respelt(toponym: Toponym, hint: Hints, context: Context, gazetteer: Gazetteer) -> Toponym:
    """Give a name that the gazetteer hasn't the places that are spelt alike where the document is."""
    if toponym.named or toponym.whole or (toponym.label not in {"GPE", "LOC"} and not hint.type):
        return toponym
    countries = hint.within or frozenset(
        code for code in context.totals if len(code) == 3 and context.share(code) >= _LEAST_SHARE
    )
    if not countries:
        return toponym
    return replace(toponym, named=find_similar(toponym.key, gazetteer, countries))


def _resolved(toponym: Toponym, hint: Hints, ranked: list[Candidate], gazetteer: Gazetteer) -> Resolved:
    if ranked and ranked[0].probability >= _LEAST_SURE:
        alike = ranked[0].form == SKELETON
        return Resolved(toponym, ranked[0], "places.spelling" if alike else "places.gazetteer")
    around = next(filter(None, map(gazetteer.unit, sorted(hint.within, key=len, reverse=True))), None)
    if around is not None:
        return Resolved(toponym, None, "places.unit-around", around)
    return Resolved(toponym, None, "places.unresolved")
