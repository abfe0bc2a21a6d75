"""From a parsed document to its actors: the order in which mentions are found and joined."""

from __future__ import annotations

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.settings import Settings


class ActorReader:
    """Finds the actors of a document. Loads the knowledge once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def read(self, parsed: ParsedDocument) -> ActorReading:
        """Return the actors of ``parsed`` with all their mentions."""
        return ActorReading(parsed.doc, [])
