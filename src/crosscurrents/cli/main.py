"""The command ``crosscurrents``: puts the groups of commands together and turns errors into exit codes.

Exit codes: 0 done, 1 some inputs failed (each named), 2 bad usage.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from crosscurrents import __version__
from crosscurrents.cli import (
    decide,
    demo,
    evaluate,
    export,
    knowledge,
    read,
    report,
    serve,
    show,
    speakers,
    where,
    why,
)
from crosscurrents.cli.analyse.app import app as analyse
from crosscurrents.errors import CrosscurrentsError

app = typer.Typer(
    name="crosscurrents",
    help="Reads reporting about conflicts with many sides and lays out the situation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"crosscurrents {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Read reporting about conflicts with many sides and lay out the situation."""


app.command("read")(read.read)
show.app.command("speakers")(speakers.speakers)
app.add_typer(show.app, name="show")
app.command("export")(export.export)
app.add_typer(decide.app, name="decide")
app.command("report")(report.report)
app.command("serve")(serve.serve)
app.command("why")(why.why)
app.add_typer(analyse, name="analyse")
app.command("knowledge")(knowledge.knowledge)
app.command("where")(where.where)
app.command("evaluate")(evaluate.evaluate)
app.command("demo")(demo.demo)


def run() -> None:
    """Run the command line; what goes wrong on purpose is said in one line, without a traceback."""
    # Our matrices are small: a second thread waits for the first, and takes a core from who else is busy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except CrosscurrentsError as error:
        typer.secho(f"error: {error}", err=True, fg=typer.colors.RED)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("broken off; what was read is kept, the same command goes on from here", err=True)
        sys.exit(130)
