"""``crosscurrents show``: what a case holds, as tables."""

from __future__ import annotations

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, LimitOption, open_case

app = typer.Typer(help="Show what a case holds.", no_args_is_help=True)


@app.callback()
def show() -> None:
    """Show what a case holds."""


@app.command()
def actors(case: CaseOption = DEFAULT_CASE, limit: LimitOption = 40) -> None:
    """Show who acts in the reports, most mentioned first."""
    from rich.console import Console
    from rich.table import Table

    with open_case(case) as opened:
        found = opened.actor_summaries()
    table = Table("Actor", "Kind", "Mentions", "Reports", "Also called")
    for actor in found[: limit or None]:
        table.add_row(
            actor.name, actor.kind, str(actor.mentions), str(actor.independent), ", ".join(actor.aliases)
        )
    Console().print(table)
