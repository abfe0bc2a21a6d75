"""What a user asked an analysis for, as values; and the findings, as lines or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from datetime import date

    from crosscurrents.analysis.network import Network
    from crosscurrents.store.case import Case


def chosen_network(
    case: Case,
    since: str | None,
    until: str | None,
    roll_up: bool,
    apart: list[str] | None,
    show_as: list[str] | None,
    weights: Path | None,
) -> Network:
    """Build the network of a case as a user asked for it."""
    from crosscurrents.analysis.network import build_network
    from crosscurrents.analysis.weights import load_weights
    from crosscurrents.analysis.windows import hierarchy, rolled_up

    shown = {}
    if roll_up:
        shown = rolled_up(hierarchy(case), [case.find_actor(name).id for name in apart or []])
    for pair in show_as or []:
        part, given, body = pair.partition("=")
        if not given:
            raise typer.BadParameter(f"{pair!r} isn't PART=BODY", param_hint="--show-as")
        shown[case.find_actor(part).id] = case.find_actor(body).id
    return build_network(
        case, since=day_of(since), until=day_of(until), roll_up=shown, weights=load_weights(weights)
    )


def day_of(text: str | None) -> date | None:
    """Read a day; what is none is bad usage."""
    from crosscurrents.ingest.tables.cells import day

    found = day(text)
    if text and found is None:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2016-11-03")
    return found


def window_of(text: str) -> tuple[str, str]:
    """Split ``FROM..TO``; anything else is bad usage."""
    since, given, until = text.partition("..")
    if not given:
        raise typer.BadParameter(f"{text!r} isn't FROM..TO")
    return since, until


def sizes_of(given: list[str]) -> list[tuple[str, float]]:
    """Read ``NAME=NUMBER``; anything else is bad usage."""
    found = []
    for each in given:
        name, _, number = each.rpartition("=")
        try:
            found.append((name, float(number)))
        except ValueError:
            raise typer.BadParameter(f"{each!r} isn't NAME=NUMBER", param_hint="--size") from None
    return found


def present_at(case: Case, place: str, actors: list[str]) -> set[str]:
    """Return those that have a part in an event at a place, or are said to be there."""
    found = {actor for event in case.events(place=place) for actor in (*event.actors, *event.recipients)}
    ids = {each.id for each in case.places(place=place)}
    found |= {relation.subject for relation in case.relations() if relation.object in ids}
    return found & set(actors)


def say(found: Any, lines: list[str], json: bool) -> None:
    """Print lines for people, or the finding as JSON."""
    if json:
        import msgspec

        typer.echo(msgspec.json.encode(found, enc_hook=str).decode())
        return
    for line in lines:
        typer.echo(line)
