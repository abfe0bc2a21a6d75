"""PLOVER types between two given actors: macro-F1 over fifteen types (YIELD joins CONCEDE and RETREAT)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from crosscurrents.evaluation.benchmark import Figures, Part, read_rows
from crosscurrents.reading import Reader
from crosscurrents.records import Document, Event, Pair, Span
from crosscurrents.vocabulary import EventType

_YIELD = frozenset((EventType.CONCEDE, EventType.RETREAT))


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score ``Reader.code_pairs``; the rows follow the CAMEO-to-PLOVER table, so that convention is set."""
    rows = list(read_rows(path, part))
    other = Reader(msgspec.structs.replace(reader.settings, convention="cameo2plover"))
    pairs = [Pair(row["text"], _spans(row["source"]), _spans(row["target"])) for row in rows]
    codings = other.code_pairs(pairs)
    types = [joined(coding.type) for coding in codings]
    quads = [coding.quad for coding in codings]
    gold_types = [row["type"] for row in rows]
    gold_quads = [row["quad"] for row in rows]
    figures = {
        "type macro-F1": macro_f1(types, gold_types),
        "quad macro-F1": macro_f1(quads, gold_quads),
        "binary macro-F1": macro_f1([q > 2 for q in quads], [q > 2 for q in gold_quads]),
        "accuracy of type": sum(a == b for a, b in zip(types, gold_types, strict=True)) / max(len(rows), 1),
    }
    figures["type, both actors, from the raw sentence"] = _raw(rows, other)
    return Figures(benchmark=path.name, part=part, rows=len(rows), figures=figures)


def _raw(rows: list[dict[str, Any]], reader: Reader) -> float:
    """Share of rows with an event of the right type whose actors overlap both given ones."""
    readings = reader.read_many(Document(row["text"]) for row in rows)
    found = 0
    for row, reading in zip(rows, readings, strict=True):
        spans = {actor.id: [(m.start, m.end) for m in actor.mentions] for actor in reading.actors}
        found += any(_fits(event, row, spans) for event in reading.events)
    return found / max(len(rows), 1)


def _fits(event: Event, row: dict[str, Any], spans: dict[str, list[Span]]) -> bool:
    if joined(event.type) != row["type"]:
        return False
    named = [span for actor in (*event.actors, *event.recipients) for span in spans.get(actor, ())]
    return all(
        not row[side] or any(a < end and start < b for a, b in named for start, end in row[side])
        for side in ("source", "target")
    )


def joined(kind: EventType) -> str:
    """Return the type's name, CONCEDE and RETREAT as one."""
    return "YIELD" if kind in _YIELD else kind.value


def macro_f1(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """Return the mean F1 over the labels of ``gold``, 0 for an empty one."""
    pairs = list(zip(predicted, gold, strict=True))
    values = []
    for label in dict.fromkeys(gold):
        hits = sum(p == g == label for p, g in pairs)
        wrong = sum((p == label) != (g == label) for p, g in pairs)
        values.append(2 * hits / (2 * hits + wrong) if hits else 0.0)
    return sum(values) / len(values) if values else 0.0


def _spans(rows: list[list[int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in rows]
