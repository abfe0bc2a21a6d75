"""Time expressions on articles with TIMEX3 gold: strict, relaxed and value F1, as TempEval-3 counts.

UzZaman et al. 2013, "SemEval-2013 Task 1": an expression is found strictly where its span is the gold
one, relaxedly where spans overlap; value F1 is relaxed F1 over pairs whose values agree. Each gold
expression is matched at most once.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from crosscurrents.evaluation.benchmark import Figures, Part, f1, read_rows
from crosscurrents.reading import Reader
from crosscurrents.records import Document, TimeExpression


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score a JSONL file of articles with ``times``: start, end, type, value."""
    rows = list(read_rows(path, part))
    documents = [Document(row["text"], published=row["published"], source=row["id"]) for row in rows]
    counts: Counter[str] = Counter()
    for row, reading in zip(rows, reader.read_many(documents), strict=True):
        counts.update(compare(row["times"], reading.dates))
    return Figures(benchmark=path.name, part=part, rows=len(rows), figures=_figures(counts))


def compare(gold: list[dict[str, Any]], found: list[TimeExpression]) -> Counter[str]:
    """Count gold and found expressions of one article, and their agreements."""
    counts = Counter(gold=len(gold), found=len(found))
    left = list(found)
    for item in gold:
        pairs = [date for date in left if date.start < item["end"] and item["start"] < date.end]
        if not pairs:
            continue
        exact = [date for date in pairs if (date.start, date.end) == (item["start"], item["end"])]
        match = (exact or pairs)[0]
        left.remove(match)
        counts["relaxed"] += 1
        counts["strict"] += bool(exact)
        counts["value"] += match.value == item["value"]
        counts["type"] += match.type.value == item["type"]
    return counts


def _figures(counts: Counter[str]) -> dict[str, float]:
    gold, found = max(counts["gold"], 1), max(counts["found"], 1)
    names = ("strict", "relaxed", "value", "type")
    figures = {f"{name} F1": f1(counts[name] / found, counts[name] / gold) for name in names}
    figures["relaxed precision"] = counts["relaxed"] / found
    figures["relaxed recall"] = counts["relaxed"] / gold
    return figures
