"""A user's own place files on top of the built-in gazetteer: GeoNames dumps and CSV."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from crosscurrents.errors import BadTable, UnreadableInput
from crosscurrents.places.gazetteer import Gazetteer, built_in
from crosscurrents.places.names import name_key, skeleton, without_article
from crosscurrents.places.schema import ALTERNATE, BARE, NAME, SCHEMA, PlaceRow

_DUMP_COLUMNS = 19
_NEEDED = ("name", "latitude", "longitude")
_RADIUS_KM = 2.0


@lru_cache(maxsize=4)
def open_gazetteer(files: tuple[str, ...] = ()) -> Gazetteer:
    """Open the built-in gazetteer with the places of ``files`` on top; theirs win.

    A file is a GeoNames dump (tab-separated, 19 columns) or a
    CSV with ``name, latitude, longitude`` and, where known, ``country`` (ISO alpha-3), ``feature``,
    ``population``, ``aliases`` (separated by ``|``), ``radius_km``, ``id``.

    Raises:
        UnreadableInput: a file can't be read.
        BadTable: a CSV lacks a needed column, or a row's coordinates aren't numbers.
    """
    if not files:
        return built_in()
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.executescript(SCHEMA)
    number = -1_000_000
    for name in files:
        for row, aliases in read_places(Path(name)):
            number -= 1
            _enter(base, row._replace(id=number), aliases)
    base.commit()
    return Gazetteer.over(built_in(), base)


def _enter(base: sqlite3.Connection, row: PlaceRow, aliases: Sequence[str]) -> None:
    marks = ",".join("?" * len(row))
    base.execute(f"INSERT INTO places VALUES ({marks})", row)  # noqa: S608
    keys = {name_key(name): ALTERNATE for name in aliases} | {name_key(row.name): NAME}
    for key in list(keys):
        keys.setdefault(without_article(key), BARE)
    base.executemany("INSERT INTO names VALUES (?,?,?)", [(k, row.id, form) for k, form in keys.items() if k])
    bones = [(skeleton(key), key, row.id) for key in keys if skeleton(key)]
    base.executemany("INSERT INTO skeletons VALUES (?,?,?)", bones)


def read_places(path: Path) -> Iterator[tuple[PlaceRow, list[str]]]:
    """Yield the places of a GeoNames dump or a CSV with their other names."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            if first.count("\t") + 1 == _DUMP_COLUMNS:
                rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
                yield from (_from_dump(row) for row in rows if len(row) == _DUMP_COLUMNS)
            else:
                yield from _from_csv(path, csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(str(path), f"can't be read ({error})", "give a UTF-8 text file") from error


def _from_dump(row: list[str]) -> tuple[PlaceRow, list[str]]:
    place = PlaceRow(
        0, row[0], row[1], float(row[4]), float(row[5]), _alpha3(row[8]),
        f"{row[8]}.{row[10]}" if row[10] else None, None, row[7], int(row[14] or 0), _RADIUS_KM,
    )  # fmt: skip
    return place, [name for name in row[3].split(",") if name]


@lru_cache(maxsize=512)
def _alpha3(alpha2: str) -> str | None:
    country = built_in().unit(alpha2)
    return country.country if country else None


def _from_csv(path: Path, rows: csv.DictReader[str]) -> Iterator[tuple[PlaceRow, list[str]]]:
    missing = [name for name in _NEEDED if name not in (rows.fieldnames or [])]
    if missing:
        raise BadTable(str(path), f"has no column {', '.join(missing)}", "name,latitude,longitude are needed")
    for number, row in enumerate(rows, 2):
        try:
            place = PlaceRow(
                0, row.get("id") or name_key(row["name"]).replace(" ", "-"), row["name"],
                float(row["latitude"]), float(row["longitude"]), row.get("country") or None, None, None,
                row.get("feature") or "PPL", int(row.get("population") or 0),
                float(row.get("radius_km") or _RADIUS_KM),
            )  # fmt: skip
        except ValueError as error:
            raise BadTable(f"{path}:{number}", str(error), "coordinates are decimal degrees") from error
        yield place, [name for name in (row.get("aliases") or "").split("|") if name]
