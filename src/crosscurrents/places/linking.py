"""Places of event tables as places of the gazetteer, by their names and their own coordinates."""

from __future__ import annotations

import re

from crosscurrents.ingest.tables.named import LinkedPlace
from crosscurrents.places.gazetteer import Gazetteer
from crosscurrents.places.geometry import distance_km
from crosscurrents.places.lexicon import type_words
from crosscurrents.places.names import name_key
from crosscurrents.places.schema import BARE, PlaceRow
from crosscurrents.vocabulary import PlacePrecision

_FEATURES = {
    PlacePrecision.SITE: ("PPL",),
    PlacePrecision.TOWN: ("PPL",),
    PlacePrecision.DISTRICT: ("ADM2", "ADM3"),
    PlacePrecision.PROVINCE: ("ADM1",),
    PlacePrecision.COUNTRY: ("PCL",),
}
_NEAR_KM = {
    PlacePrecision.SITE: 10.0,
    PlacePrecision.TOWN: 10.0,
    PlacePrecision.DISTRICT: 60.0,
    PlacePrecision.PROVINCE: 120.0,
    PlacePrecision.COUNTRY: 1_000.0,
}
"""Two points for one town differ by less than the way to the next town of the same name; those for
larger units by about their size."""

_UNITS = frozenset({"town", "district", "province"})
"""Kinds of place whose word may be dropped: ``Zenda airport`` isn't Zenda."""

_ASIDE = re.compile(r"\(.*?\)")


class PlaceLinker:
    """Finds the gazetteer's place for a name with coordinates; asks once for each."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, float, float, PlacePrecision], LinkedPlace | None] = {}

    def link(
        self, name: str, latitude: float | None, longitude: float | None, precision: PlacePrecision
    ) -> LinkedPlace | None:
        """Return the nearest place of this name and size around the point, None where there is none.

        ``Ulm/Neu-Ulm town`` is asked for under both names, without the word for what it is; what stands
        in brackets says where a place is, not what it is called.
        """
        if latitude is None or longitude is None or precision not in _FEATURES:
            return None
        key = (name, latitude, longitude, precision)
        if key not in self._known:
            self._known[key] = self._find(name, (latitude, longitude), precision)
        return self._known[key]

    def _find(self, name: str, point: tuple[float, float], precision: PlacePrecision) -> LinkedPlace | None:
        near: dict[int, tuple[float, PlaceRow]] = {}
        for part in _ASIDE.sub("", name).split("/"):
            for named in self._gazetteer.find(_bare(part)):
                row = named.place
                if named.form > BARE or not row.feature.startswith(_FEATURES[precision]):
                    continue
                if row.latitude is not None and row.longitude is not None:
                    distance = distance_km(point, (row.latitude, row.longitude))
                    if distance <= _NEAR_KM[precision]:
                        near[row.id] = (distance, row)
        if not near:
            return None
        _, best = min(near.values(), key=lambda each: (each[0], each[1].id))
        return LinkedPlace(best.code, best.name, best.feature, best.country, best.admin1)


def _bare(name: str) -> str:
    """Return the key of a name without the words behind it that say what it is: ``Zenda town``."""
    words = name_key(name).split()
    while len(words) > 1 and type_words().get(words[-1]) in _UNITS:
        words.pop()
    return " ".join(words)
