"""The form of the gazetteer file: one row a place, one a name, names by the keys of ``names``."""

from __future__ import annotations

from typing import NamedTuple

KNOWN = -1
"""A name that our supplement gives a place."""

NAME, ALTERNATE, BARE, DEMONYM, SHORT, UNLIKE = range(6)
"""How a name names its place: its own name, another one, one without its Arabic article (``Raqqah``),
the name of its people or the adjective (``Iraqi``), a short
name (``Calif.``), or another name that doesn't look like its own (``Berea`` for Aleppo)."""

SCHEMA = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY, code TEXT, name TEXT, latitude REAL, longitude REAL, country TEXT,
    admin1 TEXT, admin2 TEXT, feature TEXT, population INTEGER, radius_km REAL
);
CREATE TABLE names (key TEXT, place INTEGER, form INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE units (code TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE skeletons (
    skeleton TEXT, key TEXT, place INTEGER, PRIMARY KEY (skeleton, key, place)
) WITHOUT ROWID;
"""


class PlaceRow(NamedTuple):
    """A place as the file holds it.

    ``id`` is the GeoNames id, negative for our own; ``code`` the public id; ``country`` ISO 3166-1
    alpha-3; ``admin1`` and ``admin2`` GeoNames codes (``IQ.15``); ``feature`` a GeoNames feature
    code; ``radius_km`` of a circle that the place fills.
    """

    id: int
    code: str
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    feature: str
    population: int
    radius_km: float | None
