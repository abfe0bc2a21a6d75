"""Flashpoints, escalation and control, as lines for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscurrents.analysis.control import PlaceControl, Spell
    from crosscurrents.analysis.flashpoints import Flashpoints, Meeting
    from crosscurrents.analysis.series import Violence


def flashpoints(
    found: Flashpoints, names: Mapping[str, str], limit: int, *, tested: bool = True
) -> list[str]:
    """Say where hostile forces met, those that didn't fight there first, and the back-test."""
    quiet = [one for one in found.meetings if not one.fought_there]
    fought = [one for one in found.meetings if one.fought_there]
    lines = [
        f"Hostile forces present at one place in one month (co-location, not risk): {len(found.meetings)}"
    ]
    for what, meetings in (("no fight between them reported there", quiet), ("fought there", fought)):
        lines.append(f"  {what}: {len(meetings)}")
        lines += [f"    {meeting(one, names)}" for one in meetings[: limit or None]]
    if not tested:
        return [*lines, "The back-test is of the records as they are"]
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


def meeting(one: Meeting, names: Mapping[str, str]) -> str:
    """Say one meeting."""
    count = f"{len(one.evidence)} record{'' if len(one.evidence) == 1 else 's'}, e.g. {one.evidence[0]}"
    return f"{one.month} {one.place}: {names.get(one.a, one.a)} – {names.get(one.b, one.b)}, {count}"


def escalation(found: Violence) -> list[str]:
    """Say how the rate went, and what can be said about self-excitation."""
    lines = [
        f"{found.events} distinct acts of violence from {found.since} to {found.until}; {found.merged} merged"
    ]
    if found.early:
        lines.append(f"  left out, more than a year before the others: {found.early}")
    if found.tables and found.reports:
        lines.append(
            f"  {found.tables} from tables, {found.reports} from reports: an act may stand in both;"
            " --from tables or --from reports takes one"
        )
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


def control(found: Sequence[PlaceControl], names: Mapping[str, str], quotes: Mapping[str, str]) -> list[str]:
    """Say who held which place when, with the words that say so."""
    lines = []
    for one in found:
        lines.append(one.name)
        for each in one.spells:
            lines.append(f"  {spell(each, names)}")
            lines += [f"    {record}: “{quotes[record]}”" for record in each.records[:3] if record in quotes]
    return lines or ["No report says who holds a place."]


def spell(one: Spell, names: Mapping[str, str]) -> str:
    """Say one stretch."""
    holders = ", ".join(names.get(actor, actor) for actor in one.holders)
    words = {"gap": "not reported", "contested": f"contested: {holders}"}.get(one.kind, holders)
    count = f"{len(one.records)} record{'' if len(one.records) == 1 else 's'}"
    basis = f" ({', '.join(one.basis)}, {count})" if one.records else ""
    return f"{one.start} to {one.end}: {words}{basis}"
