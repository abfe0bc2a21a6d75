"""A reader that reads the one document of ``records`` again, under other ids and with other types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from crosscurrents.records import Document, Event, Reading
from crosscurrents.settings import Settings
from support import records


class Renewed:
    """Gives events and statements ids that no decision knows; ``change`` may alter the events too."""

    settings = Settings()

    def __init__(self, change: Callable[[Event], Event | None] = lambda event: event) -> None:
        self._change = change

    def read(self, _: Document) -> Reading:
        reading = records.reading()
        changed = [self._change(event) for event in reading.events]
        events = [msgspec.structs.replace(e, id=e.id[:-1] + "0") for e in changed if e]
        statements = [msgspec.structs.replace(s, id="6" * 16) for s in reading.statements]
        return msgspec.structs.replace(reading, version="2", events=events, statements=statements)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            yield self.read(document)
