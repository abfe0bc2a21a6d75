"""``crosscurrents read``: reports into a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption

if TYPE_CHECKING:
    from crosscurrents.records import Document


def read(
    reports: Annotated[list[str], typer.Argument(metavar="REPORTS...", help="Files and folders to read.")],
    case: CaseOption = DEFAULT_CASE,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of texts that carry none.")
    ] = None,
) -> None:
    """Read reports into a case; what it has read already costs nothing."""
    from crosscurrents.store.case import Case

    with Case(case) as opened:
        report = opened.add(_texts(reports, published))
    typer.echo(f"{report.new} new, {report.known} known, {report.read} read, {len(report.failed)} failed")


def _texts(names: list[str], published: str | None) -> Iterator[Document]:
    from crosscurrents.records import Document

    for name in names:
        path = Path(name)
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            yield Document(file.read_text(encoding="utf-8"), source=str(file), published=published)
