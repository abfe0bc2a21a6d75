"""Findings of the analyses as lines for people: what was found, how sure it is, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscurrents.analysis.camps import CampsView
    from crosscurrents.analysis.coalitions import Coalitions
    from crosscurrents.analysis.comparison import Comparison
    from crosscurrents.analysis.control import PlaceControl
    from crosscurrents.analysis.flashpoints import Flashpoints
    from crosscurrents.analysis.network import Edge, Network
    from crosscurrents.analysis.series import Violence
    from crosscurrents.analysis.windows import Change

_MOST_TIES = 15


def camps(network: Network, views: Sequence[CampsView]) -> list[str]:
    """Say the camps of each connected part."""
    lines: list[str] = []
    for view in views:
        index = view.camps.frustration
        bound = (
            f"{index.upper:.2f}, proved"
            if index.proved
            else f"between {index.lower:.2f} and {index.upper:.2f}, not proved"
        )
        tied = f"{len(view.camps.tied)}{'' if view.camps.all_tied else ' or more'}"
        lines.append(
            f"{len(view.members)} actors; frustration {bound}, of {index.total:.2f} in all;"
            f" optimal divisions: {tied}"
        )
        lines.append(
            f"  shuffled signs: {view.null.mean:.2f} on average, 95 % from {view.null.low:.2f}"
            f" to {view.null.high:.2f} in {view.null.draws} draws"
        )
        for camp in sorted({member.camp for member in view.members}):
            members = [m for m in view.members if m.camp == camp]
            listed = ", ".join(_member(m.name, min(m.tied, m.flipped)) for m in members)
            lines.append(f"  camp {camp + 1} ({len(members)}): {listed}")
        lines.append(
            f"  shares: of tied divisions and of {view.draws} draws with uncertain signs flipped, the lesser"
        )
        lines += _ties(network, "out of place", view.frustrated)
        lines += _ties(network, "of disputed sign", view.disputed)
    return lines


def _member(name: str, share: float) -> str:
    return name if share > 0.995 else f"{name} ({share:.0%})"


def _ties(network: Network, what: str, edges: Sequence[Edge]) -> list[str]:
    if not edges:
        return []
    lines = [f"  ties {what}: {len(edges)}"]
    for edge in sorted(edges, key=lambda each: -abs(each.strength))[:_MOST_TIES]:
        lines.append(f"    {_tie(network, edge)}")
    return lines


def _tie(network: Network, edge: Edge) -> str:
    first, last = edge.days
    when = f", {first} to {last}" if first else ""
    part = max(edge.parts, key=lambda each: abs(each.weight))
    words = " ".join(part.evidence[0].text.split())[:90]
    return (
        f"{network.name(edge.a)} – {network.name(edge.b)} {edge.strength:+.2f}: {len(edge.parts)} things in"
        f" {edge.reports} reports or rows{when}; e.g. {part.what}: “{words}”"
    )


def changes(before: Network, after: Network, found: Sequence[Change]) -> list[str]:
    """Say which ties changed."""
    lines = []
    for change in found:
        old = change.before.strength if change.before else 0.0
        new = change.after.strength if change.after else 0.0
        names = " – ".join(
            after.name(end) if end in after.nodes else before.name(end) for end in (change.a, change.b)
        )
        lines.append(f"{change.kind:8} {names}: {old:+.2f} to {new:+.2f}")
    return lines or ["No tie changed notably."]


def coalitions(network: Network, found: Coalitions, against: str, there: set[str] | None) -> list[str]:
    """Say the ranking, and what turns it."""
    lines = [f"What these ties imply against {network.name(against)}, of {found.subsets} coalitions:"]
    for one in found.ranked:
        mark = " (none better in all three)" if one.undominated else ""
        lines.append(
            f"  {', '.join(one.members)}: capability {one.capability:g}, animosity {one.animosity:.2f},"
            f" antagonised {one.antagonised:.2f}, score {one.score:+.2f}{mark}"
        )
        lines += [f"    {a} – {b} {strength:+.2f}" for a, b, strength in one.quarrels[:3]]
    if there is not None:
        names = ", ".join(sorted(network.name(actor) for actor in there)) or "none of them"
        lines.append(f"Reported at the place: {names}")
    lines.append(f"Single changes that put another coalition first: {len(found.turns) or 'none'}")
    lines += [f"  if {turn.assumption}: {', '.join(turn.becomes_first)}" for turn in found.turns[:_MOST_TIES]]
    return lines


def flashpoints(found: Flashpoints, names: Mapping[str, str], limit: int) -> list[str]:
    """Say where hostile forces met, and the result of the back-test."""
    lines = [
        f"Hostile forces present at one place in one month (co-location, not risk): {len(found.meetings)}"
    ]
    for one in found.meetings[: limit or None]:
        fought = "fought there" if one.fought_there else "no fight there reported"
        lines.append(
            f"  {one.month} {one.place}: {names.get(one.a, one.a)} – {names.get(one.b, one.b)}, {fought},"
            f" {len(one.evidence)} records"
        )
    test = found.back_test
    lines.append(f"Back-test on these records, {test.months} months: {test.verdict()}")
    for what, rate in (
        ("both present, no fight between them there", test.after_meeting),
        ("both present and fighting", test.after_fighting),
        ("one there, the other near", test.other_near),
        ("one there, the other elsewhere", test.one_present),
    ):
        low, high = rate.interval
        lines.append(
            f"  {what}: violence there within three months in {rate.followed} of {rate.cases}"
            f" ({rate.share:.1%}, 95 % {low:.1%} to {high:.1%})"
        )
    lines.append(f"Left out, without a day, a town or parties: {found.left_out} events")
    return lines


def escalation(found: Violence) -> list[str]:
    """Say how the rate went, and what can be said about self-excitation."""
    lines = [
        f"{found.events} distinct acts of violence from {found.since} to {found.until}; {found.merged} merged"
    ]
    for since, until, stretch in found.stretches:
        lines.append(
            f"  {since} to {until}: {stretch.rate:.1f} a week (95 % {stretch.low:.1f} to {stretch.high:.1f})"
        )
    if found.excitation.ratio is None:
        lines.append(f"No branching ratio is shown: {found.excitation.reason}")
    else:
        low, high = found.excitation.ratio
        lines.append(f"Branching ratio {low:.2f} to {high:.2f} over {len(found.excitation.fits)} backgrounds")
    return lines


def control(found: Sequence[PlaceControl], names: Mapping[str, str]) -> list[str]:
    """Say who held which place when."""
    lines = []
    for one in found:
        lines.append(one.name)
        for spell in one.spells:
            holders = ", ".join(names.get(actor, actor) for actor in spell.holders)
            words = {"gap": "not reported", "contested": f"contested: {holders}"}.get(spell.kind, holders)
            basis = f" ({', '.join(spell.basis)}, {len(spell.records)} records)" if spell.records else ""
            lines.append(f"  {spell.start} to {spell.end}: {words}{basis}")
    return lines or ["No report says who holds a place."]


def comparison(found: Comparison, names: Mapping[str, str], limit: int) -> list[str]:
    """Say what both have, and why the rest isn't matched."""
    lines = [
        f"{found.since} to {found.until}: {len(found.both)} events of the reports have rows that may be"
        f" the same, {len(found.only_read)} have none; {len(found.only_coded)} rows are in no report"
    ]
    lines += [f"  {count} {reason}" for reason, count in found.reasons.items()]
    for match in found.both[: limit or None]:
        words = " ".join(match.read.events[0].evidence[0].text.split())[:90]
        place = names.get(match.read.place or "", "?")
        when = "by publication" if match.by_publication else str(match.read.first)
        lines.append(f"  {when} {place}: “{words}” – {len(match.coded)} rows")
    return lines
