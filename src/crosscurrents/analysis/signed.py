"""A signed graph: actors, and ties with a positive or negative weight."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

from crosscurrents.errors import InputError

SCALE = 1_000_000
"""Weights that aren't whole numbers are counted in millionths, so that bounds are exact integers."""


class SignedGraph(msgspec.Struct, frozen=True):
    """Nodes, and ties ``(a, b, weight)`` between positions of nodes, a < b, weight never nought."""

    nodes: list[str]
    ties: list[tuple[int, int, int]]
    scale: int = 1

    @property
    def total(self) -> int:
        """The sum of the absolute weights, in units of 1/scale."""
        return sum(abs(weight) for _, _, weight in self.ties)

    def neighbours(self) -> list[list[tuple[int, int]]]:
        """Return for each node its neighbours with the weights of the ties."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.nodes]
        for a, b, weight in self.ties:
            found[a].append((b, weight))
            found[b].append((a, weight))
        return found

    def cost(self, camps: Sequence[int]) -> int:
        """Return the weight of the ties that a partition frustrates.

        A positive tie is frustrated between camps, a negative one within a camp (Davis 1967; with
        two camps Harary 1953).
        """
        return sum(abs(w) for a, b, w in self.ties if (camps[a] == camps[b]) == (w < 0))

    def frustrated(self, camps: Sequence[int]) -> list[tuple[int, int, int]]:
        """Return the ties that a partition frustrates."""
        return [(a, b, w) for a, b, w in self.ties if (camps[a] == camps[b]) == (w < 0)]

    def with_signs(self, weights: Sequence[int]) -> SignedGraph:
        """Return the same ties with other weights, in the same order."""
        ties = [(a, b, w) for (a, b, _), w in zip(self.ties, weights, strict=True)]
        return SignedGraph(self.nodes, ties, self.scale)


def build_graph(ties: Iterable[tuple[str, str, float]], nodes: Iterable[str] = ()) -> SignedGraph:
    """Build a graph; ties between the same two are added up, and vanish where they cancel out.

    Raises:
        InputError: a weight isn't a finite number.
    """
    position: dict[str, int] = {}
    for node in nodes:
        position.setdefault(node, len(position))
    weights: dict[tuple[int, int], float] = {}
    for a, b, weight in ties:
        if not math.isfinite(weight):
            raise InputError(f"{a} – {b}", f"{weight} is no strength of a tie", "give a finite number")
        i, j = (position.setdefault(each, len(position)) for each in (a, b))
        if i != j:
            key = (min(i, j), max(i, j))
            weights[key] = weights.get(key, 0.0) + weight
    whole = all(weight == int(weight) for weight in weights.values())
    scale = 1 if whole else SCALE
    kept = [(a, b, round(weight * scale)) for (a, b), weight in weights.items()]
    return SignedGraph(list(position), [tie for tie in kept if tie[2]], scale)


def blocks(graph: SignedGraph) -> list[SignedGraph]:
    """Return the biconnected blocks of a graph with a cycle in them.

    Frustration into two camps is the sum over blocks, since they share single actors only; a tie
    that lies in no cycle is never frustrated.
    """
    import networkx as nx

    weights = {(a, b): w for a, b, w in graph.ties}
    plain = nx.Graph(list(weights))
    found = []
    for component in nx.biconnected_component_edges(plain):
        edges = [(min(a, b), max(a, b)) for a, b in component]
        if len(edges) > 1:
            names = sorted({node for edge in edges for node in edge})
            place = {node: index for index, node in enumerate(names)}
            ties = [(place[a], place[b], weights[(a, b)]) for a, b in edges]
            found.append(SignedGraph([graph.nodes[n] for n in names], ties, graph.scale))
    return found
