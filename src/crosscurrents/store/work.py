"""One run of reading: what waits in the case is read, group by group, each reading written whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.errors import ModelMissing
from crosscurrents.records import Document, Reading
from crosscurrents.store import writing
from crosscurrents.store.connection import transaction

if TYPE_CHECKING:
    from crosscurrents.reading import Reader

Progress = Callable[[Document], None]
"""Called once for each document that was read or couldn't be."""


class AddReport(msgspec.Struct):
    """What became of the documents given to a case; each failure is (document's source or id, why).

    ``notes`` are what the readings of tables couldn't use, under the document's source or id.
    """

    new: int = 0
    known: int = 0
    withdrawn: int = 0
    read: int = 0
    failed: list[tuple[str, str]] = []
    notes: list[tuple[str, str]] = []


class Work:
    """One run of reading: takes what waits, group by group, until nothing waits."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        reader: Reader | None,
        progress: Progress | None,
        report: AddReport,
    ) -> None:
        self._connection = connection
        self._reader = reader
        self._progress = progress
        self._report = report

    @property
    def reader(self) -> Reader:
        """The reader; loading its models is put off until something waits to be read."""
        if self._reader is None:
            from crosscurrents.reading import Reader

            self._reader = Reader()
        return self._reader

    @property
    def group_size(self) -> int:
        """How many documents are stored and read together."""
        return self._reader.settings.batch if self._reader else 16

    def read_pending(self) -> None:
        """Read all documents of the case that wait to be read."""
        while group := writing.pending(self._connection, self.group_size):
            for document, outcome in self._read_group(group):
                self._write(document, outcome)
                self._report.read += isinstance(outcome, Reading)
                if isinstance(outcome, Reading) and document.table:
                    where = document.source or document.id
                    self._report.notes += [(where, note) for note in outcome.notes]
                if isinstance(outcome, str):
                    self._report.failed.append((document.source or document.id, outcome))
                if self._progress:
                    self._progress(document)

    def _write(self, document: Document, outcome: Reading | str) -> None:
        with transaction(self._connection):
            if isinstance(outcome, Reading):
                writing.store_reading(self._connection, outcome)
            else:
                writing.store_failure(self._connection, document.id, outcome)

    def _read_group(self, group: list[Document]) -> Iterator[tuple[Document, Reading | str]]:
        reader = self.reader  # what keeps the reader from starting is no fault of a document's
        try:
            outcomes = list(reader.read_many(group))
        except ModelMissing:
            raise
        except Exception:
            # One of them broke the reading of all: read them one by one to name it.
            yield from ((document, _read_alone(reader, document)) for document in group)
            return
        yield from zip(group, outcomes, strict=True)


def _read_alone(reader: Reader, document: Document) -> Reading | str:
    try:
        return reader.read(document)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
