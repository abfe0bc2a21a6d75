"""``crosscurrents knowledge``: check files of known actors for contradictions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def knowledge(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILES...", help="Own files of actors; without any the built-in ones."),
    ] = None,
) -> None:
    """Check files of known actors: ids given twice, shared names, unknown parents, impossible dates."""
    from crosscurrents.actors.check import check_knowledge
    from crosscurrents.actors.knowledge import load_knowledge
    from crosscurrents.cli.output import console, plain

    for file in files or []:
        if not file.is_file():
            raise typer.BadParameter(f"there is no file {file}", param_hint="FILES")
    known = load_knowledge(tuple(str(file) for file in files or []))
    problems = check_knowledge(known.actors.values())
    for problem in problems:
        console(error=True).print(plain(problem, "red"), soft_wrap=True)
    console().print(f"{len(known.actors):,} actors, {len(problems):,} contradictions.")
    if problems:
        raise typer.Exit(1)
