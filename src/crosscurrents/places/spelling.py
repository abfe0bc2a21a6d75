"""Transliterations of one name: the same consonants, and letters that are close."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from crosscurrents.places.gazetteer import Gazetteer, Named

_LEAST_ALIKE = 0.82


def find_similar(key: str, gazetteer: Gazetteer, countries: frozenset[str]) -> list[Named]:
    """Return places whose romanised names share the consonants of ``key`` and look like it.

    ``countries`` (ISO alpha-3 or unit codes) limits where they may lie; empty means anywhere.
    """
    found = []
    for named in gazetteer.alike(key):
        place = named.place
        if countries and countries.isdisjoint({place.country, place.admin1, place.admin2}):
            continue
        if spelling(key, place.id, gazetteer) >= _LEAST_ALIKE:
            found.append(named)
    return found


def spelling(key: str, place: int, gazetteer: Gazetteer) -> float:
    """Return how alike (0…1, Jaro–Winkler) a key and the closest name of a place are."""
    bare = key.replace(" ", "")
    names = gazetteer.names_of(place, key)
    return max((JaroWinkler.similarity(bare, name.replace(" ", "")) for name in names), default=0.0)
