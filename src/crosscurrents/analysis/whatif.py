"""What if: a network changed on purpose, so that every analysis can stand beside its unaltered self."""

from __future__ import annotations

import msgspec

from crosscurrents.analysis.network import Edge, Network, Part
from crosscurrents.errors import UnknownRecord


def without(network: Network, actor: str) -> Network:
    """Return the network without an actor and its ties.

    Raises:
        UnknownRecord: it isn't in the network.
    """
    if actor not in network.nodes:
        raise UnknownRecord(f"{actor!r} has no ties in this window")
    edges = [edge for edge in network.edges if actor not in (edge.a, edge.b)]
    tied = {end for edge in edges for end in (edge.a, edge.b)}
    nodes = {key: node for key, node in network.nodes.items() if key in tied}
    return msgspec.structs.replace(network, nodes=nodes, edges=edges)


def flipped(network: Network, a: str, b: str) -> Network:
    """Return the network with the sign of one tie turned round.

    Raises:
        UnknownRecord: the two have no tie.
    """
    chosen = network.edge(a, b)
    if chosen is None:
        raise UnknownRecord(f"{network.name(a)} and {network.name(b)} have no tie in this window")
    parts = [_turned(part) for part in chosen.parts]
    edges = [Edge(edge.a, edge.b, parts) if edge is chosen else edge for edge in network.edges]
    return msgspec.structs.replace(network, edges=edges)


def _turned(part: Part) -> Part:
    return msgspec.structs.replace(part, weight=-part.weight, what=f"{part.what} (turned round)")
