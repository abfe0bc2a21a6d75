"""Attributions on articles with sources, cues and contents (PolNeAR, Newell et al. 2018).

An attribution is found where the words of its content overlap those of a gold content (shared words
over all words of both) by at least 0.3 or 0.8; each is matched at most once, best overlaps first.
Direct ones have a quotation mark inside the content or beside it. A matched attribution has its
speaker right where the source spans overlap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from crosscurrents.evaluation.benchmark import Figures, Part, f1, read_rows
from crosscurrents.reading import Reader
from crosscurrents.records import Document, Span

_WORD = re.compile(r"\w+")
_MARKS = frozenset('"“”')
THRESHOLDS = (0.3, 0.8)


class Attributed(NamedTuple):
    """The spans of an attribution, gold or found."""

    source: list[Span]
    content: list[Span]


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score a JSONL file of articles with ``attributions``: source, cue and content spans."""
    rows = list(read_rows(path, part))
    documents = [Document(row["text"], published=row["published"], source=row["id"]) for row in rows]
    counts: Counter[str] = Counter()
    for row, reading in zip(rows, reader.read_many(documents), strict=True):
        found = [Attributed(item.source, item.content) for item in reading.statements]
        counts.update(compare(row["text"], gold_of(row), found))
    return Figures(benchmark=path.name, part=part, rows=len(rows), figures=figures_of(counts))


def gold_of(row: dict[str, Any]) -> list[Attributed]:
    """Return the gold attributions of a row."""
    return [
        Attributed([(s, e) for s, e in item["source"]], [(s, e) for s, e in item["content"]])
        for item in row["attributions"]
    ]


def compare(text: str, gold: list[Attributed], found: list[Attributed]) -> Counter[str]:
    """Count the gold and found attributions of one article, all and direct ones, and their matches."""
    counts = Counter(gold=len(gold), found=len(found))
    pairs = matches(text, gold, found, THRESHOLDS[0])
    counts["matched 0.3"] = len(pairs)
    counts["speaker"] = sum(_overlap(gold[g].source, found[f].source) for g, f in pairs)
    counts["matched 0.8"] = len(matches(text, gold, found, THRESHOLDS[1]))
    direct_gold = [item for item in gold if is_direct(text, item)]
    direct_found = [item for item in found if is_direct(text, item)]
    counts["direct gold"], counts["direct found"] = len(direct_gold), len(direct_found)
    for threshold in THRESHOLDS:
        counts[f"direct matched {threshold}"] = len(matches(text, direct_gold, direct_found, threshold))
    return counts


def matches(
    text: str, gold: list[Attributed], found: list[Attributed], least: float
) -> list[tuple[int, int]]:
    """Pair gold and found attributions one to one, best overlap of contents first."""
    gold_words = [_words(text, item.content) for item in gold]
    found_words = [_words(text, item.content) for item in found]
    scored = sorted(
        (
            (len(a & b) / len(a | b), g, f)
            for g, a in enumerate(gold_words)
            for f, b in enumerate(found_words)
            if a & b and len(a & b) / len(a | b) >= least
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, g, f in scored:
        if g not in used_gold and f not in used_found:
            pairs.append((g, f))
            used_gold.add(g)
            used_found.add(f)
    return pairs


def is_direct(text: str, item: Attributed) -> bool:
    """Tell whether a quotation mark stands inside a content or beside it."""
    return any(mark in _MARKS for start, end in item.content for mark in text[max(0, start - 1) : end + 1])


def figures_of(counts: Counter[str]) -> dict[str, float]:
    """Turn counts into F1 at both thresholds, all and direct, and the share of right speakers."""
    figures = {}
    for label, prefix in (("", ""), ("direct ", "direct ")):
        gold, found = max(counts[f"{prefix}gold"], 1), max(counts[f"{prefix}found"], 1)
        for threshold in THRESHOLDS:
            matched = counts[f"{prefix}matched {threshold}"]
            figures[f"{label}F1 at {threshold}"] = f1(matched / found, matched / gold)
        figures[f"{label}precision at 0.3"] = counts[f"{prefix}matched 0.3"] / found
        figures[f"{label}recall at 0.3"] = counts[f"{prefix}matched 0.3"] / gold
    figures["speaker right on matched"] = counts["speaker"] / max(counts["matched 0.3"], 1)
    return figures


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {word.start() for start, end in spans for word in _WORD.finditer(text, start, end)}


def _overlap(left: list[Span], right: list[Span]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)
