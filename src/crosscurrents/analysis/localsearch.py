"""Good partitions quickly: tabu search from several starts. Gives upper bounds, proves nothing."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

from crosscurrents.analysis.signed import SignedGraph


def search(
    graph: SignedGraph, camps: int = 2, starts: int = 10, seconds: float = 2.0, seed: int = 1
) -> tuple[int, tuple[int, ...]]:
    """Return the least cost that was found and its partition, each node's camp by number.

    Tabu search that moves one actor at a time (Glover 1989), the same on every run for one seed
    unless ``seconds`` end it.
    """
    count = len(graph.nodes)
    chance = random.Random(seed)  # noqa: S311 - reproducible search, no secrets
    best_cost, best = graph.cost([0] * count), (0,) * count
    until = time.monotonic() + seconds
    for start in range(starts):
        if best_cost == 0 or (start and time.monotonic() > until):
            break
        camp = [0] * count if start == 0 else [chance.randrange(camps) for _ in range(count)]
        cost, found = _tabu(graph, camp, camps, chance, until)
        if cost < best_cost:
            best_cost, best = cost, found
    return best_cost, normalised(best)


def normalised(camp: Sequence[int]) -> tuple[int, ...]:
    """Number camps in the order in which they first occur, so that equal partitions are equal."""
    names: dict[int, int] = {}
    return tuple(names.setdefault(each, len(names)) for each in camp)


def _tabu(
    graph: SignedGraph, camp: list[int], camps: int, chance: random.Random, until: float
) -> tuple[int, tuple[int, ...]]:
    """Move the actor that helps most, or harms least, not moved lately; stop when nothing improves."""
    neighbours = graph.neighbours()
    count = len(camp)
    pull = [[0] * camps for _ in camp]
    for a, b, weight in graph.ties:
        pull[a][camp[b]] += weight
        pull[b][camp[a]] += weight
    cost = best_cost = graph.cost(camp)
    best = tuple(camp)
    held = [0] * count
    patience = 6 * count + 100
    step = last = 0
    while step - last < patience and time.monotonic() < until:
        step += 1
        node, target, change = _best_move(pull, camp, held, step, cost - best_cost, chance)
        if node < 0:
            continue
        old = camp[node]
        camp[node] = target
        cost += change
        held[node] = step + 3 + chance.randrange(7 + count // 12)
        for other, weight in neighbours[node]:
            pull[other][old] -= weight
            pull[other][target] += weight
        if cost < best_cost:
            best_cost, best, last = cost, tuple(camp), step
    return best_cost, best


def _best_move(
    pull: list[list[int]], camp: list[int], held: list[int], step: int, above: int, chance: random.Random
) -> tuple[int, int, int]:
    """Return the node, its new camp and the change of cost; a held node may move to a new record."""
    chosen, target, best, equal = -1, 0, 0, 0
    for node, towards in enumerate(pull):
        own = towards[camp[node]]
        for other, gain in enumerate(towards):
            if other == camp[node]:
                continue
            change = own - gain
            if held[node] > step and above + change >= 0:
                continue
            if chosen < 0 or change < best:
                chosen, target, best, equal = node, other, change, 1
            elif change == best:
                equal += 1
                if chance.random() * equal < 1:
                    chosen, target = node, other
    return chosen, target, best
