"""``crosscurrents analyse``: the questions that the network answers, each with how sure it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crosscurrents.cli.asked import chosen_network, day_of, present_at, say, sizes_of, window_of
from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, JsonOption, LimitOption, open_case

app = typer.Typer(help="Answer questions about who stands with whom.", no_args_is_help=True)

Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only on or after this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only on or before this day.")]
RollUp = Annotated[
    bool, typer.Option("--roll-up", help="Show actors as the bodies that the reports say they belong to.")
]
Apart = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="With --roll-up: show this actor by itself.")
]
ShowAs = Annotated[
    list[str] | None, typer.Option("--show-as", metavar="PART=BODY", help="Show one actor as another.")
]
Weights = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Weights of events and ties, in the form of ours.")
]
Camps = Annotated[int, typer.Option("--camps", min=2, help="At most so many camps.")]
Seconds = Annotated[float, typer.Option(min=0.1, help="Time limit for proofs.")]


@app.command()
def camps(
    case: CaseOption = DEFAULT_CASE,
    since: Since = None,
    until: Until = None,
    count: Camps = 2,
    roll_up: RollUp = False,
    apart: Apart = None,
    show_as: ShowAs = None,
    weights: Weights = None,
    seconds: Seconds = 8.0,
    json: JsonOption = False,
) -> None:
    """Divide the actors into camps, and show the ties that are out of place in any division."""
    from crosscurrents.analysis.camps import network_camps
    from crosscurrents.cli import findings

    with open_case(case) as opened:
        network = chosen_network(opened, since, until, roll_up, apart, show_as, weights)
        views = network_camps(network, count, seconds)
    say(views, findings.camps(network, views), json)


@app.command()
def changes(
    before: Annotated[str, typer.Argument(metavar="FROM..TO", help="Earlier: 2016-01-01..2016-12-31.")],
    after: Annotated[str, typer.Argument(metavar="FROM..TO", help="The later window.")],
    case: CaseOption = DEFAULT_CASE,
    roll_up: RollUp = False,
    apart: Apart = None,
    show_as: ShowAs = None,
    weights: Weights = None,
    limit: LimitOption = 20,
    json: JsonOption = False,
) -> None:
    """Show which ties came, went or turned between two windows of time."""
    from crosscurrents.analysis import windows
    from crosscurrents.cli import findings

    with open_case(case) as opened:
        old, new = (
            chosen_network(opened, *window_of(each), roll_up, apart, show_as, weights)
            for each in (before, after)
        )
    found = windows.changes(old, new)[: limit or None]
    say(found, findings.changes(old, new, found), json)


@app.command()
def coalitions(
    against: Annotated[str, typer.Option(metavar="NAME", help="The adversary.")],
    candidates: Annotated[str, typer.Option("--from", metavar="A,B,C…", help="Who might join.")],
    case: CaseOption = DEFAULT_CASE,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Name those reported there.")] = None,
    size: Annotated[
        list[str] | None, typer.Option(metavar="NAME=NUMBER", help="An actor's capability; 1 by default.")
    ] = None,
    since: Since = None,
    until: Until = None,
    weights: Weights = None,
    limit: LimitOption = 10,
    json: JsonOption = False,
) -> None:
    """Rank the coalitions that the ties allow, and say which assumptions the ranking hangs on."""
    from crosscurrents.analysis import coalitions as found
    from crosscurrents.cli import findings

    with open_case(case) as opened:
        network = chosen_network(opened, since, until, False, None, None, weights)
        adversary = opened.find_actor(against).id
        actors = [opened.find_actor(name.strip()).id for name in candidates.split(",") if name.strip()]
        sizes = {opened.find_actor(name).id: number for name, number in sizes_of(size or [])}
        there = present_at(opened, place, actors) if place else None
    ranked = found.coalitions(network, adversary, actors, sizes, limit or 1_000_000)
    say(ranked, findings.coalitions(network, ranked, adversary, there), json)


@app.command()
def flashpoints(
    case: CaseOption = DEFAULT_CASE,
    since: Annotated[str | None, typer.Option(metavar="MONTH", help="From this month on: 2016-11.")] = None,
    until: Annotated[str | None, typer.Option(metavar="MONTH", help="Up to this month.")] = None,
    limit: LimitOption = 20,
    json: JsonOption = False,
) -> None:
    """Show where hostile forces were present in one month, and how often violence followed."""
    from crosscurrents.analysis.flashpoints import flashpoints as find
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.analysis.presence import sightings
    from crosscurrents.cli import findings
    from crosscurrents.vocabulary import ActorKind

    with open_case(case) as opened:
        names = {actor.id: actor.name for actor in opened.actor_summaries()}
        crowds = frozenset(a.id for a in opened.actor_summaries() if a.kind is ActorKind.POPULATION)
        found = find(sightings(opened, occurrences(opened), crowds), since, until)
    say(found, findings.flashpoints(found, names, limit), json)


@app.command()
def escalation(
    case: CaseOption = DEFAULT_CASE,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only at this place or province.")] = None,
    between: Annotated[str | None, typer.Option(metavar="A,B", help="Only between these two.")] = None,
    since: Since = None,
    until: Until = None,
    json: JsonOption = False,
) -> None:
    """Show when the rate of violence changed, and whether events set off further events."""
    from crosscurrents.analysis.series import violence
    from crosscurrents.cli import findings

    with open_case(case) as opened:
        pair = [opened.find_actor(name.strip()).id for name in between.split(",")] if between else None
        found = violence(opened, place=place, pair=pair, since=day_of(since), until=day_of(until))
    say(found, findings.escalation(found), json)


@app.command()
def control(
    case: CaseOption = DEFAULT_CASE,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only this place.")] = None,
    limit: LimitOption = 20,
    json: JsonOption = False,
) -> None:
    """Show who is reported to hold which place when, with gaps shown as gaps."""
    from crosscurrents.analysis.control import control as find
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.cli import findings

    with open_case(case) as opened:
        names = {actor.id: actor.name for actor in opened.actor_summaries()}
        found = find(opened, occurrences(opened))
    wanted = [one for one in found if place is None or place.casefold() in one.name.casefold()]
    say(wanted[: limit or None], findings.control(wanted[: limit or None], names), json)


@app.command()
def compare(case: CaseOption = DEFAULT_CASE, limit: LimitOption = 10, json: JsonOption = False) -> None:
    """Match violence read from reports with the coded tables in the case, and say what only one has."""
    from crosscurrents.analysis.comparison import compare as find
    from crosscurrents.analysis.occurrences import occurrences
    from crosscurrents.analysis.windows import hierarchy, rolled_up
    from crosscurrents.cli import findings

    with open_case(case) as opened:
        names = {actor.id: actor.name for actor in opened.actor_summaries()}
        names |= {place.id: place.name for place in opened.places()}
        found = find(opened, occurrences(opened), rolled_up(hierarchy(opened)))
    say(found, findings.comparison(found, names, limit), json)


@app.command("what-if")
def what_if(
    case: CaseOption = DEFAULT_CASE,
    without: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Take this actor out.")] = None,
    flip: Annotated[list[str] | None, typer.Option(metavar="A,B", help="Turn the tie of two round.")] = None,
    since: Since = None,
    until: Until = None,
    count: Camps = 2,
    json: JsonOption = False,
) -> None:
    """Change the network on purpose, and show its camps beside the unchanged ones."""
    from crosscurrents.analysis import whatif
    from crosscurrents.analysis.camps import network_camps
    from crosscurrents.cli import findings

    if not without and not flip:
        raise typer.BadParameter("say what to change: --without NAME or --flip A,B")
    with open_case(case) as opened:
        network = chosen_network(opened, since, until, False, None, None, None)
        changed = network
        for name in without or []:
            changed = whatif.without(changed, opened.find_actor(name).id)
        for pair in flip or []:
            ends = [opened.find_actor(name.strip()).id for name in pair.split(",")]
            if len(ends) != 2:
                raise typer.BadParameter(f"{pair!r} names no two actors", param_hint="--flip")
            changed = whatif.flipped(changed, *ends)
    before, after = network_camps(network, count), network_camps(changed, count)
    lines = ["As it is:", *findings.camps(network, before), "", "Changed:", *findings.camps(changed, after)]
    say({"before": before, "after": after}, lines, json)
