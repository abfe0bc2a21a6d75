"""Camps and changed ties, as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscurrents.analysis.camps import CampsView
    from crosscurrents.analysis.network import Edge, Network
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
