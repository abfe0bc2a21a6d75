"""Adding reports from the browser: what is given waits its turn and is read in a thread of its own.

One thing is read at a time, by the same way as ``crosscurrents read``; the pages stay usable meanwhile.
What waits is held in memory and bounded; what was read is in the case, even if the server stops.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event as Signal
from threading import Lock
from typing import TYPE_CHECKING

from crosscurrents.app import shapes
from crosscurrents.app.given import AddressGiven, FileGiven, Given, TextGiven, check_given
from crosscurrents.errors import CrosscurrentsError, InputError
from crosscurrents.ingest.found import Skipped, TableInput
from crosscurrents.records import Document
from crosscurrents.settings import Settings
from crosscurrents.store.case import Case

if TYPE_CHECKING:
    from crosscurrents.reading import Reader

MOST_WAITING = 200
"""Files, texts and addresses that wait or are being read."""

MOST_BYTES = 120_000_000
"""Bytes of all that waits, since it waits in memory."""

MOST_SHOWN = 400
"""What is remembered of things that are done, the oldest forgotten first."""

MOST_REPORTS = 20
MOST_PROBLEMS = 50

_KINDS: dict[type[Given], str] = {FileGiven: "file", TextGiven: "text", AddressGiven: "address"}
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Item:
    """One thing given, and how far it is."""

    id: int
    given: Given | None
    name: str
    kind: str
    size: int
    state: str = "waiting"
    found: list[str] = field(default_factory=list)
    read: int = 0
    events: int = 0
    known: int = 0
    withdrawn: int = 0
    kept: int = 0
    reports: list[shapes.AddedReport] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether it waits or is being read."""
        return self.state in ("waiting", "reading")

    def complain(self, problem: str) -> None:
        """Keep what went wrong, up to a number."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def shape(self) -> shapes.AddingItem:
        """Return it as the browser sees it."""
        return shapes.AddingItem(
            id=self.id,
            name=self.name,
            kind=self.kind,
            state=self.state,
            found=len(self.found),
            read=self.read,
            events=self.events,
            known=self.known,
            withdrawn=self.withdrawn,
            reports=list(self.reports),
            problems=list(self.problems),
        )


class _Stopped(Exception):
    """The server is stopping; what was read so far is kept."""


class Adding:
    """The queue of what is to be added to a case, and the thread that reads it."""

    def __init__(self, path: Path, reader: Reader | None = None) -> None:
        self._path = path
        self._reader = reader
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding")
        self._lock = Lock()
        self._stopping = Signal()
        self._items: list[_Item] = []
        self._reserved = 0
        self._given = 0

    @contextmanager
    def room_for(self, size: int) -> Iterator[None]:
        """Keep room for ``size`` bytes that are on their way.

        Raises:
            InputError: too much waits already.
        """
        with self._lock:
            waiting = [item for item in self._items if item.open]
            if len(waiting) >= MOST_WAITING:
                raise InputError("adding", f"{MOST_WAITING} inputs wait already", "wait until some are read")
            if self._reserved + sum(item.size for item in waiting) + size > MOST_BYTES:
                raise InputError("adding", f"more than {MOST_BYTES:,} bytes wait", "wait until some are read")
            self._reserved += size
        try:
            yield
        finally:
            with self._lock:
                self._reserved -= size

    def put(self, given: Given, size: int) -> shapes.AddingItem:
        """Queue what was given.

        Raises:
            InputError: it can't become a report, or too much waits already.
        """
        check_given(given)
        with self.room_for(0), self._lock:
            self._given += 1
            item = _Item(self._given, given, given.name, _KINDS[type(given)], size)
            self._items.append(item)
            done = [each for each in self._items if not each.open]
            for old in done[: max(0, len(self._items) - MOST_SHOWN)]:
                self._items.remove(old)
        self._thread.submit(self._work, item)
        return item.shape()

    def view(self) -> shapes.AddingView:
        """Return what was given, the last first."""
        with self._lock:
            items = [item.shape() for item in reversed(self._items)]
        busy = any(item.state in ("waiting", "reading") for item in items)
        return shapes.AddingView(
            items=items, busy=busy, largest_file=Settings().largest_file, most_waiting=MOST_WAITING
        )

    def close(self) -> None:
        """Stop after the report that is being read."""
        self._stopping.set()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _work(self, item: _Item) -> None:
        item.state = "reading"
        try:
            self._read(item)
        except _Stopped:
            item.complain("the server stopped; add it again to go on")
        except CrosscurrentsError as error:
            item.complain(str(error))
        except Exception as error:  # whatever a hostile file breaks, the others are still read
            _log.exception("adding %s", item.kind)
            item.complain(f"it can't be read ({type(error).__name__})")
        item.given, item.size = None, 0
        item.state = "done" if item.kept or item.withdrawn else "failed"

    def _read(self, item: _Item) -> None:
        def step(document: Document) -> None:
            item.read += document.id in item.found
            if self._stopping.is_set():
                raise _Stopped

        with Case(self._path, create=False) as case:
            try:
                report = case.add(self._documents(item), self._own_reader(), progress=step)
            finally:
                self._settle(item, case)
            item.known, item.withdrawn = report.known, report.withdrawn

    def _own_reader(self) -> Reader:
        """Return the reader; its models are loaded when the first thing is added."""
        if self._reader is None:
            from crosscurrents.reading import Reader

            self._reader = Reader()
        return self._reader

    def _documents(self, item: _Item) -> Iterator[Document]:
        assert item.given
        try:
            for found in item.given.found():
                if isinstance(found, Document):
                    item.found.append(found.id)
                    yield found
                elif isinstance(found, TableInput):
                    command = "read it on the command line: crosscurrents read FILE --case CASE"
                    item.complain(f"{item.name}: a table of coded events; {command}")
                elif isinstance(found, Skipped):
                    item.complain(f"passed over {found.where}: {found.reason}")
                else:
                    item.complain(str(found))
        except InputError as error:
            item.complain(str(error))

    def _settle(self, item: _Item, case: Case) -> None:
        """Say what became of the reports that were found, even where the reading was broken off."""
        arrived = case.arrivals(item.found)
        item.kept = sum(each.state == "read" for each in arrived)
        item.events = sum(each.events for each in arrived)
        for each in arrived:
            if each.problem:
                item.complain(f"{each.title or each.source}: {each.problem}")
        item.reports = [
            shapes.AddedReport(
                id=each.id,
                title=each.title or each.source or each.id,
                events=each.events,
                copy_of=each.duplicate_of,
                notes=each.notes,
            )
            for each in arrived[:MOST_REPORTS]
        ]
