from __future__ import annotations

import pytest

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.language.pipeline import parse
from crosscurrents.places.step import PlaceReader
from crosscurrents.records import Document, Place
from crosscurrents.settings import Settings
from support.places import Read


@pytest.fixture(scope="session")
def read() -> Read:
    """A function from a text to its parse and its places, without any actors."""
    reader = PlaceReader(Settings())

    def read_text(text: str) -> tuple[ParsedDocument, list[Place]]:
        parsed = parse(Document(text))
        return parsed, reader.read(parsed, ActorReading(parsed.doc, []))

    return read_text
