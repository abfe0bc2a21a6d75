"""Places and months at which mutually hostile forces are both present: co-location, not risk.

Hostile are two actors that fought anywhere in the year before the month. The back-test asks of the
same records whether co-location in a month went before violence between the two at that place in the
following three months more often than the presence of only one of them did; it is shown with the
view, whatever it says.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from crosscurrents.analysis.presence import (
    Pair,
    Sightings,
    Where,
    coarse_of,
    month_name,
    pairs_of,
    squares_around,
)
from crosscurrents.errors import InputError

HOSTILE_FOR = 12
"""Months for which two that fought count as hostile."""

AHEAD = 3


class Meeting(msgspec.Struct, frozen=True):
    """Two hostile actors at one place in one month; ``evidence`` are ids of events and relations."""

    place: str
    month: str
    a: str
    b: str
    fought_there: bool
    evidence: list[str]


class Rate(msgspec.Struct, frozen=True):
    """A share with the cases it was counted from, and its 95 % interval (Wilson 1927)."""

    followed: int
    cases: int

    @property
    def share(self) -> float:
        """The share, 0 where there were no cases."""
        return self.followed / self.cases if self.cases else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The interval; from 0 to 1 where there were no cases."""
        n, p, z = self.cases, self.share, 1.959964
        if not n:
            return 0.0, 1.0
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(middle - half, 0.0), min(middle + half, 1.0)


class BackTest(msgspec.Struct, frozen=True):
    """How often violence between a hostile pair followed at the place within three months.

    ``after_fighting``: both present, and they fought there that month. ``after_meeting``: both present
    and no fight between them there that month. Base rates: ``other_near``, one was there and the
    other within some fifty kilometres; ``one_present``, the other was elsewhere or nowhere. Intervals
    treat cases as independent, which neighbouring months are not. ``months`` are those on record.
    """

    after_fighting: Rate
    after_meeting: Rate
    other_near: Rate
    one_present: Rate
    months: int

    def verdict(self) -> str:
        """Say in a sentence what the comparison with the nearer base rate shows."""
        low, high = self.after_meeting.interval
        base = self.other_near
        base_low, base_high = base.interval
        shares = f"{self.after_meeting.share:.1%} against {base.share:.1%} where the other was only near"
        if not self.after_meeting.cases or not base.cases:
            return "too few cases to tell whether co-location goes before violence"
        if low > base_high:
            return f"violence followed co-location more often: {shares}"
        if high < base_low:
            return f"violence followed co-location less often: {shares}"
        return f"no difference that these records can show: {shares}"


class Flashpoints(msgspec.Struct, frozen=True):
    """The meetings and the back-test on the same records.

    Meetings stand latest first; within a month those without a fight there, then by what shows them.
    """

    meetings: list[Meeting]
    back_test: BackTest
    left_out: int


def flashpoints(
    seen: Sightings,
    since: str | None = None,
    until: str | None = None,
    turned: Collection[Pair] = (),
) -> Flashpoints:
    """Return the meetings of hostile forces in a range of months (``2016-11``), and the back-test on all.

    Pairs that are ``turned`` count as hostile where they never fought in these records, and as not
    hostile where they did; the back-test takes them as they are.

    Raises:
        InputError: no event has both a month and a place as fine as a town.
    """
    if not seen.present:
        raise InputError(
            "flashpoints", "no event here has a month and a town", "read reports or tables that have"
        )
    hostile = _hostility(seen)
    supposed = _turned(seen, hostile, turned)
    meetings = [
        _meeting(seen, where, month, pair)
        for (where, month), actors in seen.present.items()
        if (since or "") <= month_name(month) <= (until or "9999")
        for pair in pairs_of(actors)
        if pair in supposed.get(month, set())
    ]
    meetings.sort(key=lambda m: (m.place, m.a, m.b))
    meetings.sort(key=lambda m: (m.month, not m.fought_there, len(m.evidence)), reverse=True)
    return Flashpoints(meetings, back_test(seen, hostile), seen.left_out)


def _turned(seen: Sightings, hostile: dict[int, set[Pair]], pairs: Collection[Pair]) -> dict[int, set[Pair]]:
    """Return the hostility by month with the sign of some pairs turned round."""
    if not pairs:
        return hostile
    fought = {pair for here in seen.fought.values() for pair in here}
    made, ended = set(pairs) - fought, set(pairs) & fought
    return {month: (hostile.get(month, set()) | made) - ended for month in hostile}


def _meeting(seen: Sightings, where: Where, month: int, pair: Pair) -> Meeting:
    actors = seen.present[(where, month)]
    return Meeting(
        place=seen.names.get(where, where),
        month=month_name(month),
        a=pair[0],
        b=pair[1],
        fought_there=pair in seen.fought.get((where, month), {}),
        evidence=list(dict.fromkeys([*actors[pair[0]], *actors[pair[1]]])),
    )


def _hostility(seen: Sightings) -> dict[int, set[Pair]]:
    """Return for each month the pairs that fought anywhere in the twelve months before it, or in it.

    A month's own fights count for the view; the back-test compares cases that share this rule.
    """
    months = {month for _, month in seen.present}
    fought: dict[int, set[Pair]] = defaultdict(set)
    for (_, month), pairs in seen.fought.items():
        fought[month].update(pairs)
    return {
        month: set().union(*(fought.get(earlier, set()) for earlier in range(month - HOSTILE_FOR, month + 1)))
        for month in months
    }


def back_test(seen: Sightings, hostile: dict[int, set[Pair]]) -> BackTest:
    """Count what followed; months whose next three aren't all on record are left out."""
    months = {month for _, month in seen.present}
    last, first = max(months) - AHEAD, min(months) + 1
    near = _neighbourhoods(seen)
    foes: dict[int, dict[str, set[str]]] = {}
    counts = {"fighting": [0, 0], "meeting": [0, 0], "near": [0, 0], "one": [0, 0]}
    for (where, month), actors in seen.present.items():
        if not first <= month <= last:
            continue
        around = near.get((coarse_of(where), month), set())
        if month not in foes:
            foes[month] = _foes(hostile.get(month - 1, set()) | hostile.get(month, set()))
        for pair in _pairs_at(actors, foes[month]):
            case = "near" if set(pair) <= around else "one"
            if set(pair) <= set(actors):
                case = "fighting" if pair in seen.fought.get((where, month), {}) else "meeting"
            followed = any(pair in seen.fought.get((where, month + k), {}) for k in range(1, AHEAD + 1))
            counts[case][0] += followed
            counts[case][1] += 1
    rates = [Rate(*counts[case]) for case in ("fighting", "meeting", "near", "one")]
    counted = sum(first <= month <= last for month in months)
    return BackTest(rates[0], rates[1], rates[2], rates[3], counted)


def _neighbourhoods(seen: Sightings) -> dict[tuple[str, int], set[str]]:
    """Return who was within some fifty kilometres: in the half-degree square, or one beside it."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for (where, month), actors in seen.present.items():
        for square in squares_around(where):
            found[(square, month)].update(actors)
    return found


def _foes(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    foes: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        foes[a].add(b)
        foes[b].add(a)
    return foes


def _pairs_at(actors: Iterable[str], foes: dict[str, set[str]]) -> set[Pair]:
    return {(a, b) if a < b else (b, a) for a in actors for b in foes.get(a, set())}
