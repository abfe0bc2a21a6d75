"""Camps of a network of actors: for each connected part its partitions, and the ties out of place."""

from __future__ import annotations

import time

import msgspec

from crosscurrents.analysis.network import Edge, Network
from crosscurrents.analysis.partitions import Camps, Null, find_camps, shuffled_signs, stability
from crosscurrents.analysis.signed import SignedGraph
from crosscurrents.errors import InputError


class Member(msgspec.Struct, frozen=True):
    """An actor in a camp.

    ``tied`` is the share of tied optimal partitions, ``flipped`` the share of draws with uncertain
    signs flipped, in which it is in this camp.
    """

    actor: str
    name: str
    camp: int
    tied: float
    flipped: float


class CampsView(msgspec.Struct, frozen=True):
    """The camps of one connected part of the network; ``frustrated`` are the ties out of place."""

    members: list[Member]
    camps: Camps
    null: Null
    draws: int
    frustrated: list[Edge]
    disputed: list[Edge]
    seconds: float


def network_camps(network: Network, camps: int = 2, seconds: float = 8.0) -> list[CampsView]:
    """Return the camps of each connected part with three actors or more, the largest first.

    Raises:
        InputError: the network has no such part; says what it has.
    """
    parts = [part for part in components(network.graph()) if len(part.nodes) > 2]
    if not parts:
        raise InputError(
            "camps",
            f"{len(network.nodes)} actors with {len(network.edges)} ties have no camps",
            "widen the window, or read more reports",
        )
    total = sum(len(part.ties) for part in parts)
    return [_view(network, part, camps, seconds * len(part.ties) / total) for part in parts]


def _view(network: Network, graph: SignedGraph, camps: int, seconds: float) -> CampsView:
    began = time.monotonic()
    found = find_camps(graph, camps, seconds * 0.6)
    first = found.tied[0]
    edges = {(edge.a, edge.b): edge for edge in network.edges}
    ordered = [edges[_pair(graph, a, b)] for a, b, _ in graph.ties]
    flipped, draws = stability(graph, [edge.doubt for edge in ordered], first, camps, seconds=seconds * 0.2)
    members = [
        Member(node, network.name(node), camp, tied, flip)
        for node, camp, tied, flip in zip(graph.nodes, first, found.together, flipped, strict=True)
    ]
    return CampsView(
        members=sorted(members, key=lambda one: (one.camp, one.name)),
        camps=found,
        null=shuffled_signs(graph, camps, seconds=seconds * 0.2),
        draws=draws,
        frustrated=[edges[_pair(graph, a, b)] for a, b, _ in graph.frustrated(first)],
        disputed=[edge for edge in ordered if network.disputed(edge)],
        seconds=time.monotonic() - began,
    )


def _pair(graph: SignedGraph, a: int, b: int) -> tuple[str, str]:
    first, second = sorted((graph.nodes[a], graph.nodes[b]))
    return first, second


def components(graph: SignedGraph) -> list[SignedGraph]:
    """Return the connected parts of a graph, the one with most ties first."""
    import networkx as nx

    plain = nx.Graph([(a, b) for a, b, _ in graph.ties])
    found = []
    for nodes in nx.connected_components(plain):
        place = {node: index for index, node in enumerate(sorted(nodes))}
        ties = [(place[a], place[b], w) for a, b, w in graph.ties if a in place]
        found.append(SignedGraph([graph.nodes[node] for node in sorted(nodes)], ties, graph.scale))
    return sorted(found, key=lambda part: (-len(part.ties), part.nodes))
