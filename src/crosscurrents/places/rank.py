"""Which of the places that share a name is meant: features that explain themselves, weighed and added."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from crosscurrents.places.context import Context
from crosscurrents.places.gazetteer import SKELETON, Named
from crosscurrents.places.geometry import distance_km
from crosscurrents.places.lexicon import class_of, read_data
from crosscurrents.places.schema import ALTERNATE, BARE, DEMONYM, KNOWN, NAME, SHORT, UNLIKE, PlaceRow

_FORM_NAMES = {
    KNOWN: "known-name", NAME: "own-name", ALTERNATE: "other-name", BARE: "without-article",
    DEMONYM: "demonym", SHORT: "short-name", UNLIKE: "unlike-name", SKELETON: "transliteration",
}  # fmt: skip
_UNITS = frozenset({"province", "district", "region"})
_TOWNS = frozenset({"town", "capital", "quarter"})
_OWN_FORMS = frozenset({KNOWN, NAME, SHORT, BARE})
_LEAST_PEOPLE = 1000
_NEAR_KM = 60.0
_WELL_KNOWN = 250_000
"""People from which a town may be named in reports that are about somewhere else."""
_SMALL = frozenset({"town", "quarter", "district"})
_FEW_NAMES = 2
_ENOUGH_NAMES = 4
"""Distinct names from which a document shows what it is about."""
_LEAST_SHARE = 0.12


@dataclass(frozen=True)
class Hints:
    """What stands beside a name: a unit or country that should contain it, and a word for its type."""

    within: frozenset[str] = frozenset()
    type: str = ""


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean, its features, its score, and its share of the probability."""

    place: PlaceRow
    form: int
    features: dict[str, float]
    score: float
    probability: float = 0.0


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the weight of each feature."""
    found: dict[str, float] = read_data("ranker.yaml")
    return found


def features_of(named: Named, hints: Hints, namesakes: list[Named]) -> dict[str, float]:
    """Return what speaks for one candidate by itself, each 0…1 or 1 where it applies.

    ``population`` is the logarithm of the population over that of ten million (``unit-population``
    for provinces and districts, whose people mostly don't live in a place of that name).
    """
    place, kind = named.place, class_of(named.place.feature)
    size = "unit-population" if kind in _UNITS else "population"
    found = {
        size: min(1.0, math.log10(place.population + 1) / 7),
        f"class-{kind}": 1.0,
        f"name-{_FORM_NAMES[named.form]}": 1.0,
    }
    if place.feature == "PPLA":
        found["seat"] = 1.0
    if place.id < 0:
        found["supplement"] = 1.0
    if hints.within:
        inside = not hints.within.isdisjoint({place.country, place.admin1, place.admin2})
        found["contained" if inside else "not-contained"] = 1.0
    if hints.type:
        found["type-fits" if type_fits(hints.type, place) else "type-differs"] = 1.0
    elif kind in _UNITS and _has_seat(place, namesakes):
        found["town-of-same-name"] = 1.0
    return found


def _has_seat(unit: PlaceRow, namesakes: list[Named]) -> bool:
    """Tell whether a town in a unit has its own name: the town is meant unless a word says otherwise."""
    return any(
        class_of(other.place.feature) in _TOWNS
        and other.form in _OWN_FORMS
        and other.place.population >= _LEAST_PEOPLE
        and _lies_in(other.place, unit)
        for other in namesakes
    )


def _lies_in(town: PlaceRow, unit: PlaceRow) -> bool:
    if town.admin1 == unit.admin1:
        return True
    if None in {town.latitude, town.longitude, unit.latitude, unit.longitude}:
        return False
    here, there = (town.latitude or 0.0, town.longitude or 0.0), (unit.latitude or 0.0, unit.longitude or 0.0)
    return distance_km(here, there) <= (unit.radius_km or 0.0) + 1.0


def surroundings(place: PlaceRow, context: Context, name: str) -> dict[str, float]:
    """Return what the rest of the document says for a candidate: shares of its units, nearness."""
    found = {
        "country-share": context.share(place.country, name),
        "unit-share": context.share(place.admin1, name),
        "district-share": context.share(place.admin2, name),
    }
    nearest = context.nearest_km(place, name)
    if nearest is not None:
        found["near"] = math.exp(-nearest / _NEAR_KM)
        found["far"] = min(1.0, math.log10(1.0 + nearest / _NEAR_KM) / 2)
    if _is_out_of_the_way(place, context, name):
        found["out-of-the-way"] = 1.0
    abroad = context.names >= _FEW_NAMES and context.share(place.country, name) < _LEAST_SHARE
    if abroad and class_of(place.feature) in _SMALL and not _is_out_of_the_way(place, context, name):
        found["abroad"] = 1.0 - min(1.0, math.log10(place.population + 1) / 7)
    return {feature: value for feature, value in found.items() if value > 0.005}


def _is_out_of_the_way(place: PlaceRow, context: Context, name: str) -> bool:
    """Tell whether a small place lies in a country that the document hardly speaks of."""
    if class_of(place.feature) not in _SMALL or place.population >= _WELL_KNOWN:
        return False
    return context.names >= _ENOUGH_NAMES and context.share(place.country, name) < _LEAST_SHARE


def type_fits(word_type: str, place: PlaceRow) -> bool:
    """Tell whether a place is of the class that the word beside its name says."""
    kind = class_of(place.feature)
    if word_type == "town":
        return kind in _TOWNS
    if word_type == "province":
        return kind in {"province", "region"}
    return kind == word_type


def rank(named: list[Named], hints: Hints, context: Context, name: str = "") -> list[Candidate]:
    """Return the candidates, best first, with probabilities that sum to 1 with that of none of them."""
    if not named:
        return []
    known = weights()
    alone = [Candidate(item.place, item.form, features_of(item, hints, named), 0.0) for item in named]
    found = []
    for candidate in alone:
        features = candidate.features | surroundings(candidate.place, context, name)
        score = sum(known.get(feature, 0.0) * value for feature, value in features.items())
        found.append(replace(candidate, features=features, score=score))
    found.sort(key=lambda candidate: (-candidate.score, candidate.place.id))
    return _with_probabilities(found, known["none"])


def _with_probabilities(found: list[Candidate], none: float) -> list[Candidate]:
    highest = max(found[0].score, none)
    shares = [math.exp(item.score - highest) for item in found]
    total = sum(shares) + math.exp(none - highest)
    return [
        replace(item, probability=round(share / total, 4)) for item, share in zip(found, shares, strict=True)
    ]
