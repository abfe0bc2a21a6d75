"""``crosscurrents show``: what a case holds, as tables, JSON lines or CSV."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crosscurrents.cli.options import (
    DEFAULT_CASE,
    CaseOption,
    CsvOption,
    JsonOption,
    LimitOption,
    open_case,
)

if TYPE_CHECKING:
    from crosscurrents.store.case import Case

app = typer.Typer(help="Show what a case holds.", no_args_is_help=True)

Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Only with this actor: id, name or alias.")]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Only said by this actor.")]
Type = Annotated[str | None, typer.Option(metavar="TYPE", help="Only of this type or kind.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Only at this place: id or name.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only on or after this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only on or before this day.")]
Status = Annotated[str | None, typer.Option(metavar="STATUS", help="Only with this status or outcome.")]
Search = Annotated[str | None, typer.Option(metavar="WORDS", help="Only documents that hold these words.")]


@app.command()
def actors(
    case: CaseOption = DEFAULT_CASE,
    actor: Actor = None,
    kind: Type = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: LimitOption = 40,
) -> None:
    """Show who acts in the reports, most mentioned first."""
    with open_case(case) as opened:
        if json or csv:
            _print(opened, "actors", {"actor": actor, "type": kind}, json=json, limit=limit)
            return
        from crosscurrents.cli.tables import actor_table

        found = opened.actor_summaries()
        wanted = opened.find_actor(actor).id if actor else None
        found = [a for a in found if wanted in (None, a.id) and kind in (None, a.kind.value)]
        _say(actor_table(found[: limit or None]), len(found), "actor", limit)


@app.command()
def events(
    case: CaseOption = DEFAULT_CASE,
    actor: Actor = None,
    kind: Type = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: LimitOption = 40,
) -> None:
    """Show who did what to whom, in the order of dates."""
    filters = {
        "actor": actor, "type": kind, "place": place, "since": since, "until": until, "status": status,
    }  # fmt: skip
    with open_case(case) as opened:
        _show(opened, "events", filters, json=json, csv=csv, limit=limit)


@app.command()
def relations(
    case: CaseOption = DEFAULT_CASE,
    actor: Actor = None,
    kind: Type = None,
    status: Status = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: LimitOption = 40,
) -> None:
    """Show who belongs to whom, and who stands how to whom."""
    with open_case(case) as opened:
        filters = {"actor": actor, "type": kind, "status": status}
        _show(opened, "relations", filters, json=json, csv=csv, limit=limit)


@app.command()
def statements(
    case: CaseOption = DEFAULT_CASE,
    speaker: Speaker = None,
    kind: Type = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: LimitOption = 40,
) -> None:
    """Show who is reported to have said what."""
    filters = {"speaker": speaker, "type": kind, "since": since, "until": until, "status": status}
    with open_case(case) as opened:
        _show(opened, "statements", filters, json=json, csv=csv, limit=limit)


@app.command()
def ledger(
    case: CaseOption = DEFAULT_CASE,
    speaker: Speaker = None,
    kind: Type = None,
    status: Status = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: LimitOption = 40,
) -> None:
    """Show what was said to happen by when, and what became of it."""
    with open_case(case) as opened:
        filters = {"speaker": speaker, "type": kind, "status": status}
        _show(opened, "ledger", filters, json=json, csv=csv, limit=limit)


@app.command()
def places(
    case: CaseOption = DEFAULT_CASE,
    place: Place = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: LimitOption = 40,
) -> None:
    """Show which places the reports name, most mentioned first."""
    with open_case(case) as opened:
        _show(opened, "places", {"place": place}, json=json, csv=csv, limit=limit)


@app.command()
def documents(
    case: CaseOption = DEFAULT_CASE,
    words: Search = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    limit: LimitOption = 40,
) -> None:
    """Show the reports in the case, or those that hold some words."""
    with open_case(case) as opened:
        if words:
            from crosscurrents.cli.output import print_json
            from crosscurrents.cli.tables import hit_table

            hits = opened.search(words, limit or 1_000_000)
            if json:
                print_json(hits)
            else:
                _say(hit_table(hits), len(hits), "report", limit)
            return
        _show(opened, "documents", {}, json=json, csv=csv, limit=limit)


def _show(
    case: Case, name: str, filters: dict[str, str | None], *, json: bool, csv: bool, limit: int
) -> None:
    if json or csv:
        _print(case, name, filters, json=json, limit=limit)
        return
    from crosscurrents.cli import tables

    found = getattr(case, name)(**filters)
    if name == "events":
        found.sort(key=lambda event: (event.date.earliest if event.date else None) or "9999")
    names = {actor.id: actor.name for actor in case.actor_summaries()}
    names |= {place.id: place.name for place in case.places()} if name in ("events", "relations") else {}
    built = tables.TABLES[name](found[: limit or None], names)
    _say(built, len(found), tables.NOUNS[name], limit)


def _print(case: Case, name: str, filters: dict[str, str | None], *, json: bool, limit: int) -> None:
    from crosscurrents.cli.output import print_csv, print_json

    records = islice(getattr(case, name)(**filters), limit or None)
    if json:
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
