"""The case: documents, what the machine read in them, and what people decided about that."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.records import Decision, Document, Reading
from crosscurrents.store import decisions, views, writing
from crosscurrents.store.connection import connect, reading_lock, transaction
from crosscurrents.store.identity import ActorSummary, Identities
from crosscurrents.vocabulary import Verdict

if TYPE_CHECKING:
    from crosscurrents.reading import Reader

Progress = Callable[[Document], None]
"""Called once for each document that was read or couldn't be."""


class AddReport(msgspec.Struct):
    """What became of the documents given to a case; each failure is (document's source or id, why)."""

    new: int = 0
    known: int = 0
    withdrawn: int = 0
    read: int = 0
    failed: list[tuple[str, str]] = []


class Case:
    """One case file. Made when it doesn't exist, unless ``create`` is false; upgraded when older.

    Raises:
        CaseError: the file isn't a case, is from a newer version, or can't be used.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, wait: float = 10.0) -> None:
        self.path = Path(path)
        self._wait = wait
        self._connection = connect(self.path, create=create)
        self._identities: tuple[object, Identities] | None = None

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it when nobody else has it open."""
        self._connection.close()

    # reading

    def add(
        self,
        documents: Iterable[Document],
        reader: Reader | None = None,
        progress: Progress | None = None,
    ) -> AddReport:
        """Read documents into the case; those it has read already cost nothing.

        Each document is stored before it is read, and each reading is written whole, so that a
        reading broken off at any moment goes on where it was when ``add`` is called again.

        Raises:
            CaseError: another process is reading into this case.
        """
        report = AddReport()
        with reading_lock(self.path, self._wait):
            work = _Work(self, reader, progress, report)
            work.read_pending()
            for group in writing.in_groups(documents, work.group_size):
                self._store(group, report)
                work.read_pending()
        return report

    def reread(
        self, reader: Reader | None = None, progress: Progress | None = None, *, everything: bool = False
    ) -> AddReport:
        """Read again what another version read (or ``everything``); decisions stay in force."""
        from crosscurrents import __version__

        report = AddReport()
        with reading_lock(self.path, self._wait):
            with transaction(self._connection):
                writing.queue_again(self._connection, None if everything else __version__)
            _Work(self, reader, progress, report).read_pending()
        return report

    def _store(self, group: list[Document], report: AddReport) -> None:
        gone = self._withdrawn()
        wanted = [document for document in group if document.id not in gone]
        with transaction(self._connection):
            new = writing.store_documents(self._connection, wanted)
        report.withdrawn += len(group) - len(wanted)
        report.new += sum(new)
        report.known += len(new) - sum(new)

    def _withdrawn(self) -> set[str]:
        return {d.subject for d in self.in_force() if d.verdict == Verdict.WITHDRAW}

    def _waiting(self, count: int) -> list[Document]:
        return writing.pending(self._connection, count)

    def _write(self, document: Document, outcome: Reading | str) -> None:
        with transaction(self._connection):
            if isinstance(outcome, Reading):
                writing.store_reading(self._connection, outcome)
            else:
                writing.store_failure(self._connection, document.id, outcome)

    # looking

    def identities(self) -> Identities:
        """Return who is who in the case, computed anew when the case has changed."""
        changed = views.change_mark(self._connection)
        if self._identities is None or self._identities[0] != changed:
            found = Identities(views.sightings(self._connection), self.in_force())
            self._identities = (changed, found)
        return self._identities[1]

    def actor_summaries(self) -> list[ActorSummary]:
        """Return the actors of the case, most mentioned first, without their mentions."""
        return self.identities().ranked()

    def documents(self) -> list[Document]:
        """Return all documents, in the order in which they came."""
        return list(views.stream_documents(self._connection))

    # deciding

    def decisions(self) -> list[Decision]:
        """Return every decision ever made, oldest first, those taken back marked as undone."""
        return decisions.all_decisions(self._connection)

    def in_force(self) -> list[Decision]:
        """Return the decisions that count now."""
        return decisions.in_force(self.decisions())


class _Work:
    """One run of reading: takes what waits, group by group, until nothing waits."""

    def __init__(
        self, case: Case, reader: Reader | None, progress: Progress | None, report: AddReport
    ) -> None:
        self._case = case
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
        while group := self._case._waiting(self.group_size):
            for document, outcome in self._read_group(group):
                self._case._write(document, outcome)
                self._report.read += isinstance(outcome, Reading)
                if isinstance(outcome, str):
                    self._report.failed.append((document.source or document.id, outcome))
                if self._progress:
                    self._progress(document)

    def _read_group(self, group: list[Document]) -> Iterator[tuple[Document, Reading | str]]:
        try:
            outcomes = list(self.reader.read_many(group))
        except Exception:
            # One of them broke the reading of all: read them one by one to name it.
            yield from ((document, self._read_alone(document)) for document in group)
            return
        yield from zip(group, outcomes, strict=True)

    def _read_alone(self, document: Document) -> Reading | str:
        try:
            return self.reader.read(document)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
