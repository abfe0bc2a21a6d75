"""The case: documents, what the machine read in them, and what people decided about that."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from crosscurrents.records import Document
from crosscurrents.store import writing
from crosscurrents.store.connection import connect, reading_lock, transaction
from crosscurrents.store.deciding import Deciding
from crosscurrents.store.work import AddReport, Progress, Work

if TYPE_CHECKING:
    from crosscurrents.reading import Reader


class Case(Deciding):
    """One case file. Made when it doesn't exist, unless ``create`` is false; upgraded when older.

    Raises:
        CaseError: the file isn't a case, is from a newer version, or can't be used.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, wait: float = 10.0) -> None:
        self.path = Path(path)
        self._wait = wait
        super().__init__(connect(self.path, create=create))

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it when nobody else has it open."""
        self._connection.close()

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
            work = Work(self._connection, reader, progress, report)
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
            Work(self._connection, reader, progress, report).read_pending()
        return report

    def _store(self, group: list[Document], report: AddReport) -> None:
        gone = self.withdrawn()
        wanted = [document for document in group if document.id not in gone]
        with transaction(self._connection):
            new = writing.store_documents(self._connection, wanted)
        report.withdrawn += len(group) - len(wanted)
        report.new += sum(new)
        report.known += len(new) - sum(new)
