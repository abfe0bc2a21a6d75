"""Benchmark files as rows, the third that is held out, and the figures a scorer returns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from crosscurrents.errors import UnreadableInput


class Part(StrEnum):
    """Which rows are scored: tuning looks at two thirds, the held-out third is only ever counted."""

    ALL = "all"
    TUNED = "tuned"
    HELD_OUT = "held-out"


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a scorer measured: figures by name (0…1 unless the name says otherwise), and remarks."""

    benchmark: str
    part: Part
    rows: int
    figures: dict[str, float]
    remarks: list[str] = []


def is_held_out(identity: str) -> bool:
    """Tell whether the row with this id (its text where it has none) is in the held-out third."""
    return int(hashlib.sha1(identity.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def read_rows(path: Path, part: Part = Part.ALL) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSONL benchmark file that belong to ``part``.

    Raises:
        UnreadableInput: a line isn't a JSON object; names the line.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row: dict[str, Any] = json.loads(line)
            except json.JSONDecodeError as error:
                raise UnreadableInput(f"{path}:{number}", "isn't JSON", "mend or drop the line") from error
            held_out = is_held_out(str(row.get("id") or row.get("text", "")))
            if part is Part.ALL or held_out == (part is Part.HELD_OUT):
                yield row


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
