"""The semidefinite bound: never above the optimum, and with branching the optimum itself."""

from __future__ import annotations

import random
import time
from itertools import combinations, product

import numpy as np
import pytest

from crosscurrents.analysis.descent import Descent
from crosscurrents.analysis.merging import merged_bound
from crosscurrents.analysis.signed import SignedGraph, build_graph
from crosscurrents.analysis.spectral import Relaxation


def drawn(seed: int, count: int, ties: int, weights: tuple[float, ...] = (1, -1)) -> SignedGraph:
    chance = random.Random(seed)
    pairs = chance.sample(list(combinations(range(count), 2)), ties)
    return build_graph((str(a), str(b), chance.choice(weights)) for a, b in sorted(pairs))


def least(graph: SignedGraph) -> int:
    return min(graph.cost((0, *rest)) for rest in product((0, 1), repeat=len(graph.nodes) - 1))


@pytest.mark.parametrize("seed", range(6))
def test_it_comes_to_the_least_that_looking_at_all_finds(seed: int) -> None:
    graph = drawn(seed, 11, 34, (1, -1) if seed % 2 else (0.3, -1.7, 2.4, -0.6))
    optimum = least(graph)
    assert merged_bound(graph, optimum, 20.0) == optimum
    assert merged_bound(graph, graph.total, 2.0) <= optimum


def test_a_relaxation_alone_is_a_bound() -> None:
    graph = drawn(3, 12, 40)
    matrix = np.zeros((12, 12))
    for a, b, weight in graph.ties:
        matrix[a, b] = matrix[b, a] = weight / 4
    relaxation = Relaxation(matrix)
    bound = graph.total / 2 - relaxation.tighten(-1e9, time.monotonic() + 5)
    assert least(graph) - 1 <= bound <= least(graph) + 1e-6


def test_an_odd_cycle_is_seen_at_once() -> None:
    cycle = build_graph([("a", "b", -1), ("b", "c", -1), ("a", "c", -1)])
    assert merged_bound(cycle, 1, 5.0) == 1


def test_descent_stops_at_the_edge() -> None:
    def bowl(point: np.ndarray) -> tuple[float, np.ndarray]:
        away = point - np.array([3.0, -2.0])
        return float(away @ away), 2 * away

    descent = Descent(bowl, np.array([0.0, 5.0]), free=1, first_step=0.3)
    for _ in range(50):
        if not descent.step():
            break
    assert descent.point == pytest.approx([3.0, 0.0], abs=1e-4)
