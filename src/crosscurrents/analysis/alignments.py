"""The landscape of a network: its strengths taken as propensities to align."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crosscurrents.analysis.landscape import Landscape, landscape
from crosscurrents.analysis.network import Network
from crosscurrents.errors import InputError


class Alignments(msgspec.Struct, frozen=True):
    """The stable configurations of some actors; ``untied`` counts the pairs that nothing is said about."""

    landscape: Landscape
    pairs: int
    untied: int


def alignments(
    network: Network, actors: Sequence[str], sizes: Mapping[str, float] | None = None, seconds: float = 20.0
) -> Alignments:
    """Return the landscape of some actors (ids), whose sizes are 1 where nothing is said.

    A pair without a tie has the propensity nought: it neither draws together nor pulls apart.

    Raises:
        InputError: fewer than two actors, a size below nought, or no tie among them.
    """
    chosen = list(dict.fromkeys(actors))
    given = [float((sizes or {}).get(actor, 1.0)) for actor in chosen]
    if given and min(given) < 0:
        raise InputError("--size", "a size below nought", "give numbers from nought on")
    position = {actor: index for index, actor in enumerate(chosen)}
    propensities = [[0.0] * len(chosen) for _ in chosen]
    tied = 0
    for edge in network.edges:
        i, j = position.get(edge.a), position.get(edge.b)
        if i is not None and j is not None and edge.strength:
            propensities[i][j] = propensities[j][i] = edge.strength
            tied += 1
    if not tied and len(chosen) > 1:
        raise InputError("landscape", "no two of these actors have a tie in this window", "widen it")
    found = landscape([network.name(actor) for actor in chosen], given, propensities, seconds)
    pairs = len(chosen) * (len(chosen) - 1) // 2
    return Alignments(found, pairs, pairs - tied)
