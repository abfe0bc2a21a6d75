"""``analyse coalitions`` and ``analyse landscape``: what the ties imply for some actors."""

from __future__ import annotations

from typing import Annotated

import typer

from crosscurrents.cli.analyse.asked import (
    SecondsOption,
    Shown,
    SizeOption,
    Window,
    actors_of,
    asked_case,
    chosen_network,
    sizes_of,
)
from crosscurrents.cli.analyse.supposing import Supposing, answer, supposition_of
from crosscurrents.cli.options import Asking, LimitOption


def coalitions(
    against: Annotated[str, typer.Option(metavar="NAME", help="The adversary.")],
    candidates: Annotated[str, typer.Option("--from", metavar="A,B,C…", help="Who might join.")],
    asking: Asking,
    window: Window,
    shown: Shown,
    supposing: Supposing,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where: who is there, and whom it would antagonise.")
    ] = None,
    size: SizeOption = None,
    seconds: SecondsOption = 20.0,
    limit: LimitOption = 10,
) -> None:
    """Rank the coalitions that the ties allow, and say which assumptions the ranking hangs on."""
    from crosscurrents.analysis.coalitions import coalitions as find
    from crosscurrents.analysis.locale import locale
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.analysis.suppose import Supposed, Supposition, refuse, supposed_network
    from crosscurrents.cli.findings import alignments as findings

    with asked_case(asking) as (opened, records):
        network = chosen_network(opened, records, window, shown)
        adversary = opened.find_actor(against).id
        actors, sizes = actors_of(opened, candidates), sizes_of(opened, size)
        supposed = supposition_of(opened, records, supposing, window)
        wheres = {}
        for what in (Supposition(), supposed):
            records = Supposed(records, what)
            wheres[what] = locale(records, occurrences(records), place, *window.days) if place else None
    if place is None:
        refuse(supposed, "coalitions", forces="a force at a place matters with --place only")

    def ranked(what: Supposition) -> object:
        changed = supposed_network(network, what)
        left = [actor for actor in actors if actor not in what.without]
        return find(changed, adversary, left, sizes, limit or 1_000, wheres[what], seconds)

    before, after = ranked(Supposition()), ranked(supposed) if supposed else None
    answer(before, after, lambda found: findings.coalitions(network, found, adversary), asking.json)


def landscape(
    actors: Annotated[str, typer.Option("--of", metavar="A,B,C…", help="Whose alignments.")],
    asking: Asking,
    window: Window,
    shown: Shown,
    supposing: Supposing,
    size: SizeOption = None,
    seconds: SecondsOption = 20.0,
    limit: LimitOption = 10,
) -> None:
    """Find the divisions in two sides that no single actor would leave, with their energies and basins."""
    from crosscurrents.analysis.alignments import alignments
    from crosscurrents.analysis.suppose import refuse, supposed_network
    from crosscurrents.cli.findings import alignments as findings

    with asked_case(asking) as (opened, records):
        network = chosen_network(opened, records, window, shown)
        chosen, sizes = actors_of(opened, actors), sizes_of(opened, size)
        supposed = supposition_of(opened, records, supposing, window)
    refuse(supposed, "landscape", forces="a force at a place makes no tie")
    before = alignments(network, chosen, sizes, seconds)
    left = [actor for actor in chosen if actor not in supposed.without]
    changed = supposed_network(network, supposed)
    after = alignments(changed, left, sizes, seconds) if supposed else None
    answer(before, after, lambda found: findings.landscape(found, limit), asking.json)
