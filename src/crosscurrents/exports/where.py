"""Where an event was, in the units that formats of coded events ask for."""

from __future__ import annotations

import msgspec

from crosscurrents.exports.codes import country_name
from crosscurrents.places.gazetteer import built_in
from crosscurrents.records import Event, Place
from crosscurrents.vocabulary import PlacePrecision

_CLASSES = {"PPL": "P", "ADM": "A", "PCL": "A"}
"""GeoNames' feature classes by how their codes start: towns, and units of administration."""

_UNITS = {"PPL": "city", "ADM2": "district", "ADM3": "district", "ADM1": "province"}


class Where(msgspec.Struct, frozen=True):
    """A place by the units it lies in; what isn't known is None."""

    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    feature_class: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


def where(event: Event, place: Place | None) -> Where:
    """Return the units of the event's place, no finer than the event's place is known."""
    if place is None:
        return Where()
    feature = place.feature or ""
    unit = next((unit for start, unit in _UNITS.items() if feature.startswith(start)), None)
    if unit is None and not feature and event.place_precision is PlacePrecision.TOWN:
        unit = "city"
    country = country_name(place.country)
    if event.place_precision is PlacePrecision.COUNTRY:
        country, unit = country or place.name, None
    return Where(
        city=place.name if unit == "city" else None,
        district=place.name if unit == "district" else None,
        province=place.name if unit == "province" else _province(place.admin1),
        country=country,
        feature_class=next((c for start, c in _CLASSES.items() if feature.startswith(start)), None),
        latitude=place.latitude,
        longitude=place.longitude,
        geonames=int(place.id)
        if place.id.isascii() and place.id.isdecimal() and len(place.id) < 12
        else None,
    )


def _province(admin1: str | None) -> str | None:
    """Return a province's name: the gazetteer's where a code such as ``IQ.15`` is given."""
    row = built_in().unit(admin1) if admin1 else None
    return row.name if row else admin1
