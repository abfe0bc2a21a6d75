"""The gazetteer: which places a name may mean. A read-only SQLite file, built with the package."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from crosscurrents.errors import InputError
from crosscurrents.places.names import variants
from crosscurrents.places.schema import ALTERNATE, PlaceRow

_CACHED = 8192
_MOST = 80
SKELETON = 9
"""The form of a name that was matched by its consonants alone."""


class Named(NamedTuple):
    """A place that a name may mean, and how the name names it (``schema.NAME`` …)."""

    place: PlaceRow
    form: int


class Gazetteer:
    """Answers which places a name may mean. Opens in milliseconds; rows are read when asked for.

    Raises:
        InputError: the file isn't there or isn't a gazetteer.
    """

    def __init__(self, base: sqlite3.Connection, below: Gazetteer | None = None) -> None:
        self._base = base
        self._below = below
        self.exact = lru_cache(_CACHED)(self._exact)
        self.alike = lru_cache(_CACHED)(self._alike)
        self.unit = lru_cache(_CACHED)(self._unit)

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """Open a gazetteer file for reading."""
        if not path.is_file():
            raise InputError(str(path), "no gazetteer here", "build it: python tools/build_gazetteer.py")
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    @classmethod
    def over(cls, below: Gazetteer, base: sqlite3.Connection) -> Gazetteer:
        """Put a user's places on top of another gazetteer."""
        return cls(base, below)

    def _exact(self, key: str) -> list[Named]:
        """Return the places under exactly this key, most populous first, at most 80."""
        rows = self._base.execute(
            "SELECT p.*, n.form FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?"
            " ORDER BY p.population DESC LIMIT ?",
            (key, _MOST),
        )
        found = [Named(PlaceRow(*row[:-1]), row[-1]) for row in rows]
        return found + self._below.exact(key) if self._below else found

    def find(self, key: str) -> list[Named]:
        """Return the places under this key or its spelling variants, each once."""
        found: dict[int, Named] = {}
        for number, variant in enumerate(variants(key)):
            for named in self.exact(variant):
                form = max(named.form, ALTERNATE) if number else named.form
                found.setdefault(named.place.id, Named(named.place, form))
        return list(found.values())

    def _alike(self, bones: str) -> list[tuple[Named, str]]:
        """Return the places with a romanised name of these consonants, with the key of that name."""
        rows = self._base.execute(
            "SELECT p.*, s.key FROM skeletons s JOIN places p ON p.id = s.place WHERE s.skeleton = ?"
            " ORDER BY p.population DESC LIMIT ?",
            (bones, _MOST),
        )
        found = [(Named(PlaceRow(*row[:-1]), SKELETON), row[-1]) for row in rows]
        return found + self._below.alike(bones) if self._below else found

    def place(self, number: int) -> PlaceRow | None:
        """Return the place with this GeoNames id."""
        row = self._base.execute("SELECT * FROM places WHERE id = ?", (number,)).fetchone()
        return PlaceRow(*row) if row else None

    def coded(self, code: str) -> PlaceRow | None:
        """Return the place with this public id: a GeoNames id, or one of our own."""
        if code.isdecimal() and len(code) < 16:
            return self.place(int(code))
        row = self._base.execute("SELECT * FROM places WHERE id < 0 AND code = ?", (code,)).fetchone()
        return PlaceRow(*row) if row else None

    def _unit(self, code: str) -> PlaceRow | None:
        """Return the country (``IRQ``) or administrative unit (``IQ.15``) with this code."""
        row = self._base.execute(
            "SELECT p.* FROM units u JOIN places p ON p.id = u.place WHERE u.code = ?", (code,)
        ).fetchone()
        if row is None and self._below:
            return self._below.unit(code)
        return PlaceRow(*row) if row else None

    def towns(self, south: float, west: float, north: float, east: float, most: int) -> list[PlaceRow]:
        """Return the largest towns between four bounds in degrees; quarters of towns are left out."""
        rows = self._base.execute(
            "SELECT * FROM places WHERE latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?"
            " AND feature IN ('PPL', 'PPLA', 'PPLC') AND population > 0"
            " ORDER BY population DESC, id LIMIT ?",
            (south, north, west, east, most),
        )
        return [PlaceRow(*row) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._base.close()


@lru_cache(maxsize=1)
def built_in() -> Gazetteer:
    """Open the gazetteer that comes with the package."""
    return Gazetteer.open(Path(str(files("crosscurrents").joinpath("data", "gazetteer.sqlite"))))
