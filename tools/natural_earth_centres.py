"""Derive centre points and radii of countries and provinces from Natural Earth's polygons.

Run once when Natural Earth changes: ``python tools/natural_earth_centres.py world_map.gpkg``. The
GeoPackage is part of Debian's ``qgis-common``; Natural Earth is in the public domain. Writes
``src/crosscurrents/data/places/centres.csv``: GeoNames' code of the unit (``IQ``, ``IQ.15``), the
centroid of its largest polygon, and the radius of a circle of the unit's area.
"""

from __future__ import annotations

import csv
import math
import sqlite3
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from gazetteer_sources import subdivisions

from crosscurrents.places.names import name_key

OUT = Path(__file__).parents[1] / "src" / "crosscurrents" / "data" / "places" / "centres.csv"
Ring = list[tuple[float, float]]


def rings(blob: bytes) -> Iterator[Ring]:
    """Yield the outer ring of each polygon in a GeoPackage geometry."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    at = 8 + envelope
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(order + "II", blob, at + 1)
    if kind == 3:
        count = 1
    else:
        at += 9
    for _ in range(count):
        ring_count = struct.unpack_from(order + "I", blob, at + 5)[0]
        at += 9
        for number in range(ring_count):
            points = struct.unpack_from(order + "I", blob, at)[0]
            values = struct.unpack_from(f"{order}{points * 2}d", blob, at + 4)
            at += 4 + points * 16
            if number == 0:
                yield list(zip(values[::2], values[1::2], strict=True))


def centroid(ring: Ring) -> tuple[float, float, float]:
    """Return area in square degrees, longitude and latitude of a ring's centroid."""
    doubled = x_sum = y_sum = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        doubled += cross
        x_sum += (x1 + x2) * cross
        y_sum += (y1 + y2) * cross
    if not doubled:
        return 0.0, *ring[0]
    return abs(doubled) / 2, x_sum / (3 * doubled), y_sum / (3 * doubled)


def centre(blob: bytes) -> tuple[float, float, float]:
    """Return latitude and longitude of the largest polygon's centroid, and the radius in km."""
    parts = [centroid(ring) for ring in rings(blob)]
    _, x, y = max(parts)
    square_km = sum(area * 111.32**2 * math.cos(math.radians(at)) for area, _, at in parts)
    return round(y, 4), round(x, 4), max(1.0, round(math.sqrt(square_km / math.pi), 1))


def main(package: str) -> None:
    """Write the centres of all units that GeoNames has a code for."""
    base = sqlite3.connect(package)
    found: dict[str, tuple[float, float, float]] = {}
    for iso, blob in base.execute("SELECT iso_a2, geom FROM countries"):
        found[iso] = centre(blob)
    first_level = [unit for unit in subdivisions() if unit.level == 1]
    codes = {unit.code for unit in first_level}
    names = {(unit.code[:2], name_key(name)): unit.code for unit in first_level for name in unit.names}
    query = "SELECT iso_a2, fips, name, woe_name, gn_name, geom FROM states_provinces"
    for iso, fips, *called, blob in base.execute(query):
        keys = (names.get((iso, name_key(name))) for name in called if name)
        code = next(filter(None, keys), None) or (f"{iso}.{fips[2:]}" if fips else None)
        if code in codes:
            found[code] = max(centre(blob), found.get(code, (0, 0, 0.0)), key=lambda item: item[2])
    with OUT.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["code", "latitude", "longitude", "radius_km"])
        rows.writerows([code, *found[code]] for code in sorted(found))


if __name__ == "__main__":
    main(sys.argv[1])
