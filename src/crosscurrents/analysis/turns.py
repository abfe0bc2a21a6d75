"""The least change of one assumption that puts another coalition first, exactly.

The score of a subset is a sum, so that a changed assumption shifts all subsets that rest on it alike.
How far it must shift is the distance of the best subset to the best one that doesn't rest on it (or,
where the best doesn't, the other way round). What the sums are divided by stays as it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.analysis.subsets import Choice, Chooser, Members

if TYPE_CHECKING:
    from crosscurrents.analysis.coalitions import Assumptions


class Turn(msgspec.Struct, frozen=True):
    """An assumption whose change alone puts another coalition first, or level with the first.

    ``now`` is what is assumed, ``needed`` what it would have to be at least (or at most); both are None
    where it can only be so or not. ``margin`` is the difference in score that the change makes up for.
    """

    assumption: str
    becomes_first: tuple[str, ...]
    now: float | None
    needed: float | None
    margin: float


_Case = Callable[[], Turn | None]


def turns(
    assumed: Assumptions, choice: Choice, choosing: Chooser, first: Members, seconds: float
) -> list[Turn]:
    """Return the changes that turn the ranking, the least first; those of stated ties are tried first."""
    until = time.monotonic() + seconds
    looking = _Looking(assumed, choice, choosing, first)
    found = []
    for case in looking.cases():
        if time.monotonic() > until:
            break
        turn = case()
        if turn is not None:
            found.append(turn)
    return sorted(found, key=lambda turn: (turn.margin, turn.assumption))


class _Looking:
    """The assumptions one by one, each with the subset that its change would put first."""

    def __init__(self, assumed: Assumptions, choice: Choice, choosing: Chooser, first: Members) -> None:
        self._assumed = assumed
        self._choice = choice
        self._choosing = choosing
        self._first = frozenset(first)
        self._score = choice.score(first)
        self._instead: dict[int, Members | None] = {}

    def cases(self) -> Iterator[_Case]:
        """Yield what to look at: actors, stated ties, and ties of members that nothing is said about."""
        count = len(self._assumed.names)
        for i in range(count):
            yield lambda i=i: self._size(i)  # type: ignore[misc]
            yield lambda i=i: self._outside(i)  # type: ignore[misc]
            if self._assumed.there is not None:
                yield lambda i=i: self._presence(i)  # type: ignore[misc]
        for i, j in self._assumed.ties:
            yield lambda i=i, j=j: self._tie(i, j)  # type: ignore[misc]
        for i, j in combinations(sorted(self._first), 2):
            if (i, j) not in self._assumed.ties:
                yield lambda i=i, j=j: self._tie(i, j)  # type: ignore[misc]

    def _other(self, i: int) -> tuple[float, Members] | None:
        """Return the best subset that differs in having actor ``i`` or not, and how far it is behind."""
        if i not in self._instead:
            inside, outside = ([], [i]) if i in self._first else ([i], [])
            self._instead[i] = self._choosing.best(inside, outside)
        return self._behind(self._instead[i])

    def _behind(self, other: Members | None) -> tuple[float, Members] | None:
        if other is None:
            return None
        return max(self._score - self._choice.score(other), 0.0), other

    def _turn(
        self, words: str, other: Members, margin: float, now: float | None, needed: float | None
    ) -> Turn:
        return Turn(words, tuple(self._assumed.names[i] for i in other), now, needed, margin)

    def _size(self, i: int) -> Turn | None:
        """An actor were stronger, or weaker."""
        found = self._other(i)
        if found is None:
            return None
        margin, other = found
        capability, there, _, _ = self._assumed.scales()
        slope = 1 / capability + (1 / there if self._assumed.there and self._assumed.there[i] else 0.0)
        now, member = self._assumed.sizes[i], i in self._first
        needed = now - margin / slope if member else now + margin / slope
        words = f"the capability of {self._assumed.names[i]} were at {'most' if member else 'least'}"
        return None if needed < 0 else self._turn(words, other, margin, now, needed)

    def _outside(self, i: int) -> Turn | None:
        """Outsiders were more hostile to a member, or less so to another."""
        found = self._other(i)
        if found is None:
            return None
        margin, other = found
        scale = self._assumed.scales()[3]
        now, member = self._assumed.outside[i], i in self._first
        needed = now + margin * scale if member else now - margin * scale
        words = f"the hostility of outsiders to {self._assumed.names[i]} were at"
        words = f"{words} {'least' if member else 'most'}"
        return None if needed < 0 or not (now or member) else self._turn(words, other, margin, now, needed)

    def _presence(self, i: int) -> Turn | None:
        """An actor were at the place, or weren't."""
        here = bool(self._assumed.there and self._assumed.there[i])
        member = i in self._first
        found = self._other(i) if here == member else None
        if found is None or found[0] > self._assumed.sizes[i] / self._assumed.scales()[1]:
            return None
        words = f"{self._assumed.names[i]} {'weren’t' if here else 'were'} at the place"
        return self._turn(words, found[1], found[0], None, None)

    def _tie(self, i: int, j: int) -> Turn | None:
        """Two members were more hostile, or two that aren't both members less so."""
        now = self._assumed.ties.get((i, j), 0.0)
        both = {i, j} <= self._first
        if not both and now >= 0:
            return None  # no friendship makes up for anything in this score
        other = self._choosing.best(apart=(i, j)) if both else self._choosing.best((i, j))
        found = self._behind(other)
        if found is None:
            return None
        margin, instead = found
        scale = self._assumed.scales()[2]
        needed = min(now, 0.0) - margin * scale if both else now + margin * scale
        if needed > 1e-9:
            return None
        names = f"{self._assumed.names[i]} – {self._assumed.names[j]}"
        words = f"the tie {names} were at {'most' if both else 'least'}"
        return self._turn(words, instead, margin, now, needed)
