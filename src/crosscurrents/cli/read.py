"""``crosscurrents read``: reports into a case, and the account of what became of each input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption

if TYPE_CHECKING:
    from rich.progress import Progress

    from crosscurrents.errors import InputError
    from crosscurrents.ingest.found import IngestOptions
    from crosscurrents.ingest.inputs import Inputs
    from crosscurrents.reading import Reader
    from crosscurrents.records import Document
    from crosscurrents.store.case import Case
    from crosscurrents.store.work import AddReport

_FAILURES_ALIKE = 3
"""Rows of one file that fail for one reason and are named one by one; the others are counted."""

_MOST_NOTES = 20
"""Lines about what tables had that couldn't be used; the rows themselves keep all of it."""

Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="FIELD=NAME", help="Column of a table that holds a field: text=body."),
]


def read(
    reports: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REPORTS...",
            help="Files, folders, globs, feeds, web addresses, archives, event tables; - is standard input.",
        ),
    ] = None,
    case: CaseOption = DEFAULT_CASE,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of texts that carry none.")
    ] = None,
    columns: Columns = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoding of texts, where it is known.")
    ] = None,
    knowledge: Annotated[
        list[str] | None,
        typer.Option("--knowledge", metavar="FILE", help="Own actors: YAML, or a PETRARCH dictionary."),
    ] = None,
    private_networks: Annotated[
        bool, typer.Option("--private-networks", help="Fetch addresses in private networks too.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read everything in the case again; decisions stay in force.")
    ] = False,
) -> None:
    """Read reports into a case; what it has read already costs nothing.

    Broken off at any moment, the same command goes on where it was; without REPORTS it only
    finishes what is still to be read.
    """
    from crosscurrents.cli.output import console
    from crosscurrents.ingest.found import IngestOptions
    from crosscurrents.store.case import Case

    if not reports and not case.exists():
        raise typer.BadParameter(f"name what to read; there is no case at {case} yet", param_hint="REPORTS")
    options = IngestOptions(
        published=published,
        columns=_mapping(columns or []),
        encoding=encoding,
        private_networks=private_networks,
    )
    with Case(case) as opened:
        failures = read_into(opened, reports or [], options, again=again, knowledge=knowledge or [])
    console().print(f"The case is {case}. See who is in it: crosscurrents show actors --case {case}")
    if failures:
        raise typer.Exit(1)


def _mapping(columns: Sequence[str]) -> dict[str, str]:
    mapping = {}
    for column in columns:
        field, given, name = column.partition("=")
        if not given:
            raise typer.BadParameter(f"{column!r} isn't FIELD=NAME", param_hint="--column")
        mapping[field] = name
    return mapping


def read_into(
    case: Case,
    names: Sequence[str],
    options: IngestOptions,
    *,
    again: bool = False,
    knowledge: Sequence[str] = (),
) -> int:
    """Read inputs into a case with progress on stderr; say what failed and return how much."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from crosscurrents.cli.output import console
    from crosscurrents.ingest.inputs import read_inputs

    inputs = read_inputs(names, options)
    errors = console(error=True)
    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as progress:
        report = _read(case, inputs, progress, again=again, reader=_own_reader(knowledge))
    return _account(inputs, report)


def _own_reader(knowledge: Sequence[str]) -> Reader | None:
    """Return a reader that knows the user's own actors, None where the usual one will do."""
    if not knowledge:
        return None
    from crosscurrents.reading import Reader
    from crosscurrents.settings import Settings

    return Reader(Settings(knowledge=tuple(knowledge)))


def _read(case: Case, inputs: Inputs, progress: Progress, *, again: bool, reader: Reader | None) -> AddReport:
    task = progress.add_task("reading", total=None)
    waiting = case.counts()["pending"]
    seen = waiting

    def documents() -> Iterator[Document]:
        nonlocal seen
        for document in _documents(inputs):
            seen += 1
            progress.update(task, total=seen)
            yield document

    def step(document: Document) -> None:
        name = Path(document.source or document.title or document.id).name
        progress.update(task, advance=1, description=_short(name))

    report = case.add(documents(), reader, progress=step)
    if again:
        progress.update(task, completed=0, total=case.counts()["documents"])
        reread = case.reread(reader, progress=step, everything=True)
        report.read, report.failed = reread.read, reread.failed
    return report


def _documents(inputs: Inputs) -> Iterator[Document]:
    """Yield the documents that are found; tables of events become documents of their rows."""
    from crosscurrents.errors import InputError
    from crosscurrents.ingest.found import TableInput
    from crosscurrents.ingest.tables.chunks import table_documents
    from crosscurrents.records import Document

    for found in inputs:
        if isinstance(found, Document):
            yield found
        elif isinstance(found, TableInput):
            account = inputs.accounts[-1]
            try:
                for row in table_documents(found):
                    account.count(row)
                    if isinstance(row, Document):
                        yield row
            except InputError as error:
                account.count(error)


def _short(name: str) -> str:
    from rich.markup import escape

    from crosscurrents.cli.output import plain

    return escape(plain(name).plain[:24]).ljust(24)


def _account(inputs: Inputs, report: AddReport) -> int:
    """Say what became of the inputs, failures on stderr; return how many failed."""
    from crosscurrents.cli.output import console, plain, some

    errors = console(error=True)
    failures = [failure for account in inputs.accounts for failure in account.failures]
    failed = len(failures) + len(report.failed)
    for line in [*_failure_lines(failures), *(f"{where}: {problem}" for where, problem in report.failed)]:
        errors.print(plain(f"failed  {line}", "red"), soft_wrap=True)
    for line in _noted(report.notes):
        errors.print(plain(f"noted  {line}"), soft_wrap=True)
    for account in inputs.accounts:
        for skipped in account.skipped:
            errors.print(plain(f"skipped  {skipped.where}: {skipped.reason}"), soft_wrap=True)
    parts = [f"{some(report.read, 'report')} read"]
    parts += [f"{report.known:,} known already"] if report.known else []
    parts += [f"{report.withdrawn:,} withdrawn earlier"] if report.withdrawn else []
    parts += [f"{failed:,} failed"] if failed else []
    console().print(", ".join(parts) + ".")
    if undated := sum(account.undated for account in inputs.accounts):
        console().print(
            f"{some(undated, 'report')} without a date of publication: “last week” means no day there,"
            " and promises get no due. Give it with --published."
        )
    return failed


def _failure_lines(failures: Sequence[InputError]) -> Iterator[str]:
    """Yield each failure; of many rows that fail for one reason the first few, and how many more."""
    alike: dict[tuple[str, str], int] = {}
    for failure in failures:
        file = failure.where.rpartition(":")[0] or failure.where
        reason = (file, failure.what)
        alike[reason] = alike.get(reason, 0) + 1
        if alike[reason] <= _FAILURES_ALIKE:
            yield str(failure)
    for (file, what), count in alike.items():
        if count > _FAILURES_ALIKE:
            yield f"{file}: {count - _FAILURES_ALIKE:,} more rows: {what}"


def _noted(notes: Sequence[tuple[str, str]]) -> list[str]:
    """Return what tables had that couldn't be used, each thing once a table, and how much more there is."""
    found = list(dict.fromkeys(f"{where.partition('#rows=')[0]}, {note}" for where, note in notes))
    more = len(found) - _MOST_NOTES
    return found[:_MOST_NOTES] + ([f"{more:,} more; they stand with the rows in the app"] if more > 0 else [])
