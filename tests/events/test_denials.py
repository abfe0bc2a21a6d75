"""What is denied after it was told."""

from __future__ import annotations

import pytest

from crosscurrents.actors.step import ActorReader
from crosscurrents.events.step import EventReader
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document
from crosscurrents.settings import Settings

ACTORS = ActorReader(Settings())
EVENTS = EventReader(Settings())

# text, word of the event, its status
STATUS = [
    ("Syria said that Turkey had shelled the rebels. Ankara denied it.", "shelled", "denied"),
    ("Syria accused Turkey of shelling the rebels. Ankara rejected the accusation.", "shelling", "denied"),
    ("Syria accused Turkey of shelling the rebels, a charge that Ankara denies.", "shelling", "denied"),
    ("Syria said that Turkey had shelled the rebels. Ankara did not deny it.", "shelled", "occurred"),
    ("Turkey shelled the rebels. Ankara denied it.", "shelled", "occurred"),
    ("Syria said that Turkey had shelled the rebels. Ankara denied any wish for war.", "shelled", "occurred"),
    ("Syria said that Turkey had shelled the rebels. It rained. Ankara denied it.", "shelled", "occurred"),
]


@pytest.mark.parametrize(("text", "word", "status"), STATUS)
def test_denied_afterwards(text: str, word: str, status: str) -> None:
    parsed = parse(Document(text))
    events = EVENTS.read(parsed, ACTORS.read(parsed)).events
    assert [event.status.value for event in events if event.trigger.text == word] == [status]


def test_the_denial_is_evidence() -> None:
    parsed = parse(Document("Syria said that Turkey had shelled the rebels. Ankara denied it."))
    events = EVENTS.read(parsed, ACTORS.read(parsed)).events
    event = next(event for event in events if event.trigger.text == "shelled")
    assert ("events.denial", "denied") in [(item.rule, item.text) for item in event.evidence]
