"""``analyse flashpoints``, ``escalation``, ``control`` and ``compare``: places, times and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.analyse.asked import Window, asked_case, month_of, names_of, pair_of, say
from crosscurrents.cli.analyse.supposing import Supposing, answer, supposition_of
from crosscurrents.cli.options import Asking, LimitOption

if TYPE_CHECKING:
    from crosscurrents.analysis.occurrences import Records
    from crosscurrents.analysis.presence import Sightings
    from crosscurrents.analysis.suppose import Supposed

FromMonth = Annotated[str | None, typer.Option(metavar="MONTH", help="From this month on: 2016-11.")]
ToMonth = Annotated[str | None, typer.Option(metavar="MONTH", help="Up to this month.")]


def flashpoints(
    asking: Asking,
    supposing: Supposing,
    since: FromMonth = None,
    until: ToMonth = None,
    limit: LimitOption = 20,
) -> None:
    """Show where hostile forces were present in one month, and how often violence followed."""
    from crosscurrents.analysis.beside import meetings_differ
    from crosscurrents.analysis.flashpoints import flashpoints as find
    from crosscurrents.analysis.suppose import Supposed
    from crosscurrents.cli.findings import differences
    from crosscurrents.cli.findings import situations as findings

    first, last = month_of(since, "--since"), month_of(until, "--until")
    window = Window(first and f"{first}-01", last and f"{last}-28")
    with asked_case(asking) as (opened, records):
        names = names_of(records)
        supposed = supposition_of(opened, records, supposing, window)
        before = find(seen_in(records), first, last)
        after = None
        if supposed:
            after = find(seen_in(Supposed(records, supposed)), first, last, supposed.flipped)
    answer(
        before,
        after,
        lambda found: findings.flashpoints(found, names, limit, tested=found is before),
        asking.json,
        lambda: differences.meetings(meetings_differ(before, after or before), names, limit),
    )


def seen_in(records: Records | Supposed) -> Sightings:
    """Return who is seen where in a case; crowds and peoples aren't forces."""
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.analysis.presence import sightings
    from crosscurrents.vocabulary import ActorKind

    crowds = frozenset(a.id for a in records.actor_summaries() if a.kind is ActorKind.POPULATION)
    return sightings(records, occurrences(records), crowds)


def escalation(
    asking: Asking,
    window: Window,
    supposing: Supposing,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only at this place or province.")] = None,
    between: Annotated[str | None, typer.Option(metavar="A,B", help="Only between these two.")] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="reports|tables", help="Only acts of this origin.")
    ] = None,
) -> None:
    """Show when the rate of violence changed, and whether events set off further events."""
    from crosscurrents.analysis.series import violence
    from crosscurrents.analysis.suppose import Supposed, refuse
    from crosscurrents.cli.findings import situations as findings

    if source not in (None, "reports", "tables"):
        raise typer.BadParameter(f"{source!r} is neither reports nor tables", param_hint="--from")
    since, until = window.days
    with asked_case(asking) as (opened, records):
        pair = pair_of(opened, between, "--between") if between else None
        supposed = supposition_of(opened, records, supposing, window)
        refuse(
            supposed,
            "escalation",
            forces="a force at a place is no act of violence",
            flipped="a turned tie is no act of violence",
        )
        before, after = (
            violence(records, place=place, pair=pair, since=since, until=until, origin=source)
            if records
            else None
            for records in (opened, Supposed(records, supposed) if supposed else None)
        )
    answer(before, after, findings.escalation, asking.json)


def control(
    asking: Asking,
    window: Window,
    supposing: Supposing,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only this place.")] = None,
    limit: LimitOption = 20,
) -> None:
    """Show who is reported to hold which place when, with gaps shown as gaps."""
    from crosscurrents.analysis.beside import control_differs
    from crosscurrents.analysis.control import control as find
    from crosscurrents.analysis.control import within
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.analysis.suppose import Supposed, refuse
    from crosscurrents.cli.findings import differences
    from crosscurrents.cli.findings import situations as findings
    from crosscurrents.cli.findings.quotes import quotes
    from crosscurrents.vocabulary import RelationName

    with asked_case(asking) as (opened, records):
        names = names_of(records)
        supposed = supposition_of(opened, records, supposing, window)
        refuse(supposed, "control", flipped="who holds a place doesn't rest on the sign of a tie")
        before = within(find(records, occurrences(records)), place, *window.days)
        after = None
        if supposed:
            records = Supposed(records, supposed, RelationName.CONTROLS)
            after = within(find(records, occurrences(records)), place, *window.days)
        before = before if supposed else before[: limit or None]
        words = quotes(records, {r for one in before for spell in one.spells for r in spell.records})
    if after is None:
        say(before, findings.control(before, names, words), asking.json)
        return
    told = differences.control(control_differs(before, after), names, limit)
    say({"before": before, "after": after}, told, asking.json)


def compare(asking: Asking, window: Window, limit: LimitOption = 10) -> None:
    """Match violence read from reports with the coded tables in the case, and say what only one has."""
    from crosscurrents.analysis.comparison import compare as find
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.analysis.windows import hierarchy, rolled_up
    from crosscurrents.cli.findings import comparison as findings

    with asked_case(asking) as (_, records):
        names = names_of(records)
        names |= {place.id: place.name for place in records.stream("places")}
        found = find(records, occurrences(records), rolled_up(hierarchy(records)), *window.days)
    say(found, findings.comparison(found, names, limit), asking.json)
