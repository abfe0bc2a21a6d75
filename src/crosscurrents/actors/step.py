"""From a parsed document to its actors: the order in which mentions are found, joined and settled."""

from __future__ import annotations

from crosscurrents.actors.assembly import assemble
from crosscurrents.actors.context import Context
from crosscurrents.actors.index import ActorReading
from crosscurrents.actors.knowledge import load_knowledge
from crosscurrents.actors.lexicon import load_lexicon
from crosscurrents.actors.names import matcher_for
from crosscurrents.actors.scan import find_mentions
from crosscurrents.actors.ties import TieReader
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.settings import Settings


class ActorReader:
    """Finds the actors of a document. Loads the knowledge once."""

    def __init__(self, settings: Settings) -> None:
        self.knowledge = load_knowledge(settings.knowledge)
        self._lexicon = load_lexicon()
        self._matcher = matcher_for(self.knowledge)

    def read(self, parsed: ParsedDocument) -> ActorReading:
        """Return the actors of ``parsed`` with all their mentions, and the ties that name them."""
        context = Context(parsed, self.knowledge, self._lexicon, self._matcher)
        candidates, learned = find_mentions(context)
        actors = assemble(parsed, candidates, learned, self.knowledge)
        ties = TieReader(parsed, candidates, context.table, self.knowledge, self._lexicon)
        return ActorReading(parsed.doc, actors, ties.read())
