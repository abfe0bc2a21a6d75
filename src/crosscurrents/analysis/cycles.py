"""A lower bound on frustration by linear programming over odd cycles.

Each cycle with an odd number of negative ties has a frustrated one; more generally, for a cycle and
a choice of what is frustrated on it that no partition can bring about, the choice is missed
somewhere: the odd-cycle inequalities of the cut polytope (Barahona and Mahjoub 1986). They are found
by shortest paths in the graph taken twice, once for each parity, and added until none is violated.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import Any

import msgspec

from crosscurrents.analysis.signed import SignedGraph

_EPSILON = 1e-6
_STEP = 1e-5
"""Length added for each tie passed, so that of equally violated cycles the shortest is taken."""

_MOST_CUTS = 400
"""Inequalities added in one round; more make the program slow before they make it tight."""


class Cut(msgspec.Struct, frozen=True):
    """Σ over ``ones`` of (1 − y) + Σ over ``noughts`` of y ≥ 1, with y the frustration of a tie."""

    ones: tuple[int, ...]
    noughts: tuple[int, ...]

    @property
    def is_simple(self) -> bool:
        """Tell whether no tie is passed twice."""
        return len({*self.ones, *self.noughts}) == len(self.ones) + len(self.noughts)


class CycleBound:
    """The linear program of one graph, tightened round by round."""

    def __init__(self, graph: SignedGraph) -> None:
        import highspy

        self.graph = graph
        self.arcs: list[list[tuple[int, int, int]]] = [[] for _ in graph.nodes]
        for tie, (a, b, weight) in enumerate(graph.ties):
            odd = int(weight < 0)
            self.arcs[a].append((b, tie, odd))
            self.arcs[b].append((a, tie, odd))
        self._cuts: set[Cut] = set()
        self._fixed: list[int] = []
        self._program: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._program.setOptionValue("output_flag", False)
        self._program.setOptionValue("threads", 1)
        for _, _, weight in graph.ties:
            self._program.addCol(float(abs(weight)), 0.0, 1.0, 0, [], [])

    def tighten(self, seconds: float, rounds: int | None = None) -> float:
        """Add violated inequalities until there are none, or time or rounds are up; return the bound.

        The bound is infinite where nothing fits what is fixed.
        """
        until = time.monotonic() + seconds
        bound, values = self.solve()
        done = 0
        while values and time.monotonic() < until and (rounds is None or done < rounds):
            cuts = [cut for cut in self.violated(values, until) if cut not in self._cuts]
            if not cuts:
                break
            for cut in cuts:
                self._add(cut)
            bound, values = self.solve()
            done += 1
        return bound

    def bound(self, seconds: float) -> int:
        """Return a lower bound on the frustration into two camps, in whole units of the weights."""
        return math.ceil(self.tighten(seconds) - 1e-4)

    def fix(self, ties: Sequence[tuple[int, int]]) -> None:
        """Fix the frustration of some ties to 0 or 1, and free all others."""
        for tie in self._fixed:
            self._program.changeColBounds(tie, 0.0, 1.0)
        for tie, value in ties:
            self._program.changeColBounds(tie, float(value), float(value))
        self._fixed = [tie for tie, _ in ties]

    def solve(self) -> tuple[float, list[float]]:
        """Return the optimum of the program as it stands; infinite and empty where there is none."""
        import highspy

        self._program.run()
        if self._program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return math.inf, []
        solution = self._program.getSolution().col_value
        return float(self._program.getInfo().objective_function_value), list(solution)

    def _add(self, cut: Cut) -> None:
        self._cuts.add(cut)
        ties = [*cut.ones, *cut.noughts]
        signs = [-1.0] * len(cut.ones) + [1.0] * len(cut.noughts)
        self._program.addRow(1.0 - len(cut.ones), math.inf, len(ties), ties, signs)

    def violated(self, values: Sequence[float], until: float) -> list[Cut]:
        """Return the most violated inequality through each actor."""
        found: dict[Cut, float] = {}
        for node in range(len(self.graph.nodes)):
            if time.monotonic() > until:
                break
            path = self._shortest(node, values)
            if path is not None and path[1].is_simple:
                found[path[1]] = path[0]
        return sorted(found, key=found.__getitem__)[:_MOST_CUTS]

    def _shortest(self, source: int, values: Sequence[float]) -> tuple[float, Cut] | None:
        """Return the least of Σ |y − choice| over closed walks of odd parity through ``source``."""
        start, goal = 2 * source, 2 * source + 1
        reached: dict[int, float] = {start: 0.0}
        came: dict[int, tuple[int, int, int]] = {}
        queue = [(0.0, start)]
        while queue:
            length, state = heappop(queue)
            if state == goal:
                return length, self._cut(goal, start, came)
            if length > reached[state]:
                continue
            node, parity = state >> 1, state & 1
            for other, tie, odd in self.arcs[node]:
                value = values[tie]
                for choice, cost in ((0, value), (1, 1.0 - value)):
                    further = length + max(cost, 0.0) + _STEP
                    if further >= 1.0 - _EPSILON:
                        continue
                    target = 2 * other + (parity ^ odd ^ choice)
                    if further < reached.get(target, 1.0):
                        reached[target] = further
                        came[target] = (state, tie, choice)
                        heappush(queue, (further, target))
        return None

    def _cut(self, goal: int, start: int, came: dict[int, tuple[int, int, int]]) -> Cut:
        """Walk back along the way that led to the goal."""
        ones: list[int] = []
        noughts: list[int] = []
        state = goal
        while state != start:
            state, tie, choice = came[state]
            (ones if choice else noughts).append(tie)
        return Cut(tuple(sorted(ones)), tuple(sorted(noughts)))
