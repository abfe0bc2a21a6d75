"""Cues above a word: which are found, and how certain the word then is."""

from __future__ import annotations

import pytest

from crosscurrents.events.factuality import factuality
from crosscurrents.events.stance import cues_above
from crosscurrents.language.pipeline import load_pipeline

# sentence, word, names of the cues above it
CUES = [
    ("There was no attack on the port.", "attack", ["negation"]),
    ("Rebels no longer hold the port.", "hold", ["negation"]),
    ("Neither side would confirm the deal.", "confirm", ["negation", "would"]),
    ("The court neither approved nor rejected the plan.", "approved", ["negation"]),
    ("The army shelled not only the port but the town.", "shelled", []),
    ("Its No. 1 pilot bombed the port.", "bombed", []),
    ("Residents see no end to the siege.", "see", []),
    ("Rebels launched no attack.", "launched", ["negation"]),
    ("If the army loses the port, rebels will advance.", "loses", ["conditional"]),
    ("He would leave if they lost their battle.", "battle", []),
    ("They will not repair the bridge destroyed by the flood.", "destroyed", []),
    ("They may regret signing the deal.", "signing", ["factive"]),
    ("The talks did not take place.", "talks", ["negation"]),
    ("An attack is unlikely.", "attack", ["failure"]),
    ("He decided against visiting the camp.", "visiting", ["against", "intention"]),
    ("Troops kept them from leaving the town.", "leaving", ["implicative", "shielded"]),
    ("The minister is to visit the camp.", "visit", ["destined"]),
    ("It is hard to reach the camp.", "reach", ["possibility"]),
    ("Troops are not there to seize the oil.", "seize", ["purpose", "negation"]),
    ("He denied that he had fled.", "fled", ["denied_clause"]),
    ("They left without shelling the town.", "shelling", ["without"]),
]

# surest first: of two neighbours the first is at least as certain
ORDERED = [
    ("The army shelled the port.", "shelled"),
    ("The army is said to have shelled the port.", "shelled"),
    ("The army will shell the port.", "shell"),
    ("The army plans to shell the port.", "shell"),
    ("The army may shell the port.", "shell"),
    ("He asked whether the army shelled the port.", "shelled"),
    ("He denied that the army had shelled the port.", "shelled"),
    ("The army did not shell the port.", "shell"),
]


def _certainty(sentence: str, word: str) -> float:
    start = sentence.index(word)
    [value] = factuality(sentence, [(start, start + len(word))])
    return value


@pytest.mark.parametrize(("sentence", "word", "expected"), CUES)
def test_cues(sentence: str, word: str, expected: list[str]) -> None:
    token = next(token for token in load_pipeline()(sentence) if token.text == word)
    assert sorted(cue.name for cue in cues_above(token)) == sorted(expected)


def test_certainty_falls_from_told_to_denied() -> None:
    values = [_certainty(sentence, word) for sentence, word in ORDERED]
    assert values == sorted(values, reverse=True)
    assert values[0] == 3.0
    assert values[-1] < values[-2] < 0


@pytest.mark.parametrize("spans", [[(0, 0)], [(3, 9)], [(0, 400)]])
def test_odd_spans_have_a_value_on_the_scale(spans: list[tuple[int, int]]) -> None:
    assert all(-3.0 <= value <= 3.0 for value in factuality("It rained.", spans))
