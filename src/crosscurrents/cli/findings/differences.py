"""What differs between a supposition's answer and the unaltered one, as lines for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crosscurrents.cli.findings.situations import meeting, spell

if TYPE_CHECKING:
    from crosscurrents.analysis.beside import CampsDiffer, ControlDiffers, MeetingsDiffer


def camps(found: CampsDiffer) -> list[str]:
    """Say how far the camps are from balance in both, and who changed camp."""
    lines = [f"  frustration {_bounds(found.before)} as it is, {_bounds(found.after)} as supposed"]
    for what, names in (
        ("in another camp", found.moved),
        ("no longer in any camp", found.left),
        ("newly in a camp", found.entered),
    ):
        lines.append(f"  {what}: {', '.join(names) or 'nobody'}")
    return lines


def _bounds(bounds: tuple[float, float]) -> str:
    low, high = bounds
    return f"{high:.2f}" if high - low < 0.005 else f"{low:.2f} to {high:.2f} (not proved)"


def meetings(found: MeetingsDiffer, names: Mapping[str, str], limit: int) -> list[str]:
    """Say which meetings of hostile forces only one of the two has."""
    lines = [f"  {found.kept} meetings in both"]
    for what, only in (("only as it is", found.gone), ("only as supposed", found.new)):
        lines.append(f"  {what}: {len(only)}")
        lines += [f"    {meeting(one, names)}" for one in only[: limit or None]]
    return lines


def control(found: Sequence[ControlDiffers], names: Mapping[str, str], limit: int) -> list[str]:
    """Say at which places the holders differ."""
    lines = [f"  places whose holders differ: {len(found)}"] if found else []
    for one in found[: limit or None]:
        lines.append(f"  {one.name}")
        lines += [f"    as it is: {spell(each, names)}" for each in one.before]
        lines += [f"    as supposed: {spell(each, names)}" for each in one.after]
    return lines
