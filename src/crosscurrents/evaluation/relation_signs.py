"""Does a praise or blame b, or b a: macro-F1 over the five labels of the benchmark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from crosscurrents.evaluation.benchmark import Figures, Part, f1, read_rows
from crosscurrents.reading import Reader
from crosscurrents.records import Pair, PairSign

NEUTRAL = 0.05


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score ``Reader.sign_pairs`` on rows of text, two spans and a label."""
    rows = list(read_rows(path, part))
    signs = reader.sign_pairs(
        Pair(row["text"], source=[tuple(row["a"])], target=[tuple(row["b"])]) for row in rows
    )
    pairs = Counter((row["label"], label_of(sign)) for row, sign in zip(rows, signs, strict=True))
    labels = sorted({row["label"] for row in rows})
    figures = {label: _f1_of(label, pairs) for label in labels}
    right = sum(count for (gold, read), count in pairs.items() if gold == read)
    return Figures(
        benchmark=path.name,
        part=part,
        rows=len(rows),
        figures={
            "macro-F1": sum(figures.values()) / len(labels) if labels else 0.0,
            "accuracy": right / len(rows) if rows else 0.0,
            **figures,
        },
    )


def label_of(sign: PairSign) -> str:
    """Return the benchmark's label of a sign: that of the stronger direction."""
    forward, backward = sign.forward, sign.backward
    strongest = forward if abs(forward) >= abs(backward) else backward
    if abs(strongest) < NEUTRAL:
        return "neutral"
    direction = "a->b" if strongest == forward else "b->a"
    return f"{'positive' if strongest > 0 else 'negative'} {direction}"


def _f1_of(label: str, pairs: Counter[tuple[str, str]]) -> float:
    found = sum(count for (_, read), count in pairs.items() if read == label)
    gold = sum(count for (given, _), count in pairs.items() if given == label)
    right = pairs[(label, label)]
    return f1(right / found if found else 0.0, right / gold if gold else 0.0)
