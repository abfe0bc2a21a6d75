"""``analyse what-if``: what one supposition changes in every analysis that it can change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from crosscurrents.cli.analyse.asked import (
    CampsOption,
    Shown,
    Window,
    asked_case,
    chosen_network,
    names_of,
    say,
)
from crosscurrents.cli.analyse.situations import seen_in
from crosscurrents.cli.analyse.supposing import Supposing, supposition_of
from crosscurrents.cli.options import Asking, LimitOption

if TYPE_CHECKING:
    from crosscurrents.analysis.beside import CampsDiffer, ControlDiffers, MeetingsDiffer
    from crosscurrents.analysis.network import Network
    from crosscurrents.analysis.occurrences import Records
    from crosscurrents.analysis.suppose import Supposition


def what_if(
    asking: Asking,
    window: Window,
    shown: Shown,
    supposing: Supposing,
    count: CampsOption = 2,
    limit: LimitOption = 10,
) -> None:
    """Say what a supposition changes: camps, flashpoints and control, beside the unaltered answer.

    The same options of the other analyses show both of their answers in full.
    """
    from crosscurrents.cli.findings import differences

    if not (supposing.without or supposing.flip or supposing.add):
        raise typer.BadParameter("say what to change: --without NAME, --flip A,B or --add NAME@PLACE")
    with asked_case(asking) as (opened, records):
        names = names_of(records)
        supposed = supposition_of(opened, records, supposing, window)
        network = chosen_network(opened, records, window, shown)
        camps = _camps(network, supposed, count)
        meetings = _meetings(records, supposed, window)
        control = _control(records, supposed, window)
    lines = ["Camps:", *(differences.camps(camps) if camps else ["  unaltered: no tie changes"])]
    lines += ["Flashpoints (co-location, not risk):"]
    lines += (
        differences.meetings(meetings, names, limit) if meetings else ["  no event has a month and a town"]
    )
    lines += ["Control:", *(differences.control(control, names, limit) or ["  unaltered"])]
    say({"camps": camps, "flashpoints": meetings, "control": control}, lines, asking.json)


def _camps(network: Network, supposed: Supposition, count: int) -> CampsDiffer | None:
    from crosscurrents.analysis.beside import camps_differ
    from crosscurrents.analysis.camps import network_camps
    from crosscurrents.analysis.suppose import supposed_network

    if not (supposed.without or supposed.flipped):
        return None
    changed = supposed_network(network, supposed)
    return camps_differ(network_camps(network, count), network_camps(changed, count))


def _meetings(records: Records, supposed: Supposition, window: Window) -> MeetingsDiffer | None:
    from crosscurrents.analysis.beside import meetings_differ
    from crosscurrents.analysis.flashpoints import flashpoints
    from crosscurrents.analysis.suppose import Supposed

    since, until = (day.isoformat()[:7] if day else None for day in window.days)
    seen, changed = seen_in(records), seen_in(Supposed(records, supposed))
    if not seen.present or not changed.present:
        return None
    before = flashpoints(seen, since, until)
    return meetings_differ(before, flashpoints(changed, since, until, supposed.flipped))


def _control(records: Records, supposed: Supposition, window: Window) -> list[ControlDiffers]:
    from crosscurrents.analysis.beside import control_differs
    from crosscurrents.analysis.control import control, within
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.analysis.suppose import Supposed
    from crosscurrents.vocabulary import RelationName

    changed = Supposed(records, supposed, RelationName.CONTROLS)
    before, after = (
        within(control(each, occurrences(each)), None, *window.days) for each in (records, changed)
    )
    return control_differs(before, after)
