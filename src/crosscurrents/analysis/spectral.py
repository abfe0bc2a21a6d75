"""A lower bound on frustration by semidefinite programming with triangle inequalities.

Two camps are a vector x of ±1, and X = xxᵀ is positive semidefinite with ones on its diagonal; among
any three actors an even number of pairs is apart (the triangle inequalities). The least frustration
under these conditions alone is a bound, the tightest known for random networks of this size (Rendl,
Rinaldi and Wiegele 2010, Mathematical Programming 121). It is found from the dual side, each of whose
points is a bound by itself: X is held to the sphere on which all xxᵀ lie (Malick and Roupin 2013,
Mathematical Programming 140), and the dual is minimised by projected L-BFGS.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.analysis.descent import Descent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIGNS = ((1.0, 1.0, 1.0), (1.0, -1.0, -1.0), (-1.0, 1.0, -1.0), (-1.0, -1.0, 1.0))
"""The four triangle inequalities of three actors i, j, k: Σ sign · X over ij, ik, jk ≥ −1."""

PAIRS = ((0, 1), (0, 2), (1, 2))
_MOST_NEW = 400
_FIRST_SOFTNESS, _LAST_SOFTNESS, _FASTER = 0.1, 1e-5, 0.6
_STEPS = 40
_SAFE = 1e-10
"""Share of the weights that is given away for the rounding errors of floating-point numbers."""


class Cuts(msgspec.Struct):
    """Triangle inequalities: actors, signs of the three pairs, and multipliers."""

    actors: NDArray[np.int64]
    signs: NDArray[np.float64]
    weights: NDArray[np.float64]

    def kept(self, wanted: NDArray[np.bool_]) -> Cuts:
        """Return some of them."""
        return Cuts(self.actors[wanted], self.signs[wanted], self.weights[wanted])


def no_cuts() -> Cuts:
    """Return the empty set of inequalities."""
    import numpy as np

    return Cuts(np.zeros((0, 3), dtype=np.int64), np.zeros((0, 3)), np.zeros(0))


class Relaxation:
    """Maximise <matrix, X>, its bound tightened until it is below ``enough`` or the time is up.

    ``best`` bounds the greatest value of xᵀ·matrix·x for x of ±1 from above; ``solution`` is about X.
    """

    def __init__(
        self,
        matrix: NDArray[np.float64],
        diagonal: NDArray[np.float64] | None = None,
        cuts: Cuts | None = None,
    ) -> None:
        import numpy as np

        self.matrix = matrix
        self.count = len(matrix)
        self.diagonal = np.zeros(self.count) if diagonal is None else diagonal
        self.cuts = no_cuts() if cuts is None else cuts
        self.best = float(np.abs(matrix).sum())
        self.solution = np.eye(self.count)
        self._safe = _SAFE * max(float(np.abs(matrix).sum()), 1e-12)

    def tighten(self, enough: float, until: float, softness: float = _FIRST_SOFTNESS) -> float:
        """Return the bound, at most ``enough`` where that could be shown."""
        import numpy as np

        unit = max(float(np.abs(self.matrix).max()), 1e-12) * 4
        idle = 0
        while self.best > enough and time.monotonic() < until and idle < 4:
            before = self.best
            self._minimise(softness * unit, enough, until)
            new = self._separate()
            at_end = softness <= _LAST_SOFTNESS
            idle = idle + 1 if at_end and before - self.best < 2e-3 * unit else 0
            if at_end and not new:
                break
            softness = max(softness * _FASTER, _LAST_SOFTNESS)
        return self.best

    def _minimise(self, softness: float, enough: float, until: float) -> None:
        import numpy as np

        descent = Descent(
            lambda point: self._value(point, softness),
            np.concatenate([self.diagonal, self.cuts.weights]),
            free=self.count,
            first_step=softness / 2,
        )
        for _ in range(_STEPS):
            if self.best <= enough or time.monotonic() > until or not descent.step():
                break
        self.diagonal, self.cuts.weights = descent.point[: self.count], descent.point[self.count :]

    def _value(self, point: NDArray[np.float64], softness: float) -> tuple[float, NDArray[np.float64]]:
        """Return the softened dual and its gradient; each point's own bound is remembered."""
        import numpy as np

        diagonal, weights = point[: self.count], point[self.count :]
        values, vectors = np.linalg.eigh(self._with_duals(diagonal, weights))
        above = values > 0
        scaled = vectors[:, above] * values[above]
        self.solution = scaled @ vectors[:, above].T / softness
        total = float(diagonal.sum() + weights.sum())
        value = float(values[above] @ values[above]) / (2 * softness) + softness * self.count**2 / 2 + total
        plain = total + self.count * max(float(values[-1]), 0.0)
        self.best = min(self.best, value + self._safe, plain + self._safe)
        gradient = np.concatenate([1 - np.diag(self.solution), 1 + self._at(self.solution)])
        return value, gradient

    def _with_duals(self, diagonal: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
        import numpy as np

        found = self.matrix - np.diag(diagonal)
        for pair, (i, j) in enumerate(PAIRS):
            one, other = self.cuts.actors[:, i], self.cuts.actors[:, j]
            half = weights * self.cuts.signs[:, pair] / 2
            np.add.at(found, (one, other), half)
            np.add.at(found, (other, one), half)
        return found

    def _at(self, solution: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the left sides of the inequalities."""
        import numpy as np

        actors, signs = self.cuts.actors, self.cuts.signs
        parts = [signs[:, p] * solution[actors[:, i], actors[:, j]] for p, (i, j) in enumerate(PAIRS)]
        return np.asarray(sum(parts))

    def _separate(self) -> int:
        """Drop inequalities that don't matter, add the most violated ones; return how many are new."""
        import numpy as np

        self.cuts = self.cuts.kept(self.cuts.weights > 1e-7 * float(np.abs(self.matrix).max()))
        known = {
            (*map(int, three), *signs)
            for three, signs in zip(self.cuts.actors, self.cuts.signs.tolist(), strict=True)
        }
        found = sorted(_violated(self.solution))[:_MOST_NEW]
        new = [(three, signs) for _, three, signs in found if (*three, *signs) not in known]
        if new:
            self.cuts = Cuts(
                np.concatenate([self.cuts.actors, np.asarray([three for three, _ in new], dtype=np.int64)]),
                np.concatenate([self.cuts.signs, np.asarray([signs for _, signs in new])]),
                np.concatenate([self.cuts.weights, np.zeros(len(new))]),
            )
        return len(new)


_Triple = tuple[int, int, int]


def _violated(
    solution: NDArray[np.float64], most: int = 30
) -> list[tuple[float, _Triple, tuple[float, float, float]]]:
    """Return the most violated inequalities through each actor, as the first of three."""
    import numpy as np

    found = []
    count = len(solution)
    for i in range(count - 2):
        own, rest = solution[i, i + 1 :], solution[i + 1 :, i + 1 :]
        upper = np.triu_indices(count - i - 1, 1)
        for signs in SIGNS:
            left = (signs[0] * own[:, None] + signs[1] * own[None, :] + signs[2] * rest)[upper]
            worst = np.argpartition(left, most)[:most] if len(left) > most else np.arange(len(left))
            for at in worst[left[worst] < -1.02]:
                three = (i, int(upper[0][at]) + i + 1, int(upper[1][at]) + i + 1)
                found.append((float(left[at]), three, signs))
    return found
