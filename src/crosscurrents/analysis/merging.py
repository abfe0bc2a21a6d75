"""Branching on top of the semidefinite bound: two actors in one camp, or in different ones.

Either way the two become one actor, and the problem is smaller by one. The least bound among all open
branches bounds the frustration index from below.
"""

from __future__ import annotations

import math
import time
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.analysis.signed import SignedGraph
from crosscurrents.analysis.spectral import PAIRS, Cuts, Relaxation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ACTORS = 300
"""Actors beyond which the decomposition of a matrix, done hundreds of times, takes minutes."""

_SOFTNESS = 1e-3
_SHARE_OF_ROOT = 0.5


class _Branch(msgspec.Struct, order=True):
    """A smaller problem: ``bound`` on the greatest value (negated, so that the greatest comes first)."""

    bound: float
    number: int
    relaxation: Relaxation
    constant: float


def merged_bound(graph: SignedGraph, upper: int, seconds: float) -> int:
    """Return a lower bound on the frustration into two camps, at most ``upper``, in whole units.

    The frustration is half the total weight less half of Σ w x x over the ties, so that the greatest
    value of that sum bounds it.
    """
    import numpy as np

    until = time.monotonic() + seconds
    matrix = np.zeros((len(graph.nodes), len(graph.nodes)))
    for a, b, weight in graph.ties:
        matrix[a, b] = matrix[b, a] = weight / 4
    half = graph.total / 2
    # A branch whose value is less than this can only hold partitions that cost ``upper`` or more.
    enough = half - upper + 1 - 1e-4
    root = Relaxation(matrix)
    root.tighten(enough, time.monotonic() + seconds * _SHARE_OF_ROOT)
    waiting = [_Branch(-root.best, 0, root, 0.0)]
    number = 0
    while waiting and -waiting[0].bound >= enough and time.monotonic() < until:
        branch = heappop(waiting)
        if branch.relaxation.count < 3:
            heappush(waiting, branch)
            break
        for child in _divided(branch, enough, until):
            number += 1
            child.number = number
            heappush(waiting, child)
    return min(math.ceil(half + waiting[0].bound - 1e-4), upper)


def _divided(branch: _Branch, enough: float, until: float) -> list[_Branch]:
    """Return the two branches on the pair that the solution decides least, each with its own bound."""
    one, other = _undecided(branch.relaxation)
    found = []
    for sign in (1.0, -1.0):
        smaller, constant = _merged(branch.relaxation, one, other, sign)
        constant += branch.constant
        value = smaller.tighten(enough - constant, until, _SOFTNESS) + constant
        found.append(_Branch(-min(value, -branch.bound), 0, smaller, constant))
    return found


def _undecided(relaxation: Relaxation) -> tuple[int, int]:
    """Return the two actors, tied to many undecided ones, of which it is least known whether they agree."""
    import numpy as np

    solution = np.abs(relaxation.solution) + 2 * np.eye(relaxation.count)
    one, other = np.unravel_index(int(np.argmin(solution)), solution.shape)
    return min(int(one), int(other)), max(int(one), int(other))


def _merged(relaxation: Relaxation, one: int, other: int, sign: float) -> tuple[Relaxation, float]:
    """Return the problem in which ``other`` is ``one``, or its opposite, and what that adds to all values."""
    import numpy as np

    matrix = relaxation.matrix.copy()
    constant = float(2 * sign * matrix[one, other])
    matrix[one, :] += sign * matrix[other, :]
    matrix[:, one] += sign * matrix[:, other]
    matrix[one, one] = 0.0
    left = np.delete(np.arange(relaxation.count), other)
    diagonal = relaxation.diagonal.copy()
    diagonal[one] += diagonal[other]
    smaller = Relaxation(
        matrix[np.ix_(left, left)], diagonal[left], _cuts_merged(relaxation.cuts, one, other, sign)
    )
    return smaller, constant


def _cuts_merged(cuts: Cuts, one: int, other: int, sign: float) -> Cuts:
    """Return the inequalities with the actor renamed; those of both actors say nothing any more."""
    has_both = (cuts.actors == one).any(axis=1) & (cuts.actors == other).any(axis=1)
    cuts = cuts.kept(~has_both)
    actors, signs = cuts.actors.copy(), cuts.signs.copy()
    for pair, (i, j) in enumerate(PAIRS):
        signs[(actors[:, i] == other) | (actors[:, j] == other), pair] *= sign
    actors[actors == other] = one
    actors[actors > other] -= 1
    return Cuts(*_ordered(actors, signs), cuts.weights.copy())


def _ordered(
    actors: NDArray[np.int64], signs: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the three actors of each inequality in order, the signs of their pairs moved along."""
    import numpy as np

    order = np.argsort(actors, axis=1)
    pair_of = np.zeros((3, 3), dtype=np.int64)
    for pair, (i, j) in enumerate(PAIRS):
        pair_of[i, j] = pair_of[j, i] = pair
    rows = np.arange(len(actors))
    moved = [signs[rows, pair_of[order[:, i], order[:, j]]] for i, j in PAIRS]
    columns = np.stack(moved, axis=1) if len(actors) else signs
    return np.take_along_axis(actors, order, axis=1), columns
