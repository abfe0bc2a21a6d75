"""The order of the steps: from a document to its reading. The only module that knows all rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from crosscurrents import __version__
from crosscurrents.actors.lookup import NameLookup
from crosscurrents.actors.step import ActorReader
from crosscurrents.dates.step import read_dates
from crosscurrents.events.pairs import PairCoder
from crosscurrents.ingest.tables.read import read_table
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.language.pipeline import memory_zone, parse_many
from crosscurrents.places.step import PlaceReader
from crosscurrents.records import Document, Pair, PairCoding, PairSign, Reading
from crosscurrents.relations.signs import PairSigner
from crosscurrents.relations.step import RelationReader
from crosscurrents.settings import Settings


class Reader:
    """Reads documents; loads the models and the knowledge once."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._actors = ActorReader(self.settings)
        self._names = NameLookup(self._actors.knowledge)
        self._places = PlaceReader(self.settings)
        self._pairs = PairCoder(self.settings)
        self._relations = RelationReader(self._actors.knowledge)
        self._signs = PairSigner()

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order; memory stays level however many there are.

        A document in another language than English is named as such and not read.
        """
        remaining = iter(documents)
        while group := list(islice(remaining, self.settings.batch)):
            readings = {d.id: read_table(d, self._names) for d in group if d.table}
            english = [d for d in group if d.table is None and d.language in {None, "en"}]
            if english:
                with memory_zone():
                    parsed = parse_many(english, self.settings.batch)
                    readings |= {p.document.id: self._interpret(p) for p in parsed}
            for document in group:
                yield readings.get(document.id) or _unread(document)

    def code_pairs(self, pairs: Iterable[Pair]) -> list[PairCoding]:
        """Return the event between the two given actors of each sentence, one a pair, in order."""
        return self._pairs.code(pairs)

    def sign_pairs(self, pairs: Iterable[Pair]) -> list[PairSign]:
        """Return how the two given actors of each sentence stand to one another, one a pair, in order."""
        return self._signs.sign(pairs)

    def _interpret(self, parsed: ParsedDocument) -> Reading:
        actors = self._actors.read(parsed)
        places = self._places.read(parsed, actors)
        dates = read_dates(parsed)
        return Reading(
            document=parsed.document.id,
            version=__version__,
            language="en",
            sentences=parsed.sentence_records,
            actors=actors.actors,
            places=places,
            dates=dates,
            relations=[*actors.relations, *self._relations.read(parsed, actors, places, dates)],
        )


def _unread(document: Document) -> Reading:
    language = document.language or "unknown"
    note = f"the text is in another language than English ({language}) and was not read"
    return Reading(document=document.id, version=__version__, language=language, notes=[note])
