"""``crosscurrents evaluate``: how well this version reads benchmark files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.options import JsonOption

if TYPE_CHECKING:
    from crosscurrents.evaluation.benchmark import Figures


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Benchmark files, or one of them.")],
    part: Annotated[str, typer.Option(metavar="PART", help="all, tuned or held-out.")] = "all",
    json: JsonOption = False,
) -> None:
    """Score this version on benchmark files; each file is scored by the scorer that knows its name."""
    from crosscurrents.cli.output import console, plain, print_json, table
    from crosscurrents.evaluation.benchmark import Part
    from crosscurrents.evaluation.registry import scorer_for
    from crosscurrents.reading import Reader

    if part not in list(Part):
        raise typer.BadParameter(f"{part!r} isn't one of {', '.join(Part)}", param_hint="--part")
    if not folder.exists():
        raise typer.BadParameter(f"there is no {folder}", param_hint="FOLDER")
    files = sorted([folder, *folder.rglob("*")]) if folder.is_dir() else [folder]
    scorers = [(file, scorer) for file in files if (scorer := scorer_for(file))]
    if not scorers:
        raise typer.BadParameter(f"no scorer knows a file in {folder}", param_hint="FOLDER")
    errors = console(error=True)
    reader = Reader()
    found: list[Figures] = []
    for file, scorer in scorers:
        with errors.status(f"scoring {file.name}"):
            found.append(scorer(file, reader, Part(part)))
    if json:
        print_json(found)
        return
    rows = [
        (figures.benchmark, f"{figures.rows:,}", name, f"{value:.3f}")
        for figures in found
        for name, value in figures.figures.items()
    ]
    right = {"justify": "right"}
    console().print(table(["Benchmark", ("Rows", right), "Measure", ("Figure", right)], rows))
    for figures in found:
        for remark in figures.remarks:
            console().print(plain(f"{figures.benchmark}: {remark}", "dim"), soft_wrap=True)
