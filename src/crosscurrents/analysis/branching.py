"""Branching on top of the odd-cycle bound: best first, each branch tightened a little further.

The least bound among all open branches bounds the frustration index from below; inequalities found
in one branch hold in all.
"""

from __future__ import annotations

import math
import time
from heapq import heappop, heappush

import msgspec

from crosscurrents.analysis.cycles import CycleBound
from crosscurrents.analysis.signed import SignedGraph

ROUNDS = 2
"""Rounds of inequalities added in a branch: the first ones raise its bound most."""

_SHARE_OF_ROOT = 0.7


class _Branch(msgspec.Struct, order=True):
    """Ties whose frustration is fixed, ``(tie, value)``, and the bound under it."""

    bound: float
    number: int
    fixed: tuple[tuple[int, int], ...]


def branched_bound(graph: SignedGraph, upper: int, seconds: float) -> int:
    """Return a lower bound on the frustration into two camps, at most ``upper``, in whole units.

    ``upper`` is the cost of a partition that is known; a bound that reaches it is a proof.
    """
    until = time.monotonic() + seconds
    program = CycleBound(graph)
    bound = program.tighten(seconds * _SHARE_OF_ROOT)
    if _whole(bound) >= upper:
        return upper
    open_branches = [_Branch(bound, 0, ())]
    number = 0
    while open_branches and _whole(open_branches[0].bound) < upper and time.monotonic() < until:
        branch = heappop(open_branches)
        children = _divide(program, branch, number, until)
        if children is None:
            heappush(open_branches, branch)
            break
        if not children:
            # The bound is reached by a partition: nothing in this branch is better.
            upper = min(upper, _whole(branch.bound))
        number += len(children)
        for child in children:
            if child.bound < upper - 1e-4:
                heappush(open_branches, child)
    return min(_whole(open_branches[0].bound), upper) if open_branches else upper


def _whole(bound: float) -> int:
    return math.ceil(bound - 1e-4)


def _divide(program: CycleBound, branch: _Branch, number: int, until: float) -> list[_Branch] | None:
    """Return the two branches on the least certain tie.

    Empty where the branch's solution is a partition already; None where the time is up.
    """
    program.fix(branch.fixed)
    _, values = program.solve()
    tie = min(range(len(values)), key=lambda each: abs(values[each] - 0.5))
    if min(values[tie], 1 - values[tie]) < 1e-6:
        settled = not program.violated(values, until) and time.monotonic() < until
        return [] if settled else _again(program, branch, number, until)
    children: list[_Branch] = []
    for value in (0, 1):
        if time.monotonic() > until:
            return None
        fixed = (*branch.fixed, (tie, value))
        program.fix(fixed)
        bound = max(program.tighten(until - time.monotonic(), ROUNDS), branch.bound)
        children.append(_Branch(bound, number + len(children) + 1, fixed))
    return children


def _again(program: CycleBound, branch: _Branch, number: int, until: float) -> list[_Branch] | None:
    """Return the branch itself, tightened: its solution is whole, but no partition."""
    bound = max(program.tighten(until - time.monotonic(), ROUNDS), branch.bound)
    return None if time.monotonic() > until else [_Branch(bound, number + 1, branch.fixed)]
