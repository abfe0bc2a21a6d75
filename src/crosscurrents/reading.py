"""The order of the steps: from a document to its reading. The only module that knows all rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from crosscurrents import __version__
from crosscurrents.actors.step import ActorReader
from crosscurrents.dates.step import read_dates
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.language.pipeline import memory_zone, parse_many
from crosscurrents.records import Document, Reading
from crosscurrents.settings import Settings
from crosscurrents.statements.step import StatementReader


class Reader:
    """Reads documents; loads the models and the knowledge once."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._actors = ActorReader(self.settings)
        self._statements = StatementReader()

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order; memory stays level however many there are."""
        remaining = iter(documents)
        while group := list(islice(remaining, self.settings.batch)):
            with memory_zone():
                readings = [self._interpret(p) for p in parse_many(group, self.settings.batch)]
            yield from readings

    def _interpret(self, parsed: ParsedDocument) -> Reading:
        actors = self._actors.read(parsed)
        dates = read_dates(parsed)
        return Reading(
            document=parsed.document.id,
            version=__version__,
            language=parsed.document.language or "en",
            sentences=parsed.sentence_records,
            actors=actors.actors,
            dates=dates,
            statements=self._statements.read(parsed, actors, dates),
            relations=actors.relations,
        )
