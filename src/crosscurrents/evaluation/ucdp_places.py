"""Place names of UCDP's event files, asked of the gazetteer: how many lie where UCDP puts them.

A name counts as found where the best candidate, asked for near the row's country, lies in that country
and within 25 km of UCDP's own point. Given by events and by distinct names, and by UCDP's precision
class (1 exact, 2 within 25 km, 3 district, 4 province, 5 part of a country or between places, 6 country).
"""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from crosscurrents.evaluation.benchmark import Figures, Part, is_held_out
from crosscurrents.places.explain import explain
from crosscurrents.places.geometry import Point, distance_km
from crosscurrents.reading import Reader

NEAR_KM = 25.0
_MISSES_SHOWN = 40


def rows_of(path: Path, part: Part) -> Iterator[dict[str, str]]:
    """Yield the events of a file (plain or gzipped) whose place name belongs to ``part``."""
    opened = (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8")
    with opened as lines:
        for row in csv.DictReader(lines):
            held_out = is_held_out(row["where_coordinates"])
            if part is Part.ALL or held_out == (part is Part.HELD_OUT):
                yield row


def score(path: Path, reader: Reader, part: Part) -> Figures:  # noqa: ARG001
    """Score the gazetteer on one UCDP file; no text is read."""
    events: Counter[str] = Counter()
    found_events: Counter[str] = Counter()
    answers: dict[tuple[str, str], bool] = {}
    misses: dict[str, int] = defaultdict(int)
    for row in rows_of(path, part):
        name, precision = row["where_coordinates"], row["where_prec"][:1]
        point = (float(row["latitude"]), float(row["longitude"]))
        asked = (name, f"{point}")
        if asked not in answers:
            answers[asked] = is_found(name, row["country"], point)
        events.update({"all": 1, precision: 1})
        found_events.update({"all": answers[asked], precision: answers[asked]})
        if not answers[asked]:
            misses[name] += 1
    by_name: dict[str, bool] = {}
    for (name, _), right in answers.items():
        by_name[name] = by_name.get(name, False) or right
    figures = {f"events_precision_{kind}": found_events[kind] / events[kind] for kind in sorted(events)}
    figures["events"] = figures.pop("events_precision_all", 0.0)
    figures["distinct_names"] = sum(by_name.values()) / max(1, len(by_name))
    worst = sorted(misses.items(), key=lambda item: -item[1])[:_MISSES_SHOWN]
    return Figures(
        benchmark=path.name,
        part=part,
        rows=events["all"],
        figures={name: round(value, 4) for name, value in figures.items()},
        remarks=[f"not found: {name} ({count})" for name, count in worst],
    )


def is_found(name: str, country: str, point: Point) -> bool:
    """Tell whether the best candidate for ``name`` lies in ``country`` and near ``point``."""
    best = next(iter(explain(name, near=country)), None)
    around = next(iter(explain(country)), None)
    if best is None or best.place.latitude is None or best.place.longitude is None:
        return False
    here = (best.place.latitude, best.place.longitude)
    same = around is not None and best.place.country == around.place.country
    return same and distance_km(here, point) <= NEAR_KM
