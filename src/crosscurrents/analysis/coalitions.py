"""Which coalition the ties allow: every subset of some actors, by things that pull apart.

Capability is the sum of the members' sizes; animosity the sum of the negative strengths between
members; antagonised the negative strength that outsiders, other than the adversary, hold to members.
Each is divided by its sum over all candidates, and the score is capability − animosity − antagonised.
At a place the capability of members reported there counts once more, and only outsiders reported
there are antagonised. It is what these assumptions imply; ``assumptions.turns`` says what each of
them would have to be for another coalition to come first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from crosscurrents.analysis.locale import Locale
from crosscurrents.analysis.network import Network
from crosscurrents.analysis.subsets import Choice, Members, Pair, chooser, total_cost
from crosscurrents.analysis.turns import Turn, turns
from crosscurrents.errors import InputError

MOST_ACTORS = 60
"""Candidates beyond which not even the single changes can be looked at in reasonable time."""


class Provoked(msgspec.Struct, frozen=True):
    """An outsider that is hostile to a member; ``there`` tells whether it is reported at the place."""

    outsider: str
    member: str
    strength: float
    there: bool


class Coalition(msgspec.Struct, frozen=True):
    """One subset with its sums, its score, the hostile ties inside it, and who it would antagonise.

    ``there`` names the members reported at the place, ``holding`` those that hold it; without a place
    both are empty. ``undominated``: no other subset is as good in each sum and better in one.
    """

    members: tuple[str, ...]
    capability: float
    capability_there: float
    animosity: float
    antagonised: float
    score: float
    quarrels: list[tuple[str, str, float]]
    provoked: list[Provoked]
    there: tuple[str, ...]
    holding: tuple[str, ...]
    undominated: bool


class Coalitions(msgspec.Struct, frozen=True):
    """The ranking, best first, and what would change it. Subsets of two actors or more are ranked.

    ``exact`` tells whether the ranking is proved; ``place`` is what was asked about, if any.
    """

    ranked: list[Coalition]
    turns: list[Turn]
    subsets: int
    exact: bool
    place: Locale | None


class Assumptions(msgspec.Struct, frozen=True):
    """What the ranking rests on, by position in ``actors``. ``outside`` holds strengths of ties to
    outsiders that count as antagonised; ``there`` who is reported at the place, None without one.
    """

    names: list[str]
    sizes: list[float]
    ties: dict[Pair, float]
    outside: list[float]
    there: list[bool] | None

    def scales(self) -> tuple[float, float, float, float]:
        """Return what capability, capability there, animosity and antagonised are divided by."""
        there = sum(size for size, here in zip(self.sizes, self.there or [], strict=False) if here)
        hostile = total_cost({pair: -tie for pair, tie in self.ties.items() if tie < 0})
        return sum(self.sizes), there or 1.0, hostile, sum(self.outside) or 1.0

    def choice(self) -> Choice:
        """Return what each actor adds to the score, and what two of them cost together."""
        capability, capability_there, hostile, antagonised = self.scales()
        gains = [
            size / capability - outside / antagonised
            for size, outside in zip(self.sizes, self.outside, strict=True)
        ]
        for i, here in enumerate(self.there or []):
            gains[i] += self.sizes[i] / capability_there if here else 0.0
        return Choice(gains, {pair: -tie / hostile for pair, tie in self.ties.items() if tie < 0})


def coalitions(
    network: Network,
    against: str,
    candidates: Sequence[str],
    sizes: Mapping[str, float] | None = None,
    most: int = 20,
    place: Locale | None = None,
    seconds: float = 20.0,
) -> Coalitions:
    """Rank every subset of ``candidates`` against an adversary; all are ids of actors.

    ``sizes`` are capabilities by actor, 1 each where nothing is said. Up to twenty candidates all
    subsets are looked at; beyond, the best ones are found exactly by MaxSAT, within ``seconds``.

    Raises:
        InputError: fewer than two candidates, more than sixty, or a size below nought.
    """
    actors = [actor for actor in dict.fromkeys(candidates) if actor != against]
    if not 2 <= len(actors) <= MOST_ACTORS:
        raise InputError(
            "--from", f"{len(actors)} candidates", f"name 2 to {MOST_ACTORS} besides the adversary"
        )
    given = [float((sizes or {}).get(actor, 1.0)) for actor in actors]
    if min(given) < 0 or not sum(given):
        raise InputError("--size", "a capability below nought, or none at all", "give numbers above nought")
    provoked = _provoked(network, against, actors, place)
    assumed = _assumptions(network, actors, given, provoked, place)
    choice = assumed.choice()
    choosing = chooser(choice, seconds / 4)
    best = choosing.ranked(most)
    ranked = _ranked(network, actors, assumed, choice, best, provoked, place)
    found = turns(assumed, choice, choosing, best[0], seconds / 2) if best else []
    return Coalitions(ranked, found, 2 ** len(actors) - len(actors) - 1, choosing.exact, place)


def _provoked(
    network: Network, against: str, actors: list[str], place: Locale | None
) -> dict[str, list[Provoked]]:
    """Return for each candidate the hostile ties to those that are neither candidates nor the adversary."""
    found: dict[str, list[Provoked]] = {actor: [] for actor in actors}
    for edge in network.edges:
        for member, outsider in ((edge.a, edge.b), (edge.b, edge.a)):
            if edge.strength < 0 and member in found and outsider not in found and outsider != against:
                there = place is not None and outsider in place.there
                found[member].append(Provoked(outsider, member, edge.strength, there))
    return found


def _assumptions(
    network: Network,
    actors: list[str],
    sizes: list[float],
    provoked: dict[str, list[Provoked]],
    place: Locale | None,
) -> Assumptions:
    position = {actor: index for index, actor in enumerate(actors)}
    ties: dict[Pair, float] = {}
    for edge in network.edges:
        i, j = position.get(edge.a), position.get(edge.b)
        if i is not None and j is not None:
            ties[(min(i, j), max(i, j))] = edge.strength
    return Assumptions(
        names=[network.name(actor) for actor in actors],
        sizes=sizes,
        ties=ties,
        outside=[sum(-p.strength for p in provoked[a] if p.there or place is None) for a in actors],
        there=None if place is None else [actor in place.there for actor in actors],
    )


def _ranked(
    network: Network,
    actors: list[str],
    assumed: Assumptions,
    choice: Choice,
    best: list[Members],
    provoked: dict[str, list[Provoked]],
    place: Locale | None,
) -> list[Coalition]:
    """Return the best subsets with their sums.

    What is as good in each sum and better in one has a higher score, so that it stands earlier: the
    earlier ones are all that need looking at to tell whether one is dominated.
    """
    found: list[Coalition] = []
    sums: list[tuple[float, ...]] = []
    for members in best:
        own = _sums(assumed, members)
        beaten = any(_dominates(other, own) for other in sums)
        sums.append(own)
        standing = [(actors[i], place.there.get(actors[i]) if place else None) for i in members]
        found.append(
            Coalition(
                members=tuple(assumed.names[i] for i in members),
                capability=own[0],
                capability_there=own[1],
                animosity=-own[2],
                antagonised=-own[3],
                score=choice.score(members),
                quarrels=_quarrels(assumed, members),
                provoked=_named(network, [p for i in members for p in provoked[actors[i]]]),
                there=tuple(network.name(actor) for actor, one in standing if one),
                holding=tuple(network.name(actor) for actor, one in standing if one and one.holds),
                undominated=not beaten,
            )
        )
    return found


def _sums(assumed: Assumptions, members: Members) -> tuple[float, ...]:
    """Return capability, capability there, and what speaks against a subset, below nought."""
    inside = set(members)
    there = assumed.there or [False] * len(assumed.names)
    return (
        sum(assumed.sizes[i] for i in members),
        sum(assumed.sizes[i] for i in members if there[i]),
        sum(min(tie, 0.0) for pair, tie in assumed.ties.items() if inside.issuperset(pair)),
        0.0 - sum(assumed.outside[i] for i in members),
    )


def _dominates(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    pairs = list(zip(one, other, strict=True))
    return all(a >= b - 1e-9 for a, b in pairs) and any(a > b + 1e-9 for a, b in pairs)


def _quarrels(assumed: Assumptions, members: Members) -> list[tuple[str, str, float]]:
    found = [
        (assumed.names[i], assumed.names[j], assumed.ties[(i, j)])
        for i, j in combinations(members, 2)
        if assumed.ties.get((i, j), 0.0) < 0
    ]
    return sorted(found, key=lambda each: each[2])


def _named(network: Network, provoked: list[Provoked]) -> list[Provoked]:
    """Return them by name, those at the place first, then the most hostile."""
    ordered = sorted(provoked, key=lambda each: (not each.there, each.strength))
    return [Provoked(network.name(p.outsider), network.name(p.member), p.strength, p.there) for p in ordered]
