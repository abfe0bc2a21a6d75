from __future__ import annotations

import json
from pathlib import Path

from crosscurrents import Reader
from crosscurrents.evaluation.benchmark import Part
from crosscurrents.evaluation.registry import scorer_for


def test_times_are_scored_by_span_and_value(tmp_path: Path, reader: Reader) -> None:
    text = "They met on Friday and will meet next week. It was 1999."
    times = [
        {"start": 12, "end": 18, "type": "DATE", "value": "2016-10-28"},
        {"start": 28, "end": 42, "type": "DATE", "value": "2016-W45"},
        {"start": 51, "end": 55, "type": "DATE", "value": "1998"},
    ]
    path = tmp_path / "times_own.jsonl"
    path.write_text(json.dumps({"id": "a", "published": "2016-11-01", "text": text, "times": times}))
    score = scorer_for(path)
    assert score is not None
    figures = score(path, reader, Part.ALL).figures
    assert figures["relaxed F1"] == 1.0
    assert round(figures["strict F1"], 3) == 0.667
    assert round(figures["value F1"], 3) == 0.667
