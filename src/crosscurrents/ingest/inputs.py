"""Reading what a user names: input after input, lazily, never stopping at a bad one."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from crosscurrents.errors import InputError, UnreadableInput
from crosscurrents.ingest.columns import check_mapping
from crosscurrents.ingest.found import Account, Found, IngestOptions, Raw
from crosscurrents.ingest.opening import open_input
from crosscurrents.ingest.published import normalise_date
from crosscurrents.ingest.sniff import HEAD, Format, sniff
from crosscurrents.ingest.walk import list_inputs

_MANY_REPORTS = {Format.JSON, Format.TABLE, Format.ARCHIVE}
"""Formats that hold many reports and are read as a stream, so that their size has no limit."""


class FormatReader(Protocol):
    """What the module of a format offers."""

    def read(self, raw: Raw, options: IngestOptions) -> Iterator[Found]:
        """Yield what is in an input of this format; raise InputError where it can't be gone on."""


class Inputs(Iterator[Found]):
    """What was found so far in the inputs, and the account of each."""

    def __init__(self, names: Sequence[str], options: IngestOptions) -> None:
        self.accounts: list[Account] = []
        self._options = options
        self._found = self._read_all(names)

    def __next__(self) -> Found:
        """Return the next thing that is found."""
        return next(self._found)

    def _read_all(self, names: Sequence[str]) -> Iterator[Found]:
        for entry in list_inputs(names, self._options):
            account = Account(entry if isinstance(entry, str) else entry.where)
            self.accounts.append(account)
            found = self._read_one(entry, account) if isinstance(entry, str) else iter([entry])
            for item in found:
                account.count(item)
                yield item

    def _read_one(self, name: str, account: Account) -> Iterator[Found]:
        try:
            with open_input(name, self._options, account.notes) as raw:
                yield from read_raw(raw, self._options)
        except InputError as error:
            yield error
        except OSError as error:
            yield UnreadableInput(name, error.strerror or str(error))


def read_inputs(names: Sequence[str], options: IngestOptions | None = None) -> Inputs:
    """Read files, folders, globs, addresses and standard input (``-``), one after another.

    Yields a ``Document`` a report, an ``InputError`` for what can't be read, a ``TableInput`` for a
    table of coded events, and ``Skipped`` for what was passed over; ``.accounts`` of the result
    says for each input what became of it. A bad input ends neither the others nor, where it holds
    many reports, the rest of itself.

    Raises:
        InputError: an option makes no sense (a date that is none, a column mapping of unknown
            fields), before anything is read.
    """
    options = options or IngestOptions()
    if options.published is not None and normalise_date(options.published) is None:
        raise InputError("--published", f"{options.published!r} is no date", "give it as 2016-10-17")
    check_mapping(options.columns, "--column")
    return Inputs(names, options)


def read_raw(raw: Raw, options: IngestOptions) -> Iterator[Found]:
    """Yield what is in an opened input, by the format that its bytes show.

    Raises:
        InputError: it can't be read, or no further.
    """
    kind = sniff(raw.head(HEAD), raw.name, options.encoding or raw.encoding)
    largest = options.settings.largest_file
    if kind not in _MANY_REPORTS and raw.size > largest:
        raise UnreadableInput(
            raw.name,
            f"{raw.size:,} bytes, more than the {largest:,} of the largest single report",
            "split it into its reports, or give it as JSONL with one report a line",
        )
    reader = cast(FormatReader, importlib.import_module(f"crosscurrents.ingest.{kind.value}"))
    yield from reader.read(raw, options)
