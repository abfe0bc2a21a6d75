"""Where the events of whole texts are put, once they are dated."""

from __future__ import annotations

import pytest

from crosscurrents import Reader
from crosscurrents.records import Document

READER = Reader()


def where(text: str, trigger: str) -> str | None:
    """Return the name of the place of the event read from a word, None where it has none."""
    reading = READER.read(Document(text, published="2026-03-12"))
    event = next(event for event in reading.events if event.trigger.text == trigger)
    return next((place.name for place in reading.places if place.id == event.place), None)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Shells fell on Damascus at dawn. Soldiers killed nine men.", "killed", "Damascus"),
        ("Shells fell on Damascus at dawn. In 1982 soldiers killed nine thousand men.", "killed", None),
        ("Diplomats met in Tehran on Monday. In 1967 Israel attacked Syria.", "attacked", None),
        (
            "Talks were held in Tehran on Monday between Iran and Iraq, which Iran attacked in 1982.",
            "attacked",
            None,
        ),
        ("Shells fell on Damascus at dawn. In 1996 the Taliban captured Kabul.", "captured", "Kabul"),
        ("Shells fell on Damascus at dawn. On Tuesday soldiers killed nine men.", "killed", "Damascus"),
    ],
)
def test_only_recent_deeds_take_the_setting_of_the_text(
    text: str, trigger: str, expected: str | None
) -> None:
    assert where(text, trigger) == expected
