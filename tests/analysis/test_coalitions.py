"""Coalitions: both ways of finding the best agree, and what is said to turn the ranking does."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import Made, event, place

from crosscurrents.analysis.coalitions import Assumptions, coalitions
from crosscurrents.analysis.locale import locale
from crosscurrents.analysis.network import build_network
from crosscurrents.analysis.occurrences import occurrences
from crosscurrents.analysis.subsets import BySolver, Choice, Exhaustive
from crosscurrents.analysis.turns import turns
from crosscurrents.errors import InputError
from crosscurrents.vocabulary import EventType

STEPS = st.integers(min_value=-20, max_value=20).map(lambda n: n / 10)


@st.composite
def choices(draw: Any) -> Choice:
    count = draw(st.integers(min_value=2, max_value=6))
    costs = {pair: abs(draw(STEPS)) for pair in combinations(range(count), 2)}
    return Choice([draw(STEPS) for _ in range(count)], {pair: cost for pair, cost in costs.items() if cost})


@settings(max_examples=40, deadline=None)
@given(choices())
def test_the_solver_finds_what_looking_at_all_finds(choice: Choice) -> None:
    everything, solver = Exhaustive(choice), BySolver(choice, 10.0)
    first, second = everything.ranked(4), solver.ranked(4)
    assert [round(choice.score(m), 6) for m in first] == [round(choice.score(m), 6) for m in second]
    for asked in ({"inside": [0]}, {"outside": [0]}, {"apart": (0, 1)}):
        one, other = everything.best(**asked), solver.best(**asked)  # type: ignore[arg-type]
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert choice.score(one) == pytest.approx(choice.score(other), abs=1e-5)
    assert solver.exact


@st.composite
def assumptions(draw: Any) -> Assumptions:
    count = draw(st.integers(min_value=2, max_value=5))
    ties = {pair: draw(STEPS) for pair in combinations(range(count), 2)}
    return Assumptions(
        names=[f"n{i}" for i in range(count)],
        sizes=[0.5 + abs(draw(STEPS)) for _ in range(count)],
        ties={pair: tie for pair, tie in ties.items() if tie},
        outside=[abs(draw(STEPS)) for _ in range(count)],
        there=[draw(st.booleans()) for _ in range(count)] if draw(st.booleans()) else None,
    )


@settings(max_examples=40, deadline=None)
@given(assumptions())
def test_a_turn_says_what_looking_at_all_would_say(assumed: Assumptions) -> None:
    """Just beyond what is needed another coalition is first; just before it none is."""
    choice = assumed.choice()
    everything = Exhaustive(choice)
    first = everything.ranked(1)[0]
    capability, capability_there, hostile, antagonised = assumed.scales()
    for turn in turns(assumed, choice, everything, first, 60.0):
        if turn.now is None or turn.needed is None or turn.margin < 1e-6:
            continue
        for step, turned in ((1.01, True), (0.99, False)):
            value = turn.now + (turn.needed - turn.now) * step
            words = turn.assumption.split()
            gains, costs = list(choice.gains), dict(choice.costs)
            if "tie" in words:
                i, j = (int(word[1:]) for word in words if word[0] == "n" and word[1:].isdigit())
                costs[(i, j)] = -min(value, 0.0) / hostile
            else:
                i = next(int(word[1:]) for word in words if word[0] == "n" and word[1:].isdigit())
                if "capability" in words:
                    here = assumed.there is not None and assumed.there[i]
                    slope = 1 / capability + (1 / capability_there if here else 0.0)
                    gains[i] += (value - turn.now) * slope
                else:
                    gains[i] -= (value - turn.now) / antagonised
            other = Choice(gains, costs)
            best = Exhaustive(other).ranked(1)[0]
            if turned:
                assert other.score(best) > other.score(first) - 1e-9
                named = tuple(int(name[1:]) for name in turn.becomes_first)
                assert other.score(named) == pytest.approx(other.score(best), abs=1e-6)
            elif "tie" not in words or turn.now <= 0:
                assert other.score(first) == pytest.approx(other.score(best), abs=1e-9)


def made() -> Made:
    return Made(
        event("reds", "blues", "2016-06-01", "zenda"),
        event("reds greens", "target", "2016-06-02", "zenda"),
        event("natives", "greens", "2016-06-03", "zenda", number=1),
        event("farmers", "reds", "2016-06-03", "far", number=2),
        event("blues greens", "natives", "2016-06-03", "far", type=EventType.AID),
        event("target", "", "2016-06-03", "zenda", trigger="captured"),
        place("Zenda", 47.0, 15.0),
        place("Far", 40.0, 10.0),
    )


def test_a_place_says_who_is_there_and_whom_a_coalition_would_antagonise() -> None:
    records = made()
    where = locale(records, occurrences(records), "Zenda")
    assert set(where.there) == {"reds", "blues", "greens", "natives", "target"}
    assert [actor for actor, one in where.there.items() if one.holds] == ["target"]
    network = build_network(records)
    anywhere = coalitions(network, "target", ["reds", "greens", "blues"])
    there = coalitions(network, "target", ["reds", "greens", "blues"], place=where)
    one = next(each for each in there.ranked if set(each.members) == {"Reds", "Greens"})
    assert one.capability_there == 2
    assert {(p.outsider, p.member, p.there) for p in one.provoked} == {
        ("Natives", "Greens", True), ("Farmers", "Reds", False),
    }  # fmt: skip
    same = next(each for each in anywhere.ranked if set(each.members) == {"Reds", "Greens"})
    assert same.antagonised > one.antagonised


def test_a_place_that_nobody_names() -> None:
    records = made()
    with pytest.raises(InputError, match="Nowhere"):
        locale(records, occurrences(records), "Nowhere")


def test_more_than_twenty_candidates() -> None:
    hostile = [event(f"g{i:02}", f"g{i + 1:02}", number=i) for i in range(29)]
    names = [f"g{i:02}" for i in range(30)]
    found = coalitions(build_network(Made(*hostile)), "target", names, most=3)
    assert found.exact
    assert found.subsets == 2**30 - 31
    assert len(found.ranked) == 3
    # Members are on a line, neighbours hostile: a tie costs more than a member adds, none is worth it.
    assert found.ranked[0].animosity == pytest.approx(0.0)
    assert found.ranked[0].capability == 15
    assert found.turns


def test_nobody_is_hostile() -> None:
    friends = Made(event("reds", "blues", type=EventType.AID), event("blues", "greens", type=EventType.AID))
    found = coalitions(build_network(friends), "target", ["reds", "blues", "greens"])
    assert found.ranked[0].members == ("Reds", "Blues", "Greens")
    assert found.ranked[0].animosity == 0
