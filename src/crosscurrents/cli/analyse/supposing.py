"""Options that suppose something else, and an answer beside the unaltered one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crosscurrents.cli.analyse.asked import Window, actors_of, pair_of, say

if TYPE_CHECKING:
    from datetime import date

    from crosscurrents.analysis.occurrences import Records
    from crosscurrents.analysis.suppose import Force, Supposition
    from crosscurrents.store.case import Case


@dataclass(frozen=True)
class Supposing:
    """What is supposed to be otherwise."""

    without: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Suppose that this actor weren't there.")
    ] = None
    flip: Annotated[
        list[str] | None,
        typer.Option(metavar="A,B", help="Suppose that the tie of these two had the other sign."),
    ] = None
    add: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME@PLACE", help="Suppose that this actor had a force at this place."),
    ] = None


def supposition_of(case: Case, records: Records, asked: Supposing, window: Window) -> Supposition:
    """Read what is supposed; a force is at its place in the window, or in the last month on record."""
    from crosscurrents.analysis.suppose import suppose

    return suppose(
        without=[one for name in asked.without or [] for one in actors_of(case, name)],
        flipped=[pair_of(case, pair, "--flip") for pair in asked.flip or []],
        forces=[_force(case, records, each, window) for each in asked.add or []],
    )


def _force(case: Case, records: Records, given: str, window: Window) -> Force:
    from crosscurrents.analysis.suppose import Force

    actor, at, place = given.rpartition("@")
    if not at or not actor or not place:
        raise typer.BadParameter(f"{given!r} isn't NAME@PLACE", param_hint="--add")
    wanted = place.strip().casefold()
    found = [one.id for one in records.stream("places") if wanted in (one.id, one.name.casefold())]
    if not found:
        raise typer.BadParameter(f"no place here is called {place!r}", param_hint="--add")
    return Force(case.find_actor(actor).id, found[0], *_period(records, window))


def _period(records: Records, window: Window) -> tuple[date, date]:
    """Return the window asked for; where its end is open, that of the reports and tables."""
    from crosscurrents.analysis.occurrences import last_day

    since, until = window.days
    until = until or last_day(records)
    if until is None:
        raise typer.BadParameter("nothing here has a day; say from when on with --since", param_hint="--add")
    return since or until.replace(day=1), until


def answer(
    before: Any,
    after: Any,
    lines: Callable[[Any], list[str]],
    json: bool,
    differences: Callable[[], list[str]] | None = None,
) -> None:
    """Print a finding by itself, or both with what differs; ``after`` is None where nothing is supposed."""
    if after is None:
        say(before, lines(before), json)
        return
    told = ["As it is:", *_inset(lines(before)), "As supposed:", *_inset(lines(after))]
    if differences is not None:
        told += ["What differs:", *_inset(differences() or ["nothing"])]
    say({"before": before, "after": after}, told, json)


def _inset(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
