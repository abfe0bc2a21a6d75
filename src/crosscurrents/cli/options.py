"""Options that several commands share, and opening the case they name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from crosscurrents.store.case import Case

DEFAULT_CASE = Path("crosscurrents.case")

CaseOption = Annotated[
    Path,
    typer.Option("--case", "-c", metavar="FILE", envvar="CROSSCURRENTS_CASE", help="The case file."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON lines instead of a table.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=0, help="Show at most so many; 0 for all.")]


def open_case(path: Path) -> Case:
    """Open a case that exists already."""
    from crosscurrents.store.case import Case

    return Case(path, create=False)
