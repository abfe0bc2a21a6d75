"""The best subsets of some actors, where each adds a gain and some pairs cost: exactly, of any number.

Up to twenty actors every subset is looked at. Beyond, a subset is a MaxSAT problem: a soft clause an
actor with its gain, and one a pair, broken where both are in (RC2, Ignatiev et al. 2019).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from crosscurrents.analysis.maxsat import solve_weighted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXHAUSTIVE = 20
_SCALE = 1_000_000

Members = tuple[int, ...]
Pair = tuple[int, int]


class Choice(msgspec.Struct, frozen=True):
    """What each actor adds to a subset's score, and what two of them cost together (above nought)."""

    gains: list[float]
    costs: dict[Pair, float]

    def score(self, members: Sequence[int]) -> float:
        """Return the score of a subset."""
        inside = set(members)
        paid = sum(cost for (i, j), cost in self.costs.items() if i in inside and j in inside)
        return sum(self.gains[i] for i in members) - paid


class Chooser(Protocol):
    """Finds the best subsets of two or more actors, members in order of their positions."""

    exact: bool

    def ranked(self, most: int) -> list[Members]:
        """Return the best subsets, best first."""

    def best(
        self, inside: Sequence[int] = (), outside: Sequence[int] = (), apart: Pair | None = None
    ) -> Members | None:
        """Return the best subset with some actors, without others, and without two at once."""


def chooser(choice: Choice, seconds: float) -> Chooser:
    """Return what finds the best subsets, each within so many seconds."""
    if len(choice.gains) <= EXHAUSTIVE:
        return Exhaustive(choice)
    return BySolver(choice, seconds)


class Exhaustive:
    """Every subset's score in one array; bit i of a position is actor i."""

    def __init__(self, choice: Choice) -> None:
        import numpy as np

        self.exact = True
        count = len(choice.gains)
        score = np.zeros(1)
        for new, gain in enumerate(choice.gains):
            paid = np.zeros(1)
            for old in range(new):
                paid = np.concatenate([paid, paid + choice.costs.get((old, new), 0.0)])
            score = np.concatenate([score, score + gain - paid])
        self._masks = np.arange(1 << count)
        self._score = score
        self._score[0] = -np.inf
        for i in range(count):
            self._score[1 << i] = -np.inf

    def ranked(self, most: int) -> list[Members]:
        """Return the best subsets, best first; equal ones in order of their positions."""
        import numpy as np

        rounded = -self._score.round(9)
        found = np.argsort(rounded, kind="stable")[: max(most, 0)]
        return [self._members(int(mask)) for mask in found if np.isfinite(self._score[mask])]

    def best(
        self, inside: Sequence[int] = (), outside: Sequence[int] = (), apart: Pair | None = None
    ) -> Members | None:
        """Return the best subset with some actors, without others, and without two at once."""
        import numpy as np

        score = self._score.copy()
        for i in inside:
            score[(self._masks >> i & 1) == 0] = -np.inf
        for i in outside:
            score[(self._masks >> i & 1) == 1] = -np.inf
        if apart:
            score[self._both(*apart)] = -np.inf
        found = int(np.argmax(score))
        return self._members(found) if np.isfinite(score[found]) else None

    def _both(self, i: int, j: int) -> NDArray[np.bool_]:
        both: NDArray[np.bool_] = (self._masks >> i & self._masks >> j & 1) == 1
        return both

    def _members(self, mask: int) -> Members:
        return tuple(i for i in range(mask.bit_length()) if mask >> i & 1)


class BySolver:
    """Each question one MaxSAT problem; ``exact`` turns false once one ran out of time."""

    def __init__(self, choice: Choice, seconds: float) -> None:
        self.exact = True
        self._seconds = seconds
        self._count = len(choice.gains)
        self._soft = [([i + 1] if g > 0 else [-i - 1], abs(g)) for i, g in enumerate(choice.gains)]
        self._soft += [([-i - 1, -j - 1], cost) for (i, j), cost in choice.costs.items()]
        everyone = range(1, self._count + 1)
        self._hard = [[other for other in everyone if other != one] for one in everyone]

    def ranked(self, most: int) -> list[Members]:
        """Return the best subsets, best first."""
        excluded: list[list[int]] = []
        found: list[Members] = []
        until = time.monotonic() + self._seconds
        while len(found) < most and time.monotonic() < until:
            members = self._solve(excluded)
            if members is None:
                break
            found.append(members)
            inside = set(members)
            excluded.append([-i - 1 if i in inside else i + 1 for i in range(self._count)])
        return found

    def best(
        self, inside: Sequence[int] = (), outside: Sequence[int] = (), apart: Pair | None = None
    ) -> Members | None:
        """Return the best subset with some actors, without others, and without two at once."""
        clauses = [[i + 1] for i in inside] + [[-i - 1] for i in outside]
        if apart:
            clauses.append([-apart[0] - 1, -apart[1] - 1])
        return self._solve(clauses)

    def _solve(self, clauses: list[list[int]]) -> Members | None:
        soft = [(clause, round(weight * _SCALE)) for clause, weight in self._soft]
        done, model = solve_weighted(
            [*self._hard, *clauses], [each for each in soft if each[1] > 0], self._count, self._seconds
        )
        self.exact = self.exact and done
        return None if model is None else tuple(i for i in range(self._count) if i + 1 in model)


def total_cost(costs: Mapping[Pair, float]) -> float:
    """Return what all pairs cost together, 1 where none costs anything, to divide by."""
    return sum(costs.values()) or 1.0
