"""``crosscurrents show``: what a case holds, as tables, JSON lines or CSV."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crosscurrents.cli.grouped import grouped
from crosscurrents.cli.options import Listing, PlaceOption, SinceOption, UntilOption, open_case

if TYPE_CHECKING:
    from crosscurrents.store.case import Case

app = typer.Typer(help="Show what a case holds.", no_args_is_help=True)

Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Only with this actor: id, name or alias.")]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Only said by this actor.")]
Type = Annotated[str | None, typer.Option(metavar="TYPE", help="Only of this type or kind.")]
Status = Annotated[str | None, typer.Option(metavar="STATUS", help="Only with this status or outcome.")]
Search = Annotated[str | None, typer.Option(metavar="WORDS", help="Only documents that hold these words.")]


@app.command()
@grouped
def actors(
    listing: Listing,
    actor: Actor = None,
    kind: Type = None,
) -> None:
    """Show who acts in the reports, most mentioned first."""
    with open_case(listing.case) as opened:
        if listing.json or listing.csv:
            _print(opened, listing, "actors", {"actor": actor, "type": kind})
            return
        from crosscurrents.cli.tables import actor_table

        found = opened.actor_summaries()
        wanted = opened.find_actor(actor).id if actor else None
        found = [a for a in found if wanted in (None, a.id) and kind in (None, a.kind.value)]
        _say(actor_table(found[: listing.limit or None]), len(found), "actor", listing.limit)


@app.command()
@grouped
def events(
    listing: Listing,
    actor: Actor = None,
    kind: Type = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: Status = None,
) -> None:
    """Show who did what to whom, in the order of dates."""
    filters = {
        "actor": actor, "type": kind, "place": place, "since": since, "until": until, "status": status,
    }  # fmt: skip
    with open_case(listing.case) as opened:
        _show(opened, listing, "events", filters)


@app.command()
@grouped
def relations(
    listing: Listing,
    actor: Actor = None,
    kind: Type = None,
    status: Status = None,
) -> None:
    """Show who belongs to whom, and who stands how to whom."""
    with open_case(listing.case) as opened:
        filters = {"actor": actor, "type": kind, "status": status}
        _show(opened, listing, "relations", filters)


@app.command()
@grouped
def statements(
    listing: Listing,
    speaker: Speaker = None,
    kind: Type = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: Status = None,
) -> None:
    """Show who is reported to have said what."""
    filters = {"speaker": speaker, "type": kind, "since": since, "until": until, "status": status}
    with open_case(listing.case) as opened:
        _show(opened, listing, "statements", filters)


@app.command()
@grouped
def ledger(
    listing: Listing,
    speaker: Speaker = None,
    kind: Type = None,
    status: Status = None,
) -> None:
    """Show what was said to happen by when, and what became of it."""
    with open_case(listing.case) as opened:
        filters = {"speaker": speaker, "type": kind, "status": status}
        _show(opened, listing, "ledger", filters)


@app.command()
@grouped
def places(
    listing: Listing,
    place: PlaceOption = None,
) -> None:
    """Show which places the reports name, most mentioned first."""
    with open_case(listing.case) as opened:
        _show(opened, listing, "places", {"place": place})


@app.command()
@grouped
def documents(
    listing: Listing,
    words: Search = None,
) -> None:
    """Show the reports in the case, or those that hold some words."""
    with open_case(listing.case) as opened:
        if words:
            from crosscurrents.cli.output import print_json
            from crosscurrents.cli.tables import hit_table

            hits = opened.search(words, listing.limit or 1_000_000)
            if listing.json:
                print_json(hits)
            else:
                _say(hit_table(hits), len(hits), "report", listing.limit)
            return
        _show(opened, listing, "documents", {})


def _show(case: Case, listing: Listing, name: str, filters: dict[str, str | None]) -> None:
    if listing.json or listing.csv:
        _print(case, listing, name, filters)
        return
    from crosscurrents.cli import tables

    found = getattr(case, name)(**filters)
    if name == "events":
        found.sort(key=lambda event: (event.date.earliest if event.date else None) or "9999")
    names = {actor.id: actor.name for actor in case.actor_summaries()}
    names |= {place.id: place.name for place in case.places()} if name in ("events", "relations") else {}
    built = tables.TABLES[name](found[: listing.limit or None], names)
    _say(built, len(found), tables.NOUNS[name], listing.limit)


def _print(case: Case, listing: Listing, name: str, filters: dict[str, str | None]) -> None:
    from crosscurrents.cli.output import print_csv, print_json

    records = islice(getattr(case, name)(**filters), listing.limit or None)
    if listing.json:
        print_json(records)
    else:
        print_csv("statements" if name == "ledger" else name, records)


def _say(built: Any, total: int, noun: str, limit: int) -> None:
    """Print a table, and how many there are beyond it."""
    from crosscurrents.cli.output import console, some

    out = console()
    if not total:
        out.print(f"No {noun} found.")
        return
    out.print(built)
    if limit and total > limit:
        out.print(f"{limit} of {some(total, noun)}; --limit 0 shows all.", style="dim")
