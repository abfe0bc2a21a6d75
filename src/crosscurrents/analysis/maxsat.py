"""Frustration as MaxSAT: exact costs by RC2 (Ignatiev et al. 2019), and all partitions of a cost."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from threading import Timer
from typing import Any

import msgspec

from crosscurrents.analysis.localsearch import normalised
from crosscurrents.analysis.signed import SignedGraph


class Proof(msgspec.Struct, frozen=True):
    """What the solver showed: a lower bound, and the optimal partition where it came to its end."""

    lower: int
    partition: tuple[int, ...] | None


class Encoding:
    """The clauses of a graph: who is in which camp, and which ties are satisfied.

    With two camps one variable an actor tells its side. With more, ``member[node][camp]`` are
    variables of which one an actor is true. A tie's variable says exactly whether the tie is
    satisfied: the implication alone would do, but RC2 then needs ten times as long (measured). So
    it does where the camps are ``named``, each by the first actor in it; naming them rules out
    that one partition is found under several names.
    """

    def __init__(self, graph: SignedGraph, camps: int, *, named: bool = False) -> None:
        self.graph = graph
        self.camps = camps
        self.hard: list[list[int]] = []
        self.top = 0
        self.side = [self._new() for _ in graph.nodes] if camps == 2 else []
        self.member = [[self._new() for _ in range(camps)] for _ in graph.nodes] if camps > 2 else []
        self.satisfied = [self._tie(a, b, weight) for a, b, weight in graph.ties]
        if self.member:
            self._one_camp_each()
        if named:
            self._name_camps()

    def _new(self) -> int:
        self.top += 1
        return self.top

    def _tie(self, a: int, b: int, weight: int) -> int:
        """Return a variable that is true where the tie is satisfied, and only there."""
        kept = self._new()
        if self.side:
            x, y = self.side[a], self.side[b] if weight > 0 else -self.side[b]
            self.hard += [[-kept, -x, y], [-kept, x, -y], [kept, x, y], [kept, -x, -y]]
            return kept
        together = kept if weight > 0 else -kept
        for x, y in zip(self.member[a], self.member[b], strict=True):
            self.hard += [[-together, -x, y], [-together, x, -y], [together, -x, -y]]
        return kept

    def _one_camp_each(self) -> None:
        for camps in self.member:
            self.hard.append(camps)
            self.hard += [[-x, -y] for i, x in enumerate(camps) for y in camps[:i]]

    def _name_camps(self) -> None:
        """Let a camp have an actor only where an earlier actor is in the camp before it."""
        if self.side:
            self.hard.append([-self.side[0]])
        for node, camps in enumerate(self.member):
            earlier = self.member[:node]
            self.hard += [[-camps[i], *(one[i - 1] for one in earlier)] for i in range(1, self.camps)]

    def partition(self, model: list[int]) -> tuple[int, ...]:
        """Return the partition that a model stands for."""
        true = {literal for literal in model if literal > 0}
        if self.side:
            return normalised([int(variable in true) for variable in self.side])
        return normalised([next(i for i, x in enumerate(camps) if x in true) for camps in self.member])

    def exclusion(self, partition: Sequence[int]) -> list[int]:
        """Return the clause that rules out a partition, in an encoding whose camps are named."""
        if self.side:
            return [-x if camp else x for x, camp in zip(self.side, partition, strict=True)]
        return [-self.member[node][camp] for node, camp in enumerate(partition)]


def prove(graph: SignedGraph, camps: int, seconds: float, excluded: Sequence[list[int]] = ()) -> Proof:
    """Return the least cost, or the lower bound that was reached in ``seconds``.

    ``excluded`` are further clauses over the variables of ``Encoding(graph, camps, named=True)``.
    """
    from pysat.examples.rc2 import RC2, RC2Stratified
    from pysat.formula import WCNF

    encoding = Encoding(graph, camps, named=bool(excluded))
    formula = WCNF()
    for clause in [*encoding.hard, *excluded]:
        formula.append(clause)
    for variable, (_, _, weight) in zip(encoding.satisfied, graph.ties, strict=True):
        formula.append([variable], weight=abs(weight))
    equal = len({abs(weight) for _, _, weight in graph.ties}) <= 1
    solver = (RC2 if equal else RC2Stratified)(formula, solver="g4", adapt=True, exhaust=True, minz=True)
    try:
        model = _compute(solver, seconds)
        if model is None:
            return Proof(int(solver.cost), None)
        return Proof(int(solver.cost), encoding.partition(model))
    finally:
        solver.delete()


def solve_weighted(
    hard: Sequence[list[int]], soft: Sequence[tuple[list[int], int]], variables: int, seconds: float
) -> tuple[bool, set[int] | None]:
    """Return whether the time sufficed, and the variables that are true in a best model, if there is one."""
    from pysat.examples.rc2 import RC2Stratified
    from pysat.formula import WCNF
    from pysat.solvers import Solver

    if not soft:  # which RC2 can't do where the hard clauses contradict each other
        with Solver(name="g4", bootstrap_with=hard) as plain:
            return True, {each for each in plain.get_model() if each > 0} if plain.solve() else None
    formula = WCNF()
    for variable in range(1, variables + 1):
        formula.append([variable, -variable])  # so that every variable stands in the model
    for clause in hard:
        formula.append(clause)
    for clause, weight in soft:
        formula.append(clause, weight=weight)
    solver = RC2Stratified(formula, solver="g4", adapt=True, exhaust=True, minz=True)
    began = time.monotonic()
    try:
        model = _compute(solver, seconds)
    finally:
        solver.delete()
    if model is None:
        return time.monotonic() - began < seconds, None
    return True, {literal for literal in model if literal > 0}


def _compute(solver: Any, seconds: float) -> list[int] | None:
    """Run the solver until it is done or interrupted; None where it was, or where nothing is left."""
    timer = Timer(max(seconds, 0.05), solver.interrupt)
    timer.daemon = True
    timer.start()
    try:
        model: list[int] | None = solver.compute(expect_interrupt=True)
        return model
    finally:
        timer.cancel()


def all_partitions(
    graph: SignedGraph, camps: int, cost: int, most: int, seconds: float
) -> Iterator[tuple[int, ...]]:
    """Yield every partition that frustrates no more than ``cost``, at most ``most`` of them."""
    if not graph.ties:
        yield (0,) * len(graph.nodes)
        return
    until = time.monotonic() + seconds
    if len({abs(weight) for _, _, weight in graph.ties}) == 1:
        yield from _all_of_equal_weight(graph, camps, cost, most, until)
        return
    encoding = Encoding(graph, camps, named=True)
    excluded: list[list[int]] = []
    while len(excluded) < most and (left := until - time.monotonic()) > 0:
        found = prove(graph, camps, left, excluded)
        if found.partition is None or found.lower > cost:
            return
        yield found.partition
        excluded.append(encoding.exclusion(found.partition))


def _all_of_equal_weight(
    graph: SignedGraph, camps: int, cost: int, most: int, until: float
) -> Iterator[tuple[int, ...]]:
    """Enumerate by a plain solver, with a counter over the broken ties."""
    from pysat.card import CardEnc, EncType
    from pysat.solvers import Solver

    encoding = Encoding(graph, camps, named=True)
    broken = [-variable for variable in encoding.satisfied]
    bound = cost // abs(graph.ties[0][2])
    counter = CardEnc.atmost(broken, bound, top_id=encoding.top, encoding=EncType.seqcounter)
    with Solver(name="g4", bootstrap_with=[*encoding.hard, *counter.clauses]) as solver:
        for _ in range(most):
            if time.monotonic() > until or not solver.solve():
                return
            found = encoding.partition(solver.get_model())
            yield found
            solver.add_clause(encoding.exclusion(found))
