"""Frustration and its partitions: known answers, bounds, and inputs with nothing to divide."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscurrents.analysis.branching import branched_bound
from crosscurrents.analysis.cycles import CycleBound
from crosscurrents.analysis.frustration import frustration_index
from crosscurrents.analysis.localsearch import normalised, search
from crosscurrents.analysis.partitions import find_camps, membership, shuffled_signs, stability
from crosscurrents.analysis.signed import SignedGraph, blocks, build_graph
from crosscurrents.errors import InputError

# The alliances (hina) and enmities of sixteen tribes of the Central Highlands of New Guinea, as
# recorded by Read (1954), Southwestern Journal of Anthropology 10: 1-43, figure on p. 38.
FRIENDS = """
gavev-kotun ove-alika ove-gahuk alika-ukudz gahuk-ukudz ove-masil gahuk-masil masil-ukudz ove-ukudz
nagam-masil nagam-notoh nagam-seuve notoh-kohik notoh-uheto kohik-uheto uheto-seuve gahuk-geham gahuk-asaro
masil-geham masil-asaro masil-uheto ukudz-geham ukudz-asaro geham-asaro gavev-nagad gavev-gama kotun-nagad
kotun-gama nagad-gama"""
FOES = """
gavev-ove gavev-alika gavev-nagam gavev-gahuk gavev-asaro kotun-ove kotun-nagam kotun-gahuk
kotun-notoh kotun-kohik nagam-nagad nagam-gama gahuk-notoh gahuk-uheto gahuk-gama ukudz-seuve notoh-geham
notoh-nagad kohik-geham kohik-nagad geham-uheto geham-nagad geham-gama asaro-seuve asaro-nagad asaro-gama
uheto-nagad uheto-gama seuve-gama"""


def tribes() -> SignedGraph:
    pairs = [(pair, 1.0) for pair in FRIENDS.split()] + [(pair, -1.0) for pair in FOES.split()]
    return build_graph((*pair.split("-", 1), sign) for pair, sign in pairs)  # type: ignore[misc]


def test_highland_tribes() -> None:
    camps = find_camps(tribes())
    assert camps.frustration.proved
    assert camps.frustration.upper == 7
    assert camps.all_tied
    assert len(camps.tied) == 1
    assert find_camps(tribes(), 3).frustration.upper == 2


def ring(signs: list[float]) -> SignedGraph:
    count = len(signs)
    return build_graph((str(i), str((i + 1) % count), sign) for i, sign in enumerate(signs))


@pytest.mark.parametrize(("signs", "cost"), [([1, 1, -1], 1), ([1, -1, -1], 0), ([-1, -1, -1], 1)])
def test_triangles(signs: list[float], cost: int) -> None:
    found = frustration_index(ring(signs))
    assert (found.lower, found.upper, found.proved) == (cost, cost, True)


def test_three_camps_suit_three_foes() -> None:
    assert frustration_index(ring([-1, -1, -1]), camps=3).upper == 0


@pytest.mark.parametrize(
    "graph",
    [
        build_graph([]),
        build_graph([], ["alone"]),
        build_graph([("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 1)]),
    ],
)
def test_nothing_to_divide(graph: SignedGraph) -> None:
    camps = find_camps(graph)
    assert camps.frustration.upper == 0
    assert camps.frustration.proved
    assert set(camps.tied[0]) <= {0}


def test_fewer_than_two_camps_and_endless_weights_are_refused() -> None:
    with pytest.raises(InputError, match="two or more"):
        frustration_index(ring([1, 1, -1]), camps=1)
    with pytest.raises(InputError, match="finite"):
        build_graph([("a", "b", float("inf"))])


def test_all_tied_partitions_of_a_frustrated_triangle() -> None:
    camps = find_camps(ring([-1, -1, -1]))
    assert sorted(camps.tied) == [(0, 0, 1), (0, 1, 0), (0, 1, 1)]
    assert camps.together == pytest.approx([1.0, 2 / 3, 1 / 3], abs=0.34)


def test_tied_partitions_of_fractional_weights() -> None:
    camps = find_camps(ring([-0.5, -0.5, -0.75]))
    assert camps.frustration.upper == 0.5
    assert len(camps.tied) == 2


def test_blocks_leave_out_bridges() -> None:
    graph = build_graph([("a", "b", 1), ("b", "c", 1), ("a", "c", -1), ("c", "d", -1)])
    (block,) = blocks(graph)
    assert sorted(block.nodes) == ["a", "b", "c"]
    found = frustration_index(graph)
    assert found.upper == 1
    assert found.partition[2] != found.partition[3]


@st.composite
def graphs(draw: st.DrawFn) -> SignedGraph:
    count = draw(st.integers(2, 6))
    pairs = [(a, b) for a in range(count) for b in range(a)]
    weights = draw(st.lists(st.sampled_from([-2, -1, 0, 1, 2]), min_size=len(pairs), max_size=len(pairs)))
    ties = [(str(a), str(b), float(w)) for (a, b), w in zip(pairs, weights, strict=True) if w]
    return build_graph(ties or [("0", "1", 1.0)])


@settings(max_examples=40, deadline=None)
@given(graphs(), st.integers(2, 3))
def test_exact_on_small_graphs(graph: SignedGraph, camps: int) -> None:
    every = {p: graph.cost(p) for p in product(range(camps), repeat=len(graph.nodes))}
    least = min(every.values())
    found = find_camps(graph, camps, most=1_000)
    assert found.frustration.proved
    assert found.frustration.upper == least == graph.cost(found.frustration.partition)
    assert set(found.tied) == {normalised(p) for p, cost in every.items() if cost == least}
    assert search(graph, camps)[0] == least
    if camps == 2:
        assert CycleBound(graph).bound(1.0) <= least


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_branching_proves_small_graphs_and_never_overshoots(graph: SignedGraph) -> None:
    least = min(graph.cost(p) for p in product(range(2), repeat=len(graph.nodes)))
    assert branched_bound(graph, least, 5.0) == least
    assert branched_bound(graph, graph.total, 5.0) == least


def test_what_is_not_proved_in_time_says_so() -> None:
    chance = random.Random(4)
    pairs = chance.sample([(a, b) for a in range(120) for b in range(a)], 900)
    graph = build_graph((str(a), str(b), chance.choice([-1.0, 1.0])) for a, b in pairs)
    found = frustration_index(graph, seconds=0.3)
    assert not found.proved
    assert 0 <= found.lower < found.upper == graph.cost(found.partition)
    assert found.gap > 0


def test_membership_matches_camps_by_overlap() -> None:
    assert membership([(0, 0, 1, 1), (1, 1, 0, 0), (0, 0, 0, 1)]) == pytest.approx([1, 1, 2 / 3, 1])


def test_certain_signs_never_flip_and_doubtful_ones_do() -> None:
    graph = tribes()
    partition = find_camps(graph).tied[0]
    sure, _ = stability(graph, [0.0] * len(graph.ties), partition, draws=5)
    assert sure == [1.0] * 16
    unsure, draws = stability(graph, [0.4] * len(graph.ties), partition, draws=20)
    assert draws == 20
    assert min(unsure) < 1.0


def test_tribes_are_less_frustrated_than_chance() -> None:
    null = shuffled_signs(tribes(), draws=30)
    assert null.observed == 7
    assert null.low <= null.mean <= null.high
    assert null.share_below <= 0.1
