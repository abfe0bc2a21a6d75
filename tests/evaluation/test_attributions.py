from __future__ import annotations

import json
from pathlib import Path

from crosscurrents import Reader
from crosscurrents.evaluation.attributions import Attributed, is_direct, matches
from crosscurrents.evaluation.benchmark import Part
from crosscurrents.evaluation.registry import scorer_for


def test_attributions_are_scored_by_overlap_and_speaker(tmp_path: Path, reader: Reader) -> None:
    text = "“We will go,” the mayor said. The general added that nobody would stay in the town."
    gold = [
        {"source": [[14, 23]], "cue": [[24, 28]], "content": [[0, 13]]},
        {"source": [[0, 3]], "cue": [[42, 47]], "content": [[48, 82]]},
    ]
    path = tmp_path / "attributions.jsonl"
    path.write_text(json.dumps({"id": "a", "published": "2016-11-01", "text": text, "attributions": gold}))
    score = scorer_for(path)
    assert score is not None
    figures = score(path, reader, Part.ALL).figures
    assert figures["F1 at 0.8"] == 1.0
    assert figures["direct F1 at 0.8"] == 1.0
    assert figures["speaker right on matched"] == 0.5


def test_overlap_is_shared_words_over_all_words() -> None:
    text = "one two three four five six seven eight nine ten"
    gold = [Attributed([], [(0, 18)])]
    assert matches(text, gold, [Attributed([], [(4, 23)])], 0.6) == [(0, 0)]
    assert matches(text, gold, [Attributed([], [(4, 23)])], 0.61) == []


def test_direct_has_a_mark_inside_or_beside() -> None:
    assert is_direct("“a” b", Attributed([], [(1, 2)]))
    assert not is_direct("“a” b", Attributed([], [(4, 5)]))
