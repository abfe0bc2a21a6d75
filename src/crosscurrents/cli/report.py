"""``crosscurrents report``: one self-contained page to send to somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, open_case


def report(
    case: CaseOption = DEFAULT_CASE,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write; - is standard output.")
    ] = Path("report.html"),
) -> None:
    """Write one page that holds everything: readable without the program, a server or scripts."""
    from crosscurrents.app.report import report_page
    from crosscurrents.app.snapshot import Snapshot
    from crosscurrents.errors import InputError

    with open_case(case) as opened:
        page = report_page(Snapshot(opened))
    if str(out) == "-":
        typer.echo(page)
        return
    try:
        out.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(str(out), error.strerror or str(error)) from error
    typer.echo(f"{out} holds the report: {len(page.encode('utf-8', 'replace')) / 1000:,.0f} kB, one file.")
