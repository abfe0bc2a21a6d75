"""The order of the steps: from a document to its reading. The only module that knows all rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from crosscurrents import __version__
from crosscurrents.actors.lookup import NameLookup
from crosscurrents.actors.step import ActorReader
from crosscurrents.ingest.tables.read import read_table
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.language.pipeline import memory_zone, parse_many
from crosscurrents.records import Document, Reading
from crosscurrents.settings import Settings


class Reader:
    """Reads documents; loads the models and the knowledge once."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._actors = ActorReader(self.settings)
        self._names = NameLookup(self._actors.knowledge)

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order; memory stays level however many there are."""
        remaining = iter(documents)
        while group := list(islice(remaining, self.settings.batch)):
            tables = {d.id: read_table(d, self._names) for d in group if d.table}
            reports = self._read_reports([d for d in group if not d.table])
            yield from (tables[d.id] if d.table else reports.pop(0) for d in group)

    def _read_reports(self, documents: list[Document]) -> list[Reading]:
        if not documents:
            return []
        with memory_zone():
            return [self._interpret(p) for p in parse_many(documents, self.settings.batch)]

    def _interpret(self, parsed: ParsedDocument) -> Reading:
        actors = self._actors.read(parsed)
        return Reading(
            document=parsed.document.id,
            version=__version__,
            language=parsed.document.language or "en",
            sentences=parsed.sentence_records,
            actors=actors.actors,
            relations=actors.relations,
        )
