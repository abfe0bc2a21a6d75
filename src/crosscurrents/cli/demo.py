"""``crosscurrents demo``: the example dossier, end to end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from crosscurrents.store.case import Case

DEMO_CASE = Path("crosscurrents-demo.case")


DemoCase = Annotated[Path, typer.Option("--case", "-c", metavar="FILE", help="The case file to make.")]
"""Without the environment variable of other commands: the dossier has no business in a real case."""


def demo(case: DemoCase = DEMO_CASE) -> None:
    """Read the example dossier into a case, print what was found, and write the report on it."""
    from importlib.resources import as_file, files

    from crosscurrents.app.report import report_page
    from crosscurrents.app.snapshot import Snapshot
    from crosscurrents.cli.output import console
    from crosscurrents.cli.read import read_into
    from crosscurrents.ingest.found import IngestOptions
    from crosscurrents.store.case import Case

    out = console()
    with as_file(files("crosscurrents") / "examples" / "dossier") as folder, Case(case) as opened:
        out.print(f"Reading the example dossier into {case} …", soft_wrap=True)
        failures = read_into(opened, [str(folder)], IngestOptions())
        _print_findings(opened)
        page = case.with_suffix(".html")
        page.write_text(report_page(Snapshot(opened)), encoding="utf-8", errors="replace")
    out.print(f"\nThe report lies at [bold]{page.resolve()}[/].", soft_wrap=True)
    out.print(f"The case lies at [bold]{case.resolve()}[/]. Try next:", soft_wrap=True)
    out.print(f"  crosscurrents serve --case {case}", soft_wrap=True)
    out.print(f"  crosscurrents why ISIS --case {case}", soft_wrap=True)
    if failures:
        raise typer.Exit(1)


def _print_findings(case: Case) -> None:
    from crosscurrents.cli import tables
    from crosscurrents.cli.output import console, some

    out = console()
    counts = case.counts()
    kinds = ("actor", "relation", "event", "statement", "place", "date")
    found = [some(counts[kind + "s"], kind) for kind in kinds if counts.get(kind + "s")]
    duplicates = f" ({counts['duplicates']} of them copies)" if counts["duplicates"] else ""
    out.print(f"{some(counts['documents'], 'report')}{duplicates}: " + (", ".join(found) or "nothing found"))
    actors = case.actor_summaries()
    names = {actor.id: actor.name for actor in actors}
    if actors:
        _section("Who acts", tables.actor_table(actors[:15]))
    events = case.events() if counts.get("events") else []
    if events:
        names |= {place.id: place.name for place in case.places()}
        dated = sorted((e for e in events if e.date), key=lambda e: (e.date and e.date.earliest) or "9999")
        _section("Who did what to whom", tables.event_table(dated[:15], names))
    promises = case.ledger() if counts.get("statements") else []
    if promises:
        out.print(
            "\n[bold]What was said to happen by when[/]", tables.ledger_table(promises[:10], names), sep="\n"
        )


def _section(title: str, found: Table) -> None:
    from crosscurrents.cli.output import console

    console().print(f"\n[bold]{title}[/]", found, sep="\n")
