"""``analyse camps`` and ``analyse changes``: the network, and how it moved."""

from __future__ import annotations

from typing import Annotated

import typer

from crosscurrents.cli.analyse.asked import (
    CampsOption,
    SecondsOption,
    Shown,
    Window,
    asked_case,
    chosen_network,
    say,
    window_of,
)
from crosscurrents.cli.analyse.supposing import Supposing, answer, supposition_of
from crosscurrents.cli.options import Asking, LimitOption


def camps(
    asking: Asking,
    window: Window,
    shown: Shown,
    supposing: Supposing,
    count: CampsOption = 2,
    seconds: SecondsOption = 8.0,
) -> None:
    """Divide the actors into camps, and show the ties that are out of place in any division."""
    from crosscurrents.analysis.beside import camps_differ
    from crosscurrents.analysis.camps import network_camps
    from crosscurrents.analysis.suppose import refuse, supposed_network
    from crosscurrents.cli.findings import differences
    from crosscurrents.cli.findings import network as findings

    with asked_case(asking) as (opened, records):
        network = chosen_network(opened, records, window, shown)
        supposed = supposition_of(opened, records, supposing, window)
    refuse(supposed, "camps", forces="a force at a place makes no tie")
    before = network_camps(network, count, seconds)
    changed = supposed_network(network, supposed)
    after = network_camps(changed, count, seconds) if supposed else None
    answer(
        before,
        after,
        lambda views: findings.camps(network if views is before else changed, views),
        asking.json,
        lambda: differences.camps(camps_differ(before, after or [])),
    )


def changes(
    before: Annotated[str, typer.Argument(metavar="FROM..TO", help="Earlier: 2016-01-01..2016-12-31.")],
    after: Annotated[str, typer.Argument(metavar="FROM..TO", help="The later window.")],
    asking: Asking,
    shown: Shown,
    limit: LimitOption = 20,
) -> None:
    """Show which ties came, went or turned between two windows of time."""
    from crosscurrents.analysis import windows
    from crosscurrents.cli.findings import network as findings

    with asked_case(asking) as (opened, records):
        old, new = (chosen_network(opened, records, window_of(each), shown) for each in (before, after))
    found = windows.changes(old, new)[: limit or None]
    say(found, findings.changes(old, new, found), asking.json)
