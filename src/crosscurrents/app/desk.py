"""The case's own thread: every question waits its turn there, so that the file has one user."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from crosscurrents.app.asking import EventsAsked, WindowAsked
from crosscurrents.app.events import events_view
from crosscurrents.app.lately import lately
from crosscurrents.app.network import network_of
from crosscurrents.app.overview import overview
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.store.case import Case

T = TypeVar("T")

WARMED: list[Callable[[Snapshot], object]] = [
    overview,
    lambda snapshot: events_view(snapshot, EventsAsked()),
    lambda snapshot: network_of(snapshot, WindowAsked()),
    lately,
]
"""What is asked first and takes longest to work out."""


class Desk:
    """Opens the case in a thread of its own and answers questions about it, one at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="case")
        self._case: Case | None = None
        self._snapshot: Snapshot | None = None
        self._mark: object = None
        self._closing = False

    async def ask(self, question: Callable[[Snapshot], T]) -> T:
        """Answer a question about the case as it is now."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def open(self) -> None:
        """Open the case, and load it while the browser still starts.

        Raises:
            CaseError: there is no such case.
        """
        self._thread.submit(self._opened).result()
        self._warm(list(WARMED))

    def close(self) -> None:
        """Close the case."""
        self._closing = True
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _answer(self, question: Callable[[Snapshot], T]) -> T:
        return question(self._current())

    def _opened(self) -> Case:
        if self._case is None:
            self._case = Case(self.path, create=False)
        return self._case

    def _current(self) -> Snapshot:
        case = self._opened()
        mark = case.change_mark()
        if self._snapshot is None or mark != self._mark:
            self._snapshot, self._mark = Snapshot(case), mark
        return self._snapshot

    def _warm(self, steps: list[Callable[[Snapshot], object]]) -> None:
        """Work out what takes longest, one step after the other, so that questions come in between."""

        def run() -> None:
            if not self._closing:
                steps.pop(0)(self._current())
                self._warm(steps)

        if steps:
            with suppress(RuntimeError):  # the desk was closed meanwhile
                self._thread.submit(run)

    def _close(self) -> None:
        if self._case is not None:
            self._case.close()
            self._case = None
