"""A scorer for the tests of the gate: the share of the letter a."""

from __future__ import annotations

from pathlib import Path

from crosscurrents.evaluation.benchmark import Figures, Part


def score(path: Path, _reader: object, part: Part) -> Figures:
    text = path.read_text(encoding="utf-8")
    share = text.count("a") / len(text)
    return Figures(benchmark=path.name, part=part, rows=len(text), figures={"share": share})
