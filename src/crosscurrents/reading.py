"""The order of the steps: from a document to its reading. The only module that knows all rooms."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from crosscurrents import __version__
from crosscurrents.actors.carried import carried_actors
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lookup import NameLookup
from crosscurrents.actors.step import ActorReader
from crosscurrents.dates.step import read_dates
from crosscurrents.events.factuality import factuality
from crosscurrents.events.inhabitants import name_inhabitants
from crosscurrents.events.pairs import PairCoder
from crosscurrents.events.situate import situate
from crosscurrents.events.step import EventReader
from crosscurrents.ingest.sources import SourceFinder, rests_on
from crosscurrents.ingest.tables.read import read_table
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.language.pipeline import memory_zone, parse_many
from crosscurrents.places.step import PlaceReader
from crosscurrents.records import Document, Pair, PairCoding, PairSign, Reading, Span
from crosscurrents.relations.signs import PairSigner
from crosscurrents.relations.step import RelationReader
from crosscurrents.settings import Settings
from crosscurrents.statements.step import StatementReader


class Reader:
    """Reads documents; loads the models and the knowledge once."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._actors = ActorReader(self.settings)
        self._names = NameLookup(self._actors.knowledge)
        self._places = PlaceReader(self.settings)
        self._events = EventReader(self.settings)
        self._statements = StatementReader()
        self._sources = SourceFinder(_credited_names(self._actors.knowledge))
        self._pairs = PairCoder(self.settings)
        self._relations = RelationReader(self._actors.knowledge)
        self._signs = PairSigner()

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document], processes: int = 1) -> Iterator[Reading]:
        """Read documents in order; memory stays level however many there are.

        With several ``processes`` each loads its own models (about half a gigabyte).
        Rows of event tables are taken as they are coded. A document in another language than English
        is named as such and not read.
        """
        if processes > 1:
            yield from _read_in_parallel(self.settings, documents, processes)
            return
        for group in _grouped(documents, self.settings.batch):
            reports = [document for document in group if not document.table and _is_english(document)]
            with memory_zone():
                parsed = parse_many(reports, self.settings.batch)
                readings = {p.document.id: self._interpret(p) for p in parsed}
            for document in group:
                yield readings.get(document.id) or self._unparsed(document)

    def _unparsed(self, document: Document) -> Reading:
        return read_table(document, self._names) if document.table else _unread(document)

    def code_pairs(self, pairs: Iterable[Pair]) -> list[PairCoding]:
        """Return the event between the two given actors of each sentence, one a pair, in order."""
        return self._pairs.code(pairs)

    def sign_pairs(self, pairs: Iterable[Pair]) -> list[PairSign]:
        """Return how the two given actors of each sentence stand to each other, one a pair, in order."""
        return self._signs.sign(pairs)

    def factuality(self, text: str, spans: Sequence[Span]) -> list[float]:
        """Return how certainly each marked event happened, −3 (certainly not) to 3 (certainly)."""
        return factuality(text, spans)

    def _rests_on(self, parsed: ParsedDocument) -> str | None:
        credits = self._sources.find(parsed.document.text)
        return rests_on(credits, len(parsed.doc), self.settings.words_a_credit)

    def _interpret(self, parsed: ParsedDocument) -> Reading:
        actors = self._actors.read(parsed)
        dates = read_dates(parsed)
        places = self._places.read(parsed, actors)
        found, actors = self._events.read(parsed, actors)
        found, actors = name_inhabitants(parsed, found, actors, places, self._actors.knowledge)
        events = situate(parsed, found, places, dates)
        relations = [*actors.relations, *self._relations.read(parsed, actors, places, dates)]
        named = actors.by_id.keys() | {place.id for place in places}
        return Reading(
            document=parsed.document.id,
            version=__version__,
            language="en",
            sentences=parsed.sentence_records,
            actors=[*actors.actors, *carried_actors(relations, named, self._actors.knowledge)],
            places=places,
            dates=dates,
            events=events,
            statements=self._statements.read(parsed, actors, dates, events),
            rests_on=self._rests_on(parsed),
            relations=relations,
        )


def _grouped(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while group := list(islice(remaining, size)):
        yield group


def _read_in_parallel(settings: Settings, documents: Iterable[Document], processes: int) -> Iterator[Reading]:
    """Read groups in worker processes, in order, with at most two groups waiting for each worker."""
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting: deque[Future[list[Reading]]] = deque()
    with ProcessPoolExecutor(processes) as pool:
        for group in _grouped(documents, settings.batch):
            waiting.append(pool.submit(_read_group, settings, group))
            if len(waiting) >= 2 * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


@lru_cache(maxsize=1)
def _worker_reader(settings: Settings) -> Reader:
    return Reader(settings)


def _read_group(settings: Settings, group: list[Document]) -> list[Reading]:
    return list(_worker_reader(settings).read_many(group))


def _is_english(document: Document) -> bool:
    return document.language in {None, "en"}


def _credited_names(knowledge: Knowledge) -> dict[str, str]:
    """Return the names of the monitors and agencies that reports credit, each with its id."""
    credited = (actor for actor in knowledge.actors.values() if actor.monitor or actor.agency)
    return {name: actor.id for actor in credited for name in [*actor.names, *actor.needs_context]}


def _unread(document: Document) -> Reading:
    language = document.language or "unknown"
    note = f"the text is in another language than English ({language}) and was not read"
    return Reading(document=document.id, version=__version__, language=language, notes=[note])
