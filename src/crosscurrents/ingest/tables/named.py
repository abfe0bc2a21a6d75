"""Who and where the names in tables are: asked of whoever knows, since tables come before actors."""

from __future__ import annotations

from typing import Protocol

import msgspec

from crosscurrents.vocabulary import ActorKind, PlacePrecision


class NamedActor(msgspec.Struct, frozen=True):
    """Who a name in a table means: a known actor, or one made of the name."""

    id: str
    name: str
    kind: ActorKind | None = None
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


class Names(Protocol):
    """Knows actors and countries by name."""

    def actor(self, name: str, country: str | None = None) -> NamedActor:
        """Return who is meant by a name, given the country of the row."""

    def country_code(self, name: str | None) -> str | None:
        """Return the ISO 3166-1 alpha-3 code of a country given by name or code."""


class LinkedPlace(msgspec.Struct, frozen=True):
    """The place of the gazetteer that a row's place is."""

    id: str
    name: str
    feature: str
    country: str | None = None
    admin1: str | None = None


class Places(Protocol):
    """Knows places by name and coordinates."""

    def link(
        self, name: str, latitude: float | None, longitude: float | None, precision: PlacePrecision
    ) -> LinkedPlace | None:
        """Return the place of this name and size around a point, None where there is none."""
