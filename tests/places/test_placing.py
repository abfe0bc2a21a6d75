from __future__ import annotations

from crosscurrents.places.placing import place_events
from crosscurrents.records import Event, Trigger
from crosscurrents.vocabulary import EventType, PlacePrecision
from support.places import Read


def test_an_event_gets_its_place_and_the_words_that_say_so(read: Read) -> None:
    text = "Gunmen killed nine farmers in Mosul on Friday. A spokesman denied it."
    parsed, places = read(text)
    events = [
        Event(
            id=word, type=EventType.ASSAULT, document=parsed.document.id, confidence=1,
            trigger=Trigger(start=text.index(word), end=text.index(word) + len(word), text=word),
            evidence=[parsed.evidence(0, 6, "test")],
        )
        for word in ("killed", "spokesman")
    ]  # fmt: skip
    killed, other = place_events(parsed, events, places)
    assert killed.place == "99072" and killed.place_precision is PlacePrecision.TOWN
    assert killed.evidence[-1].text == "Mosul" and killed.evidence[-1].rule == "place-in-clause"
    assert other.place in {None, "99072"}
