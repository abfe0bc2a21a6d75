"""Nothing, one actor, friends only: each analysis answers, or says why it can't."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from made import Made, event, place, relation

from crosscurrents.analysis.alignments import alignments
from crosscurrents.analysis.camps import network_camps
from crosscurrents.analysis.coalitions import coalitions
from crosscurrents.analysis.comparison import compare
from crosscurrents.analysis.control import control
from crosscurrents.analysis.flashpoints import flashpoints
from crosscurrents.analysis.frustration import frustration_index
from crosscurrents.analysis.network import build_network
from crosscurrents.analysis.occurrences import occurrences
from crosscurrents.analysis.partitions import find_camps
from crosscurrents.analysis.presence import sightings
from crosscurrents.analysis.series import violence
from crosscurrents.analysis.signed import build_graph
from crosscurrents.analysis.windows import changes
from crosscurrents.errors import InputError
from crosscurrents.vocabulary import EventType, RelationName

ANALYSES: dict[str, Callable[[Made], Any]] = {
    "camps": lambda made: network_camps(build_network(made), seconds=1.0),
    "coalitions": lambda made: coalitions(build_network(made), "target", ["reds", "blues", "greens"]),
    "landscape": lambda made: alignments(build_network(made), ["reds", "blues", "greens"]),
    "flashpoints": lambda made: flashpoints(sightings(made, occurrences(made))),
    "escalation": violence,
    "control": lambda made: control(made, occurrences(made)),
    "compare": lambda made: compare(made, occurrences(made)),
    "changes": lambda made: changes(build_network(made), build_network(made)),
}
NOTHING = Made()
ALONE = Made(event("reds", "", place="zenda"), place("Zenda", 47.0, 15.0))
FRIENDS = Made(
    relation("reds", RelationName.ALLIED_WITH, "blues"),
    relation("blues", RelationName.ALLIED_WITH, "greens"),
    event("greens", "reds", "2016-06-02", "zenda", type=EventType.AID),
    place("Zenda", 47.0, 15.0),
)
CONTRADICTORY = Made(
    relation("reds", RelationName.ALLIED_WITH, "blues"),
    relation("reds", RelationName.HOSTILE_TO, "blues"),
    relation("blues", RelationName.ALLIED_WITH, "greens"),
    relation("greens", RelationName.HOSTILE_TO, "reds"),
    event("reds", "reds", "2016-06-02", "zenda"),
    event("greens", "reds", "2016-06-03", "nowhere"),
    place("Zenda"),
)
REFUSED = {
    "nothing": {"camps", "landscape", "flashpoints", "escalation", "compare"},
    "alone": {"camps", "landscape", "compare"},
    "friends": {"escalation", "compare"},
    "contradictory": {"compare"},
}


@pytest.mark.parametrize("analysis", ANALYSES)
@pytest.mark.parametrize(
    ("case", "made"),
    [("nothing", NOTHING), ("alone", ALONE), ("friends", FRIENDS), ("contradictory", CONTRADICTORY)],
)
def test_each_answers_or_says_why_not(case: str, made: Made, analysis: str) -> None:
    if analysis in REFUSED[case]:
        with pytest.raises(InputError, match=r"\w+: .+"):
            ANALYSES[analysis](made)
    else:
        assert ANALYSES[analysis](made) is not None


def test_friends_are_one_camp() -> None:
    (view,) = network_camps(build_network(FRIENDS), seconds=1.0)
    assert {member.camp for member in view.members} == {0}
    assert view.camps.frustration.proved
    assert view.camps.frustration.upper == 0


def test_a_graph_without_ties_is_balanced() -> None:
    empty = build_graph([])
    assert frustration_index(empty).proved
    assert find_camps(build_graph([], ["alone"])).tied == [(0,)]
