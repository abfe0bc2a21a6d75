"""When a rate changed: the best division of weekly counts into stretches of one rate each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec

SHORTEST = 3
"""Weeks in a stretch: fewer are an outburst, not a rate."""


class Stretch(msgspec.Struct, frozen=True):
    """Weeks ``start`` to ``end`` (exclusive) with their mean count a week and its 95 % interval."""

    start: int
    end: int
    rate: float
    low: float
    high: float


def change_points(counts: Sequence[int], penalty: float | None = None) -> list[int]:
    """Return the weeks at which a new rate starts, by optimal partitioning (Jackson et al. 2005).

    The cost of a stretch is minus its maximal negative binomial quasi-likelihood: Poisson, divided by
    the dispersion of neighbouring weeks, since conflict counts spread more widely than Poisson. The
    penalty for a change is 3 log n by default (a strict BIC).
    """
    count = len(counts)
    if count < 2 * SHORTEST:
        return []
    penalty = 3 * math.log(count) if penalty is None else penalty
    totals = [0]
    for each in counts:
        totals.append(totals[-1] + each)
    spread = _dispersion(counts)
    best = [0.0] + [math.inf] * count
    before = [0] * (count + 1)
    for end in range(SHORTEST, count + 1):
        for start in range(end - SHORTEST + 1):
            if best[start] == math.inf:
                continue
            cost = best[start] + _cost(totals[end] - totals[start], end - start) / spread + penalty
            if cost < best[end]:
                best[end], before[end] = cost, start
    points = []
    end = count
    while before[end] > 0:
        end = before[end]
        points.append(end)
    return points[::-1]


def _cost(total: int, weeks: int) -> float:
    return 2 * (total - total * math.log(total / weeks)) if total else 0.0


def _dispersion(counts: Sequence[int]) -> float:
    """Return variance over mean, from differences of neighbouring weeks so that changes don't enter."""
    mean = sum(counts) / len(counts)
    if not mean or len(counts) < 2:
        return 1.0
    steps = [(b - a) ** 2 for a, b in pairwise(counts)]
    return max(sum(steps) / (2 * len(steps) * mean), 1.0)


def stretches(counts: Sequence[int]) -> list[Stretch]:
    """Return the stretches between change points with their rates."""
    edges = [0, *change_points(counts), len(counts)]
    spread = _dispersion(counts)
    found = []
    for start, end in pairwise(edges):
        if end > start:
            rate = sum(counts[start:end]) / (end - start)
            half = 1.96 * math.sqrt(spread * max(rate, 1 / (end - start)) / (end - start))
            found.append(Stretch(start, end, rate, max(rate - half, 0.0), rate + half))
    return found
