"""What a user asked an analysis for, as values; and the findings, as lines or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crosscurrents.cli.options import Asking, SinceOption, UntilOption, open_case

if TYPE_CHECKING:
    from datetime import date

    from crosscurrents.analysis.network import Network
    from crosscurrents.analysis.occurrences import Records
    from crosscurrents.store.case import Case

SizeOption = Annotated[
    list[str] | None, typer.Option(metavar="NAME=NUMBER", help="An actor's capability; 1 by default.")
]
CampsOption = Annotated[int, typer.Option("--camps", min=2, help="At most so many camps.")]
SecondsOption = Annotated[float, typer.Option(min=0.1, help="Time limit for proofs.")]


@dataclass(frozen=True)
class Shown:
    """Which actors are shown as which, and what their ties weigh."""

    roll_up: Annotated[
        bool,
        typer.Option("--roll-up", help="Show actors as the bodies that the reports say they belong to."),
    ] = False
    apart: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="With --roll-up: show this actor by itself.")
    ] = None
    show_as: Annotated[
        list[str] | None, typer.Option("--show-as", metavar="PART=BODY", help="Show one actor as another.")
    ] = None
    weights: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Weights of events and ties, in the form of ours.")
    ] = None


@dataclass(frozen=True)
class Window:
    """From which day to which."""

    since: SinceOption = None
    until: UntilOption = None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Return both as days."""
        return day_of(self.since), day_of(self.until)


@contextmanager
def asked_case(asking: Asking) -> Iterator[tuple[Case, Records]]:
    """Open the case that is asked, and give its records so that each kind is read once."""
    from crosscurrents.analysis.held import Held

    with open_case(asking.case) as opened:
        yield opened, Held(opened)


def chosen_network(case: Case, records: Records, window: Window, shown: Shown) -> Network:
    """Build the network of a case as a user asked for it."""
    from crosscurrents.analysis.network import build_network
    from crosscurrents.analysis.weights import load_weights
    from crosscurrents.analysis.windows import hierarchy, rolled_up

    bodies = {}
    if shown.roll_up:
        bodies = rolled_up(hierarchy(records), [case.find_actor(name).id for name in shown.apart or []])
    for pair in shown.show_as or []:
        part, given, body = pair.partition("=")
        if not given:
            raise typer.BadParameter(f"{pair!r} isn't PART=BODY", param_hint="--show-as")
        bodies[case.find_actor(part).id] = case.find_actor(body).id
    since, until = window.days
    return build_network(case, since=since, until=until, roll_up=bodies, weights=load_weights(shown.weights))


def day_of(text: str | None) -> date | None:
    """Read a day; what is none is bad usage."""
    from crosscurrents.ingest.tables.cells import day

    found = day(text)
    if text and found is None:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2016-11-03")
    return found


def month_of(text: str | None, option: str) -> str | None:
    """Read a month such as ``2016-11``, also given by one of its days; what is none is bad usage."""
    if text is None:
        return None
    found = day_of(f"{text}-01" if len(text) == len("2016-11") else text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no month; write it as 2016-11", param_hint=option)
    return found.isoformat()[:7]


def window_of(text: str) -> Window:
    """Split ``FROM..TO``; anything else is bad usage."""
    since, given, until = text.partition("..")
    if not given:
        raise typer.BadParameter(f"{text!r} isn't FROM..TO")
    return Window(since, until)


def actors_of(case: Case, names: str) -> list[str]:
    """Read actors' names with commas between them as ids."""
    return [case.find_actor(name.strip()).id for name in names.split(",") if name.strip()]


def pair_of(case: Case, names: str, option: str) -> tuple[str, str]:
    """Read ``A,B`` as two ids; anything else is bad usage."""
    found = actors_of(case, names)
    if len(found) != 2:
        raise typer.BadParameter(f"{names!r} names no two actors", param_hint=option)
    return found[0], found[1]


def sizes_of(case: Case, given: list[str] | None) -> dict[str, float]:
    """Read ``NAME=NUMBER``; anything else is bad usage."""
    found = {}
    for each in given or []:
        name, _, number = each.rpartition("=")
        try:
            size = float(number)
        except ValueError:
            raise typer.BadParameter(f"{each!r} isn't NAME=NUMBER", param_hint="--size") from None
        found[case.find_actor(name).id] = size
    return found


def names_of(records: Records) -> dict[str, str]:
    """Return the names of actors by id."""
    return {actor.id: actor.name for actor in records.actor_summaries()}


def say(found: Any, lines: list[str], json: bool) -> None:
    """Print lines for people, or the finding as JSON."""
    if json:
        import msgspec

        typer.echo(msgspec.json.encode(found, enc_hook=str).decode())
        return
    from crosscurrents.cli.output import plain

    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        typer.echo(indent + plain(line.lstrip()).plain)
