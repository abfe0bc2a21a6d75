"""Options that several commands share, and opening the case they name."""

from __future__ import annotations

from dataclasses import dataclass
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
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help="Only on or after this day.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", help="Only on or before this day.")]
PlaceOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only at this place: id or name.")]
WhoOption = Annotated[
    str | None, typer.Option("--who", metavar="NAME", envvar="CROSSCURRENTS_WHO", help="Who decides.")
]
NoteOption = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]


@dataclass(frozen=True)
class Listing:
    """Which case to list from, and how."""

    case: CaseOption = DEFAULT_CASE
    json: JsonOption = False
    csv: CsvOption = False
    limit: LimitOption = 40


@dataclass(frozen=True)
class Deciding:
    """In which case to record a decision, by whom, and why."""

    case: CaseOption = DEFAULT_CASE
    who: WhoOption = None
    note: NoteOption = ""


@dataclass(frozen=True)
class Asking:
    """Which case an analysis asks, and whether its finding is for people or programs."""

    case: CaseOption = DEFAULT_CASE
    json: JsonOption = False


def open_case(path: Path) -> Case:
    """Open a case that exists already."""
    from crosscurrents.store.case import Case

    return Case(path, create=False)
