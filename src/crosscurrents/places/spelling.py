"""Transliterations of one name: the same consonants, and letters that are close."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from crosscurrents.places.gazetteer import Gazetteer, Named
from crosscurrents.places.names import skeleton

_LEAST_ALIKE = {3: 0.86, 4: 0.8, 5: 0.74}
_LEAST_ALIKE_LONG = 0.68


def find_similar(key: str, gazetteer: Gazetteer, within: frozenset[str]) -> list[Named]:
    """Return places whose romanised names share the consonants of ``key`` and look like it.

    The fewer consonants there are, the closer (Jaro–Winkler, 0…1) the letters must be. ``within``
    (countries by ISO alpha-3, or unit codes) limits where they may lie; empty means anywhere.
    """
    bones = skeleton(key)
    if not bones:
        return []
    least = _LEAST_ALIKE.get(len(bones), _LEAST_ALIKE_LONG)
    found: dict[int, Named] = {}
    for named, other in gazetteer.alike(bones):
        place = named.place
        outside = within and within.isdisjoint({place.country, place.admin1, place.admin2})
        if not outside and spelling(key, other) >= least:
            found.setdefault(place.id, named)
    return list(found.values())


def spelling(key: str, other: str) -> float:
    """Return how alike two keys are, 0…1, whatever their word breaks."""
    return JaroWinkler.similarity(key.replace(" ", ""), other.replace(" ", ""))
