"""Scores statements and the ledger against the project's own gold: found, kind, speaker, due, outcome.

A statement is found where one is read whose content overlaps the gold's by half of the shorter. Lines
that the annotator left optional count neither way. Outcomes are those of the ledger over all texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from crosscurrents.analysis.ledger import build_ledger
from crosscurrents.evaluation.benchmark import Figures, Part
from crosscurrents.evaluation.gold_actors import align, majority_keys, read_gold_texts
from crosscurrents.reading import Reader
from crosscurrents.records import Reading, Statement

_TOLERANCE = 1
"""Days by which a bound of a due interval may differ: the day said and the day published."""


class Found(NamedTuple):
    """A gold line and the statement that was read for it, None where none was."""

    gold: dict[str, Any]
    statement: Statement | None
    keys: dict[str, str]


def score(path: Path, reader: Reader, part: Part = Part.ALL) -> Figures:
    """Score ``reader`` on ``statements.jsonl`` and ``ledger.jsonl`` of a gold folder. Figures are 0…1."""
    folder = path.parent
    texts = read_gold_texts(folder)
    readings = list(reader.read_many(text.document for text in texts))
    by_name = {text.name: (text, reading) for text, reading in zip(texts, readings, strict=True)}
    keys = {
        name: {actor: key for (_, actor), key in majority_keys(align(text, reading.mentions, False)).items()}
        for name, (text, reading) in by_name.items()
    }

    def find(row: dict[str, Any]) -> Found:
        text, reading = by_name[row["text"]]
        start = row.get("start", text.document.text.find(row["content"]))
        span = (start, row.get("end", start + len(row["content"])))
        return Found(row, best_overlap(reading.statements, span), keys[row["text"]])

    lines = [find(row) for row in _rows(path) if not row.get("optional")]
    figures = {**_reading_figures(lines), **_ledger_figures(folder, readings, texts, find)}
    return Figures(benchmark="gold statements", part=part, rows=len(lines), figures=figures)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def best_overlap(statements: Iterable[Statement], span: tuple[int, int]) -> Statement | None:
    """Return the statement whose content covers most of ``span``, if it is half of the shorter."""

    def shared(statement: Statement) -> float:
        covered = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in statement.content)
        length = sum(end - start for start, end in statement.content)
        return covered / max(1, length, span[1] - span[0]) if covered else 0.0

    def enough(statement: Statement) -> bool:
        covered = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in statement.content)
        length = sum(end - start for start, end in statement.content)
        return covered >= 0.5 * min(length, span[1] - span[0]) and covered > 0

    return max((s for s in statements if enough(s)), key=shared, default=None)


def _reading_figures(lines: list[Found]) -> dict[str, float]:
    found = [line for line in lines if line.statement is not None]
    due = [line for line in found if line.gold.get("due")]
    return {
        "statement_recall": len(found) / len(lines) if lines else 0.0,
        "kind_accuracy": _share(
            line.statement.kind in {line.gold["kind"], *line.gold.get("kind_also", [])}
            for line in found
            if line.statement
        ),
        "speaker_accuracy": _share(
            line.keys.get(line.statement.speaker or "", line.statement.speaker) == line.gold["speaker"]
            for line in found
            if line.statement and line.gold["speaker"]
        ),
        "due_accuracy": _share(_same_due(line) for line in due),
        "no_due_made_up": _share(
            line.statement.due is None for line in found if line.statement and not line.gold.get("due")
        ),
    }


def _same_due(line: Found) -> bool:
    due = line.statement.due if line.statement else None
    if due is None or due.earliest is None or due.latest is None:
        return False
    return all(
        abs((date.fromisoformat(read[:10]) - date.fromisoformat(gold)).days) <= _TOLERANCE
        for read, gold in zip((due.earliest, due.latest), line.gold["due"], strict=True)
    )


def _ledger_figures(folder: Path, readings: list[Reading], texts: list[Any], find: Any) -> dict[str, float]:
    copies = _copies(folder, texts)
    documents = [msgspec.structs.replace(text.document, duplicate_of=copies.get(text.name)) for text in texts]
    entries = build_ledger(
        [s for reading in readings for s in reading.statements],
        [e for reading in readings for e in reading.events],
        documents,
        [r for reading in readings for r in reading.relations],
        places=[place for reading in readings for place in reading.places],
        dates=[expression for reading in readings for expression in reading.dates],
    )
    outcome = {entry.statement.id: str(entry.outcome.status) for entry in entries}
    lines = [find(row) for row in _rows(folder / "ledger.jsonl") if not row.get("optional")]
    entered = [line for line in lines if line.statement is not None and line.statement.id in outcome]
    settled = [
        (outcome[line.statement.id], line.gold["outcome"]) for line in entered if line.statement is not None
    ]
    return {
        "ledger_recall": len(entered) / len(lines) if lines else 0.0,
        "outcome_accuracy": _share(read == gold for read, gold in settled),
        "outcome_not_wrong": _share(
            read == gold or read not in {"fulfilled", "contradicted"} for read, gold in settled
        ),
    }


def _copies(folder: Path, texts: list[Any]) -> dict[str, str]:
    ids = {text.name: text.document.id for text in texts}
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    return {entry["text_file"]: ids[entry["duplicate_of"]] for entry in index if entry.get("duplicate_of")}


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
