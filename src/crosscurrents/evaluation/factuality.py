"""Factuality of marked events: MAE, Pearson's r, and F1 of "did not happen", "uncertain", "happened"."""

from __future__ import annotations

import statistics
from pathlib import Path

from crosscurrents.evaluation.benchmark import Figures, Part, f1, read_rows
from crosscurrents.reading import Reader

_LIMIT = 0.5


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score ``Reader.factuality`` against values from −3 to 3."""
    rows = list(read_rows(path, part))
    read: list[float] = []
    gold: list[float] = []
    for row in rows:
        events = row["events"]
        read += reader.factuality(row["text"], [(event["start"], event["end"]) for event in events])
        gold += [float(event["factuality"]) for event in events]
    figures = {
        "mean absolute error (0–6)": statistics.fmean(abs(a - b) for a, b in zip(read, gold, strict=True)),
        "Pearson's r": statistics.correlation(read, gold),
    }
    for name, label in (("did not happen", -1), ("uncertain", 0), ("happened", 1)):
        figures[f"F1 of {name!r}"] = _class_f1(read, gold, label)
    return Figures(benchmark=path.name, part=part, rows=len(rows), figures=figures)


def _label(value: float) -> int:
    return -1 if value <= -_LIMIT else 1 if value >= _LIMIT else 0


def _class_f1(read: list[float], gold: list[float], label: int) -> float:
    hits = sum(_label(a) == _label(b) == label for a, b in zip(read, gold, strict=True))
    return f1(
        hits / max(sum(_label(a) == label for a in read), 1),
        hits / max(sum(_label(b) == label for b in gold), 1),
    )
