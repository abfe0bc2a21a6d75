"""Projected L-BFGS (Liu and Nocedal 1989): the least of a smooth function over half a space."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MEMORY = 12
_ENOUGH = 1e-4
_SHORTEST = 1e-6

Function = Callable[["NDArray[np.float64]"], "tuple[float, NDArray[np.float64]]"]


class Descent:
    """A point that goes down; its first ``free`` variables are free, the others not below nought."""

    def __init__(self, function: Function, start: NDArray[np.float64], free: int, first_step: float) -> None:
        self.point = start
        self._function = function
        self._free = free
        self._first_step = first_step
        self._moves: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
        self.value, self._gradient = function(start)

    def step(self) -> bool:
        """Go one step down; false where none helps."""
        import numpy as np

        moving = np.ones(len(self.point), dtype=bool)
        moving[self._free :] = (self.point[self._free :] > 0) | (self._gradient[self._free :] < 0)
        downhill = np.where(moving, self._gradient, 0.0)
        direction = -np.where(moving, self._scaled(downhill), 0.0)
        if direction @ downhill >= 0:
            self._moves.clear()
            direction = -self._first_step * downhill
        length = 1.0
        while length >= _SHORTEST:
            point = self.point + length * direction
            point[self._free :] = np.maximum(point[self._free :], 0.0)
            value, gradient = self._function(point)
            if value <= self.value + _ENOUGH * float(self._gradient @ (point - self.point)):
                return self._move(point, value, gradient)
            length /= 2
        return False

    def _move(self, point: NDArray[np.float64], value: float, gradient: NDArray[np.float64]) -> bool:
        moved, turned = point - self.point, gradient - self._gradient
        if moved @ turned > 1e-14:
            self._moves = [*self._moves[-_MEMORY + 1 :], (moved, turned)]
        gained = self.value - value
        self.point, self.value, self._gradient = point, value, gradient
        return bool(gained > 1e-7 * max(abs(value), 1e-12))

    def _scaled(self, gradient: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the gradient by the inverse of what is remembered of the curvature (two-loop recursion)."""
        found = gradient.copy()
        shares = []
        for moved, turned in reversed(self._moves):
            share = (moved @ found) / (moved @ turned)
            found = found - share * turned
            shares.append(share)
        if self._moves:
            moved, turned = self._moves[-1]
            found = found * ((moved @ turned) / (turned @ turned))
        else:
            found = found * self._first_step
        for (moved, turned), share in zip(self._moves, reversed(shares), strict=True):
            found = found + (share - (turned @ found) / (moved @ turned)) * moved
        return found
