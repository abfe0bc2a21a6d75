"""Coalitions and landscapes, as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscurrents.analysis.alignments import Alignments
    from crosscurrents.analysis.coalitions import Coalition, Coalitions
    from crosscurrents.analysis.locale import Locale
    from crosscurrents.analysis.network import Network
    from crosscurrents.analysis.turns import Turn

_MOST_TURNS = 15
_MOST_TIES = 3


def coalitions(network: Network, found: Coalitions, against: str) -> list[str]:
    """Say the ranking, and what turns it."""
    proved = "" if found.exact else " (not proved: the time was up)"
    lines = [f"What these ties imply against {network.name(against)}, of {found.subsets} coalitions{proved}:"]
    for number, one in enumerate(found.ranked, start=1):
        lines += [
            f"  {number}. {line}" if i == 0 else f"     {line}" for i, line in enumerate(_one(one, found))
        ]
    if found.place is not None:
        lines += _place(network, found.place)
    lines.append(f"Single changes that put another coalition first, the least first: {len(found.turns)}")
    lines += [f"  if {_turn(turn)}" for turn in found.turns[:_MOST_TURNS]]
    return lines


def _one(one: Coalition, found: Coalitions) -> list[str]:
    there = f" ({one.capability_there:g} of it there)" if found.place else ""
    whom = "antagonised there" if found.place else "antagonised"
    mark = "; none is better in all" if one.undominated else ""
    lines = [
        f"{', '.join(one.members)}: score {one.score:+.2f}; capability {one.capability:g}{there},"
        f" animosity {one.animosity:.2f}, {whom} {one.antagonised:.2f}{mark}"
    ]
    if one.quarrels:
        lines.append("within: " + "; ".join(f"{a} – {b} {s:+.2f}" for a, b, s in one.quarrels[:_MOST_TIES]))
    if one.provoked:
        told = [
            f"{p.outsider} to {p.member} {p.strength:+.2f}{' (there)' if p.there else ''}"
            for p in one.provoked[:_MOST_TIES]
        ]
        more = len(one.provoked) - len(told)
        lines.append("outside: " + "; ".join(told) + (f" and {more} more" if more > 0 else ""))
    return lines


def _place(network: Network, place: Locale) -> list[str]:
    """Say who is reported at the place, the most often reported first."""
    lines = [f"Reported at {place.name}: {len(place.there) or 'nobody'}"]
    ordered = sorted(place.there.items(), key=lambda item: -len(item[1].records))
    for actor, one in ordered[:_MOST_TURNS]:
        holds = ", the last said to hold it" if one.holds else ""
        count = f"{len(one.records)} record{'' if len(one.records) == 1 else 's'}"
        lines.append(
            f"  {network.name(actor)}: {count}, {one.first} to {one.last}{holds}, e.g. {one.records[-1]}"
        )
    return lines


def _turn(turn: Turn) -> str:
    now = "" if turn.now is None or turn.needed is None else f" {turn.needed:.2f} (now {turn.now:.2f})"
    return f"{turn.assumption}{now}: {', '.join(turn.becomes_first)}"


def landscape(found: Alignments, limit: int) -> list[str]:
    """Say the stable configurations, and from how many others each is reached."""
    low, high = found.landscape.lowest
    least = f"{low:.2f}" if high - low < 0.005 else f"between {low:.2f} and {high:.2f}, not proved"
    known = "all of them" if found.landscape.complete else "those found; there may be others"
    lines = [
        f"Stable divisions in two sides ({known}): {len(found.landscape.minima)}; least energy {least}",
        f"  {found.untied} of {found.pairs} pairs have no tie: they neither attract nor repel",
    ]
    for one in found.landscape.minima[: limit or None]:
        share = (
            "" if one.basin is None else f", reached from {one.basin / found.landscape.configurations:.0%}"
        )
        sides = " against ".join(", ".join(side) or "nobody" for side in one.sides)
        lines.append(f"  {one.energy:.2f}{share}: {sides}")
    return lines
