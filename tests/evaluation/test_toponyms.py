from __future__ import annotations

import json
from pathlib import Path

import pytest

from crosscurrents.evaluation.benchmark import Part
from crosscurrents.evaluation.toponyms import score
from crosscurrents.reading import Reader


def test_found_resolved_and_missed_are_counted(tmp_path: Path) -> None:
    text = "Two men were held in Mosul. Nobody came to Zzqwv."
    toponyms = [
        {"start": 21, "end": 26, "geonames": "99072", "latitude": 36.3, "longitude": 43.1, "usage": None},
        {"start": 43, "end": 48, "geonames": "1", "latitude": 0.0, "longitude": 0.0, "usage": None},
    ]
    path = tmp_path / "toponyms_own.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text, "toponyms": toponyms}) + "\n", encoding="utf-8")
    figures = score(path, Reader(), Part.ALL).figures
    assert figures["span_recall"] >= 0.5
    assert figures["same_id"] == pytest.approx(0.5)
    assert figures["within_161km"] == pytest.approx(0.5)
