"""The frustration index: how far a network is from falling into camps without a tie out of place.

The least weight of ties that must be wrong in any partition into camps (Harary 1959; Aref and
Wilson 2019 for two camps, Davis 1967 and Doreian and Mrvar 1996 for more). Always given as bounds;
``proved`` only where they meet.
"""

from __future__ import annotations

import time

import msgspec

from crosscurrents.analysis.branching import branched_bound
from crosscurrents.analysis.localsearch import normalised, search
from crosscurrents.analysis.maxsat import prove
from crosscurrents.analysis.merging import MOST_ACTORS, merged_bound
from crosscurrents.analysis.signed import SignedGraph, blocks
from crosscurrents.errors import InputError

STARTS = 30
"""Starts of the search for a good partition where none is proved: a minute's proof deserves a second's."""


class Frustration(msgspec.Struct, frozen=True):
    """Bounds on the index, and the best partition found (each actor's camp by number).

    ``total`` is the weight of all ties; ``seconds`` what the bounds took; ``methods`` what gave the
    lower bound.
    """

    lower: float
    upper: float
    proved: bool
    partition: tuple[int, ...]
    total: float
    seconds: float
    methods: list[str]

    @property
    def gap(self) -> float:
        """The distance of the bounds, 0 where proved."""
        return self.upper - self.lower


def frustration_index(graph: SignedGraph, camps: int = 2, seconds: float = 20.0) -> Frustration:
    """Return the frustration index of ``graph`` for at most ``camps`` camps, within about ``seconds``.

    Raises:
        InputError: fewer than two camps.
    """
    if camps < 2:
        raise InputError("--camps", f"{camps} camps divide nothing", "ask for two or more")
    began = time.monotonic()
    if camps == 2:
        lower, partition, methods = _two_camps(graph, seconds)
    else:
        lower, partition, methods = _more_camps(graph, camps, seconds)
    upper = graph.cost(partition)
    return Frustration(
        lower=lower / graph.scale,
        upper=upper / graph.scale,
        proved=lower == upper,
        partition=partition,
        total=graph.total / graph.scale,
        seconds=time.monotonic() - began,
        methods=methods,
    )


_Found = tuple[int, tuple[int, ...], list[str]]


def _two_camps(graph: SignedGraph, seconds: float) -> _Found:
    """Bound block by block; the blocks' optima are put together by the actors that they share."""
    until = time.monotonic() + seconds
    lower = 0
    methods = set()
    solved: list[tuple[SignedGraph, tuple[int, ...]]] = []
    parts = sorted(blocks(graph), key=lambda part: len(part.ties))
    for index, part in enumerate(parts):
        share = (until - time.monotonic()) / (len(parts) - index)
        bound, partition, method = _one_block(part, share)
        lower += bound
        methods.add(method)
        solved.append((part, partition))
    return lower, _join_blocks(graph, solved), sorted(methods) or ["no cycles"]


def _one_block(part: SignedGraph, seconds: float) -> tuple[int, tuple[int, ...], str]:
    """Prove one block, or bound it from below by whichever method gets furthest."""
    proof = prove(part, 2, max(seconds * 0.2, 0.05))
    if proof.partition is not None:
        return proof.lower, proof.partition, "RC2"
    upper, partition = search(part, starts=STARTS, seconds=seconds * 0.05)
    bounds = {"RC2": proof.lower}
    if len(part.nodes) > MOST_ACTORS:
        bounds["odd cycles"] = branched_bound(part, upper, seconds * 0.75)
    else:
        bounds["odd cycles"] = branched_bound(part, upper, seconds * 0.05)
        if max(bounds.values()) < upper:
            bounds["semidefinite"] = merged_bound(part, upper, seconds * 0.7)
    method = max(bounds, key=bounds.__getitem__)
    return bounds[method], partition, method


def _join_blocks(graph: SignedGraph, parts: list[tuple[SignedGraph, tuple[int, ...]]]) -> tuple[int, ...]:
    """Return the partition of the whole graph in which each block stands as given, or mirrored."""
    place = {node: index for index, node in enumerate(graph.nodes)}
    differs: dict[tuple[int, int], bool] = {}
    for part, camps in parts:
        for a, b, _ in part.ties:
            i, j = place[part.nodes[a]], place[part.nodes[b]]
            differs[(min(i, j), max(i, j))] = camps[a] != camps[b]
    side: dict[int, int] = {}
    neighbours = graph.neighbours()
    for start in range(len(graph.nodes)):
        if start in side:
            continue
        side[start] = 0
        waiting = [start]
        while waiting:
            node = waiting.pop()
            for other, weight in neighbours[node]:
                if other not in side:
                    apart = differs.get((min(node, other), max(node, other)), weight < 0)
                    side[other] = side[node] ^ int(apart)
                    waiting.append(other)
    return normalised([side[index] for index in range(len(graph.nodes))])


def _more_camps(graph: SignedGraph, camps: int, seconds: float) -> _Found:
    proof = prove(graph, camps, seconds * 0.8)
    if proof.partition is not None:
        return proof.lower, proof.partition, ["RC2"]
    return proof.lower, search(graph, camps, seconds=seconds * 0.15)[1], ["RC2"]
