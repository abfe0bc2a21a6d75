"""Take the disputed borders out of Natural Earth: ``python tools/disputed_borders.py world_map.gpkg``.

Run once when Natural Earth changes. The GeoPackage is part of Debian's ``qgis-common``; Natural Earth is
in the public domain. Writes ``src/crosscurrents/data/places/disputed_borders.json``: GeoJSON lines, each
with whose claim or which ceasefire line it is, to a hundredth of a degree.
"""

from __future__ import annotations

import json
import sqlite3
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "crosscurrents" / "data" / "places" / "disputed_borders.json"
NEAR = 0.01
"""Degrees: points nearer to the one before are left out, a kilometre or so on the ground."""

Line = list[tuple[float, float]]


def lines(blob: bytes) -> Iterator[Line]:
    """Yield the lines of a GeoPackage geometry that is a line or several."""
    at = 8 + (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(order + "II", blob, at + 1)
    if kind == 2:
        count = 1
    else:
        at += 9
    for _ in range(count):
        points = struct.unpack_from(order + "I", blob, at + 5)[0]
        values = struct.unpack_from(f"{order}{points * 2}d", blob, at + 9)
        at += 9 + points * 16
        yield list(zip(values[::2], values[1::2], strict=True))


def thinned(line: Line) -> Line:
    """Leave out points that lie close to the one before, never the last."""
    kept = [line[0]]
    for x, y in line[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= NEAR:
            kept.append((x, y))
    return [(round(x, 3), round(y, 3)) for x, y in [*kept, line[-1]]]


def joined(pieces: list[Line]) -> list[Line]:
    """Join pieces that end where the next begins."""
    found: list[Line] = []
    for piece in pieces:
        if found and found[-1][-1] == piece[0]:
            found[-1] += piece[1:]
        else:
            found.append(list(piece))
    return found


def main(source: Path) -> None:
    """Write the lines."""
    rows = sqlite3.connect(source).execute("SELECT name, geom FROM disputed_borders ORDER BY name, fid")
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "MultiLineString",
                "coordinates": [thinned(line) for line in joined(list(lines(blob)))],
            },
        }
        for name, blob in rows
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{len(features)} disputed borders, {len(text) / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
