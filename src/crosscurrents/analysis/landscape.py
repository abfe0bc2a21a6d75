"""Alignments of a set of actors: energies, stable configurations and their basins.

Axelrod and Bennett 1993 (British Journal of Political Science 23: 211–233): each pair of actors has a
propensity p to align; a configuration in two sides has the energy Σ sᵢ sⱼ pᵢⱼ over ordered pairs on
different sides, with sizes s. A configuration is stable where no single actor's change of side
lowers it. What follows is what the propensities and sizes imply, no more.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from crosscurrents.analysis.frustration import frustration_index
from crosscurrents.analysis.signed import build_graph
from crosscurrents.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXHAUSTIVE = 20
"""Actors up to which every configuration is looked at: half a million."""


class Configuration(msgspec.Struct, frozen=True):
    """A stable configuration: both sides by name, its energy, and how many configurations fall to it.

    ``basin`` counts configurations from which changing, step by step, the actor whose change lowers
    the energy most ends here; None where not every configuration was looked at.
    """

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    energy: float
    basin: int | None


class Landscape(msgspec.Struct, frozen=True):
    """All stable configurations, lowest first. ``complete`` tells whether there can be no others.

    ``lowest`` bounds the least energy there is; its two ends meet where it is exact.
    """

    actors: list[str]
    minima: list[Configuration]
    complete: bool
    lowest: tuple[float, float]
    configurations: int


def _weights(sizes: Sequence[float], propensities: Sequence[Sequence[float]]) -> Any:
    import numpy as np

    size = np.asarray(sizes, dtype=float)
    propensity = np.asarray(propensities, dtype=float)
    weight = size[:, None] * size[None, :] * propensity
    np.fill_diagonal(weight, 0.0)
    return weight + weight.T


def check_input(
    actors: Sequence[str], sizes: Sequence[float], propensities: Sequence[Sequence[float]]
) -> None:
    """Check that there is one size an actor and a square of propensities.

    Raises:
        InputError: there isn't, or there are no two actors.
    """
    count = len(actors)
    if count < 2:
        raise InputError("landscape", f"{count} actors have no alignments", "name two or more")
    if len(sizes) != count or len(propensities) != count or any(len(row) != count for row in propensities):
        raise InputError(
            "landscape", f"{count} actors, {len(sizes)} sizes, {len(propensities)} rows of propensities"
        )


def energies(
    actors: Sequence[str], sizes: Sequence[float], propensities: Sequence[Sequence[float]]
) -> NDArray[np.float64]:
    """Return the energy of every configuration, with the first actor always on the first side.

    Position ``k`` is the configuration in which actor ``i + 1`` is on the other side where bit ``i``
    of ``k`` is set.

    Raises:
        InputError: more than ``EXHAUSTIVE`` actors, or the inputs don't fit together.
    """
    import numpy as np

    check_input(actors, sizes, propensities)
    if len(actors) > EXHAUSTIVE:
        raise InputError("landscape", f"{len(actors)} actors are too many to look at every configuration")
    weight = _weights(sizes, propensities)
    # Built up actor by actor: adding one doubles the table, and costs what it is apart from.
    table = np.zeros(1)
    towards = [np.zeros(1) for _ in range(len(actors))]
    totals = [0.0] * len(actors)
    for new in range(len(actors)):
        if new == 0:
            towards = [weight[0, later] * np.ones(1) for later in range(len(actors))]
            totals = [float(weight[0, later]) for later in range(len(actors))]
            continue
        same_side = towards[new]
        here, there = table + totals[new] - same_side, table + same_side
        table = np.concatenate([here, there])
        for later in range(new + 1, len(actors)):
            first = towards[later]
            towards[later] = np.concatenate([first + weight[new, later], first])
            totals[later] += float(weight[new, later])
    return table


def landscape(
    actors: Sequence[str],
    sizes: Sequence[float],
    propensities: Sequence[Sequence[float]],
    seconds: float = 20.0,
) -> Landscape:
    """Return the stable configurations: all of them up to twenty actors, those found beyond.

    Raises:
        InputError: the inputs don't fit together.
    """
    check_input(actors, sizes, propensities)
    if len(actors) > EXHAUSTIVE:
        return _by_search(actors, sizes, propensities, seconds)
    table = energies(actors, sizes, propensities)
    downhill = _downhill(table, len(actors))
    basins = _basins(downhill)
    minima = [
        Configuration(_sides(actors, index), float(table[index]), size)
        for index, size in sorted(basins.items(), key=lambda item: (table[item[0]], item[0]))
    ]
    least = float(table.min())
    return Landscape(list(actors), minima, True, (least, least), len(table))


def _downhill(table: NDArray[np.float64], actors: int) -> NDArray[np.int64]:
    """Return for each configuration the neighbour of least energy, itself where none is lower."""
    import numpy as np

    own = np.arange(len(table))
    best, lowest = own.copy(), table - 1e-9 * np.maximum(1.0, np.abs(table))
    for actor in range(actors):
        # The first actor's change mirrors the configuration: all others change instead.
        neighbour = own ^ (len(table) - 1) if actor == 0 else own ^ (1 << (actor - 1))
        lower = table[neighbour] < lowest
        best = np.where(lower, neighbour, best)
        lowest = np.where(lower, table[neighbour], lowest)
    return best


def _basins(downhill: NDArray[np.int64]) -> dict[int, int]:
    import numpy as np

    end = downhill
    while True:
        further = end[end]
        if np.array_equal(further, end):
            break
        end = further
    places, sizes = np.unique(end, return_counts=True)
    return {int(place): int(size) for place, size in zip(places, sizes, strict=True)}


def _sides(actors: Sequence[str], index: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    first = tuple(name for i, name in enumerate(actors) if i == 0 or not index >> (i - 1) & 1)
    second = tuple(name for i, name in enumerate(actors) if i and index >> (i - 1) & 1)
    return first, second


def _by_search(
    actors: Sequence[str], sizes: Sequence[float], propensities: Sequence[Sequence[float]], seconds: float
) -> Landscape:
    """Bound the least energy as frustration of the weighted network, and find minima by descent.

    The energy is Σ w over pairs apart; what is negative in that sum plus the frustration is its
    least value, so that MaxSAT settles it.
    """
    weight = _weights(sizes, propensities)
    count = len(actors)
    pairs = [(i, j, float(weight[i, j])) for j in range(count) for i in range(j)]
    graph = build_graph(((actors[i], actors[j], w) for i, j, w in pairs if w), actors)
    found = frustration_index(graph, 2, seconds)
    base = sum(w for _, _, w in pairs if w < 0)
    lowest = (base + found.lower, base + found.upper)
    minima = {}
    for start in _starts(count, found.partition, seconds / 10):
        camps = _descend(list(start), weight)
        energy = sum(w for i, j, w in pairs if camps[i] != camps[j])
        sides = tuple(tuple(a for a, c in zip(actors, camps, strict=True) if c == side) for side in (0, 1))
        minima[sides] = Configuration((sides[0], sides[1]), energy, None)
    ordered = sorted(minima.values(), key=lambda one: one.energy)
    return Landscape(list(actors), ordered, False, lowest, 2 ** (count - 1))


def _starts(count: int, best: Sequence[int], seconds: float) -> Any:
    import random

    chance = random.Random(1)  # noqa: S311 - reproducible search
    until = time.monotonic() + seconds
    yield best
    for _ in range(2_000):
        if time.monotonic() > until:
            return
        yield [0, *(chance.randrange(2) for _ in range(count - 1))]


def _descend(camps: list[int], weight: Any) -> tuple[int, ...]:
    """Change the actor whose change helps most until none helps."""
    import numpy as np

    side = 1 - 2 * np.asarray(camps)
    while True:
        gain = side * (weight @ side)  # what leaving one's side adds to the energy
        worst = int(np.argmin(gain))
        if gain[worst] >= -1e-9:
            break
        side[worst] = -side[worst]
    side = side * side[0]
    return tuple(int(each < 0) for each in side)
