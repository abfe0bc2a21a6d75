"""``crosscurrents read``: reports into a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption

if TYPE_CHECKING:
    from crosscurrents.errors import InputError
    from crosscurrents.ingest.inputs import Inputs
    from crosscurrents.records import Document


def read(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORTS...", help="Files, folders, addresses, event tables.")
    ],
    case: CaseOption = DEFAULT_CASE,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of texts that carry none.")
    ] = None,
) -> None:
    """Read reports and tables of events into a case; what it has read already costs nothing."""
    from crosscurrents.ingest.found import IngestOptions
    from crosscurrents.ingest.inputs import read_inputs
    from crosscurrents.store.case import Case

    failures: list[InputError] = []
    inputs = read_inputs(reports, IngestOptions(published=published))
    with Case(case) as opened:
        report = opened.add(_documents(inputs, failures))
    for failure in [*failures, *(f"{source}: {why}" for source, why in report.failed)]:
        typer.echo(str(failure), err=True)
    failed = len(failures) + len(report.failed)
    typer.echo(f"{report.new} new, {report.known} known, {report.read} read, {failed} failed")
    if failed:
        raise typer.Exit(1)


def _documents(inputs: Inputs, failures: list[InputError]) -> Iterator[Document]:
    """Yield the documents that are found; tables of events become documents of their rows."""
    from crosscurrents.errors import InputError
    from crosscurrents.ingest.found import TableInput
    from crosscurrents.ingest.tables.chunks import table_documents
    from crosscurrents.records import Document

    for found in inputs:
        if isinstance(found, Document):
            yield found
        elif isinstance(found, InputError):
            failures.append(found)
        elif isinstance(found, TableInput):
            try:
                for each in table_documents(found):
                    if isinstance(each, Document):
                        yield each
                    else:
                        failures.append(each)
            except InputError as error:
                failures.append(error)
