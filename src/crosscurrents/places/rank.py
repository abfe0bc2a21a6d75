"""Which of the places that share a name is meant: features that explain themselves, weighed and added."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from crosscurrents.places.context import Context
from crosscurrents.places.gazetteer import SKELETON, Named
from crosscurrents.places.lexicon import class_of, read_data
from crosscurrents.places.schema import ALTERNATE, BARE, DEMONYM, NAME, SHORT, PlaceRow

_FORM_NAMES = {
    NAME: "own-name", ALTERNATE: "other-name", BARE: "without-article", DEMONYM: "demonym",
    SHORT: "short-name", SKELETON: "transliteration",
}  # fmt: skip


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


def features_of(named: Named, hints: Hints, context: Context, most_people: int) -> dict[str, float]:
    """Return the features of one candidate, each 0…1 or 1 where it applies.

    ``population`` is the logarithm of the population over that of ten million; ``most-populous`` its
    share of the namesakes' largest population.
    """
    place = named.place
    found = {
        "population": min(1.0, math.log10(place.population + 1) / 7),
        "most-populous": place.population / most_people if most_people else 0.0,
        f"class-{class_of(place.feature)}": 1.0,
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
    found |= _surroundings(place, context)
    return found


def _surroundings(place: PlaceRow, context: Context) -> dict[str, float]:
    found = {"country-share": context.country_share(place), "unit-share": context.unit_share(place)}
    nearest = context.nearest_km(place)
    if nearest is not None:
        found["near"] = math.exp(-nearest / 150)
    return {name: value for name, value in found.items() if value > 0}


def type_fits(word_type: str, place: PlaceRow) -> bool:
    """Tell whether a place is of the class that the word beside its name says."""
    kind = class_of(place.feature)
    if word_type == "town":
        return kind in {"town", "capital", "quarter"}
    if word_type == "province":
        return kind in {"province", "region"}
    return kind == word_type


def rank(named: list[Named], hints: Hints, context: Context) -> list[Candidate]:
    """Return the candidates, best first, with probabilities that sum to 1 with that of none of them."""
    if not named:
        return []
    most = max(item.place.population for item in named)
    known = weights()
    found = []
    for item in named:
        features = features_of(item, hints, context, most)
        score = sum(known.get(name, 0.0) * value for name, value in features.items())
        found.append(Candidate(item.place, item.form, features, score))
    found.sort(key=lambda candidate: (-candidate.score, candidate.place.id))
    return _with_probabilities(found, known["none"])


def _with_probabilities(found: list[Candidate], none: float) -> list[Candidate]:
    highest = max(found[0].score, none)
    total = sum(math.exp(item.score - highest) for item in found) + math.exp(none - highest)
    return [
        Candidate(
            item.place, item.form, item.features, item.score,
            round(math.exp(item.score - highest) / total, 4),
        )
        for item in found
    ]  # fmt: skip
