"""Which coalition the ties allow: every subset of some actors, by three things that pull apart.

Capability is the sum of the members' sizes; animosity the sum of the negative strengths between
members; antagonised the negative strength that outsiders, other than the adversary, hold to members.
The score is capability share − animosity share − antagonised share, each over its greatest value
among all subsets. It is what these assumptions imply; which of them carry the ranking is told by
changing each one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.analysis.network import Network
from crosscurrents.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ACTORS = 20


class Coalition(msgspec.Struct, frozen=True):
    """One subset with its three sums, its score, and the hostile ties inside it."""

    members: tuple[str, ...]
    capability: float
    animosity: float
    antagonised: float
    score: float
    quarrels: list[tuple[str, str, float]]
    undominated: bool


class Turn(msgspec.Struct, frozen=True):
    """An assumption whose change alone puts another coalition first."""

    assumption: str
    becomes_first: tuple[str, ...]


class Coalitions(msgspec.Struct, frozen=True):
    """The ranking, best first, and what would change it. Subsets of two actors or more are ranked."""

    ranked: list[Coalition]
    turns: list[Turn]
    subsets: int


class _Assumptions(msgspec.Struct, frozen=True):
    actors: list[str]
    sizes: list[float]
    ties: dict[tuple[int, int], float]
    outside: list[float]


def coalitions(
    network: Network,
    against: str,
    candidates: Sequence[str],
    sizes: Mapping[str, float] | None = None,
    most: int = 20,
) -> Coalitions:
    """Rank every subset of ``candidates`` against an adversary; all are ids of actors.

    ``sizes`` are capabilities by actor, 1 each where nothing is said.

    Raises:
        InputError: fewer than two candidates, more than twenty, or a size below nought.
    """
    actors = [actor for actor in dict.fromkeys(candidates) if actor != against]
    if not 2 <= len(actors) <= MOST_ACTORS:
        raise InputError(
            "--from", f"{len(actors)} candidates", f"name 2 to {MOST_ACTORS} besides the adversary"
        )
    given = [float((sizes or {}).get(actor, 1.0)) for actor in actors]
    if min(given) < 0 or not sum(given):
        raise InputError("--size", "a capability below nought, or none at all", "give numbers above nought")
    assumed = _assumptions(network, against, actors, given)
    table = _Table(assumed)
    order = table.order()
    ranked = [_coalition(network, assumed, table, int(mask)) for mask in order[:most]]
    return Coalitions(ranked, _turns(network, assumed, int(order[0])), len(order))


def _assumptions(network: Network, against: str, actors: list[str], sizes: list[float]) -> _Assumptions:
    place = {actor: index for index, actor in enumerate(actors)}
    ties: dict[tuple[int, int], float] = {}
    outside = [0.0] * len(actors)
    for edge in network.edges:
        i, j = place.get(edge.a), place.get(edge.b)
        if i is not None and j is not None:
            ties[(min(i, j), max(i, j))] = edge.strength
        elif edge.strength < 0 and against not in (edge.a, edge.b):
            for member in (i, j):
                if member is not None:
                    outside[member] -= edge.strength
    return _Assumptions(actors, sizes, ties, outside)


class _Table:
    """The three sums of every subset of two or more, as arrays; bit i of a position is actor i."""

    def __init__(self, assumed: _Assumptions) -> None:
        import numpy as np

        count = len(assumed.actors)
        masks = np.arange(1 << count)
        bits = [(masks >> i & 1).astype(float) for i in range(count)]
        self.capability, self.animosity, self.antagonised, members = (np.zeros(1 << count) for _ in range(4))
        for bit, size, outside in zip(bits, assumed.sizes, assumed.outside, strict=True):
            self.capability += size * bit
            self.antagonised += outside * bit
            members += bit
        for (i, j), strength in assumed.ties.items():
            if strength < 0:
                self.animosity -= strength * bits[i] * bits[j]
        self.enough = members >= 2
        self.score = _share(self.capability) - _share(self.animosity) - _share(self.antagonised)

    def order(self) -> NDArray[np.int64]:
        """Return the subsets of two or more, best first."""
        import numpy as np

        wanted = np.flatnonzero(self.enough)
        return np.asarray(wanted[np.argsort(-self.score[wanted].round(9), kind="stable")])

    def undominated(self, mask: int) -> bool:
        """Tell whether no other subset is as good in all three and better in one."""
        import numpy as np

        cap, ani, ant = self.capability, self.animosity, self.antagonised
        as_good = self.enough & (cap >= cap[mask]) & (ani <= ani[mask]) & (ant <= ant[mask])
        better = (cap > cap[mask]) | (ani < ani[mask]) | (ant < ant[mask])
        return not bool(np.any(as_good & better))


def _share(values: NDArray[np.float64]) -> NDArray[np.float64]:
    greatest = float(values.max())
    return values / greatest if greatest else values


def _members(actors: Sequence[str], mask: int) -> list[int]:
    return [i for i in range(len(actors)) if mask >> i & 1]


def _coalition(network: Network, assumed: _Assumptions, table: _Table, mask: int) -> Coalition:
    members = _members(assumed.actors, mask)
    quarrels = [
        (network.name(assumed.actors[i]), network.name(assumed.actors[j]), assumed.ties[(i, j)])
        for i, j in combinations(members, 2)
        if assumed.ties.get((i, j), 0.0) < 0
    ]
    return Coalition(
        members=tuple(network.name(assumed.actors[i]) for i in members),
        capability=float(table.capability[mask]),
        animosity=float(table.animosity[mask]),
        antagonised=float(table.antagonised[mask]),
        score=float(table.score[mask]),
        quarrels=sorted(quarrels, key=lambda each: each[2]),
        undominated=table.undominated(mask),
    )


def _turns(network: Network, assumed: _Assumptions, first: int) -> list[Turn]:
    """Change one assumption at a time: a tie's sign, or a size by half or double."""
    names = [network.name(actor) for actor in assumed.actors]
    changed: list[tuple[str, _Assumptions]] = []
    for (i, j), strength in assumed.ties.items():
        ties = {**assumed.ties, (i, j): -strength}
        sign = "hostile" if strength > 0 else "friendly"
        changed.append(
            (f"{names[i]} and {names[j]} were {sign}", msgspec.structs.replace(assumed, ties=ties))
        )
    for i, size in enumerate(assumed.sizes):
        for factor, words in ((0.5, "half"), (2.0, "twice")):
            sizes = [*assumed.sizes[:i], size * factor, *assumed.sizes[i + 1 :]]
            changed.append(
                (f"{names[i]} had {words} the capability", msgspec.structs.replace(assumed, sizes=sizes))
            )
    turns = []
    for words, other in changed:
        best = int(_Table(other).order()[0])
        if best != first:
            turns.append(Turn(words, tuple(names[i] for i in _members(names, best))))
    return turns
