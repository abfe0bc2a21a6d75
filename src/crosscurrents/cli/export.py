"""``crosscurrents export``: the records of a case in a format of other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, open_case


def export(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl, csv …")],
    case: CaseOption = DEFAULT_CASE,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="PATH", help="File or folder; - is standard output.")
    ] = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="KIND", help="One kind of record: events, actors …")
    ] = None,
    text: Annotated[
        bool | None,
        typer.Option("--text/--no-text", help="Write texts; jsonl and csv do by themselves, plover doesn't."),
    ] = None,
    every_status: Annotated[
        bool,
        typer.Option(
            "--every-status", help="Events denied, alleged, planned … too (plover, polecat, icews)."
        ),
    ] = False,
) -> None:
    """Write the records of a case: one file a kind into a folder, or one kind to standard output.

    Cells of CSV that a spreadsheet would take for a formula get a leading apostrophe.
    """
    from crosscurrents.cli.output import console, some
    from crosscurrents.exports.registry import ExportOptions, Output, export_for

    write = export_for(format_name)
    path = None if out is None or str(out) == "-" else out
    with open_case(case) as opened:
        options = ExportOptions(only=only, text=text, every_status=every_status)
        written = write(opened, Output(path, sys.stdout.buffer), options)
    console(error=True).print(f"{some(written, 'record')} written" + (f" to {path}" if path else ""))
