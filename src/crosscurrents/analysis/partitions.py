"""Camps: the optimal partitions, how firmly each actor belongs, and what chance alone would give."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence

import msgspec

from crosscurrents.analysis.frustration import Frustration, frustration_index
from crosscurrents.analysis.localsearch import normalised, search
from crosscurrents.analysis.maxsat import all_partitions
from crosscurrents.analysis.signed import SignedGraph

MOST_TIED = 200
"""Tied partitions that are listed; where there are more, a list says nothing to anybody."""

DRAWS = 100
"""Networks drawn for the null comparison and for uncertain signs: shares to within five points."""


class Camps(msgspec.Struct, frozen=True):
    """The partitions of least frustration.

    ``tied`` holds the partitions of that cost, every one where ``all_tied``; ``together`` gives for
    each actor the share of the tied ones in which it is in the camp that it has in the first.
    """

    frustration: Frustration
    tied: list[tuple[int, ...]]
    all_tied: bool
    together: list[float]


class Null(msgspec.Struct, frozen=True):
    """The observed frustration beside networks with the same ties and shuffled signs.

    All values are upper bounds by the same search, so that they compare. ``share_below`` is the
    share of shuffled networks with no more frustration than the observed one.
    """

    observed: float
    mean: float
    low: float
    high: float
    share_below: float
    draws: int


def find_camps(graph: SignedGraph, camps: int = 2, seconds: float = 20.0, most: int = MOST_TIED) -> Camps:
    """Return all partitions of least frustration into at most ``camps`` camps.

    Raises:
        InputError: fewer than two camps.
    """
    found = frustration_index(graph, camps, seconds * 0.7)
    if not found.proved:
        return Camps(found, [found.partition], False, [1.0] * len(graph.nodes))
    cost = round(found.upper * graph.scale)
    until = time.monotonic() + seconds * 0.3
    tied = [found.partition]
    for other in all_partitions(graph, camps, cost, most + 1, seconds * 0.3):
        if other != found.partition:
            tied.append(other)
    complete = len(tied) <= most and time.monotonic() < until
    tied = tied[:most]
    return Camps(found, tied, complete, membership(tied))


def membership(partitions: Sequence[Sequence[int]]) -> list[float]:
    """Return for each actor the share of partitions in which it keeps the camp of the first one.

    Camps have no names, so those of each partition are matched with the first's by overlap.
    """
    first = partitions[0]
    kept = [0] * len(first)
    for partition in partitions:
        names = match_camps(first, partition)
        for node, camp in enumerate(partition):
            kept[node] += names.get(camp) == first[node]
    return [count / len(partitions) for count in kept]


def match_camps(reference: Sequence[int], partition: Sequence[int]) -> dict[int, int]:
    """Return which camp of ``reference`` each camp of ``partition`` is, largest overlap first."""
    overlap = Counter(zip(partition, reference, strict=True))
    names: dict[int, int] = {}
    for (camp, target), _ in sorted(overlap.items(), key=lambda item: (-item[1], item[0])):
        if camp not in names and target not in names.values():
            names[camp] = target
    return names


def stability(
    graph: SignedGraph,
    doubt: Sequence[float],
    partition: Sequence[int],
    camps: int = 2,
    draws: int = DRAWS,
    seconds: float = 10.0,
) -> tuple[list[float], int]:
    """Return each actor's share of draws in its camp when uncertain signs flip, and the draws made.

    ``doubt`` gives for each tie the probability that its sign is the other one. Camps of a draw are
    searched from the partition that is given and from chance, not proved.
    """
    chance = random.Random(7)  # noqa: S311 - reproducible draws
    until = time.monotonic() + seconds
    drawn: list[Sequence[int]] = [list(partition)]
    while len(drawn) <= draws and time.monotonic() < until:
        weights = [
            -weight if chance.random() < each else weight
            for (_, _, weight), each in zip(graph.ties, doubt, strict=True)
        ]
        other = graph.with_signs(weights)
        _, found = search(other, camps, starts=3, seconds=seconds / 10, seed=len(drawn))
        drawn.append(found)
    if len(drawn) == 1:
        return [1.0] * len(graph.nodes), 0
    names = [match_camps(partition, found) for found in drawn[1:]]
    shares = [
        sum(name.get(found[node]) == partition[node] for name, found in zip(names, drawn[1:], strict=True))
        / (len(drawn) - 1)
        for node in range(len(graph.nodes))
    ]
    return shares, len(drawn) - 1


def shuffled_signs(graph: SignedGraph, camps: int = 2, draws: int = DRAWS, seconds: float = 10.0) -> Null:
    """Compare with networks of the same ties whose signed weights are dealt out anew."""
    chance = random.Random(11)  # noqa: S311 - reproducible draws
    until = time.monotonic() + seconds
    scale = graph.scale
    observed = search(graph, camps, starts=3, seconds=seconds / 10)[0] / scale
    costs: list[float] = []
    weights = [weight for _, _, weight in graph.ties]
    while len(costs) < draws and (time.monotonic() < until or not costs):
        chance.shuffle(weights)
        cost, _ = search(graph.with_signs(weights), camps, starts=3, seconds=seconds / 10, seed=len(costs))
        costs.append(cost / scale)
    ordered = sorted(costs)
    return Null(
        observed=observed,
        mean=sum(costs) / len(costs),
        low=ordered[int(0.025 * len(ordered))],
        high=ordered[min(int(0.975 * len(ordered)), len(ordered) - 1)],
        share_below=sum(cost <= observed for cost in costs) / len(costs),
        draws=len(costs),
    )


def camp_names(graph: SignedGraph, partition: Sequence[int]) -> list[list[str]]:
    """Return the camps as lists of actors, the largest first."""
    camps: dict[int, list[str]] = {}
    for node, camp in zip(graph.nodes, normalised(partition), strict=True):
        camps.setdefault(camp, []).append(node)
    return sorted(camps.values(), key=len, reverse=True)
