"""A dictionary coder's own unit records: types read in its sentences, and events read per event recorded."""

from __future__ import annotations

from pathlib import Path

from crosscurrents.evaluation.benchmark import Figures, Part, read_rows
from crosscurrents.evaluation.event_pairs import joined
from crosscurrents.reading import Reader
from crosscurrents.records import Document
from crosscurrents.vocabulary import COUNTED_STATUSES, EventType


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score ``Reader.read``; only events that occurred or are going on count as read.

    A pair of mirrored records (A met B, B met A) is one event to us, which lists both as actors.
    """
    rows = list(read_rows(path, part))
    readings = reader.read_many(Document(row["text"]) for row in rows)
    whole = recorded = read = loud = silent = 0
    for row, reading in zip(rows, readings, strict=True):
        counted = [event for event in reading.events if event.status in COUNTED_STATUSES]
        types = {joined(event.type) for event in counted}
        gold = {joined(EventType(event["type"])) for event in row["events"]}
        read += len(counted)
        recorded += len(row["events"])
        if gold:
            whole += gold <= types
        else:
            silent += 1
            loud += bool(counted)
    told = max(len(rows) - silent, 1)
    figures = {
        "sentences whose types are all read": whole / told,
        "events read per event recorded (ratio)": read / max(recorded, 1),
        "silent sentences with an event read": loud / max(silent, 1),
    }
    return Figures(benchmark=path.name, part=part, rows=len(rows), figures=figures)
