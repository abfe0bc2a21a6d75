"""Descriptions and pronouns: tables of (text, word, the actor it takes up, or None)."""

from __future__ import annotations

import pytest

LINKS = [
    ("Turkey shelled the village. It said rebels had fired first.", "It", "turkey"),
    ("Erdogan met Putin. Erdogan said he would not leave.", "he", "recep-tayyip-erdogan"),
    ("The Taliban attacked the base. The group claimed success.", "group", "taliban"),
    ("Iraq closed the border. The country has no allies left.", "country", "iraq"),
    ("The Iraqi army advanced. The army lost two tanks.", "army", "iraq/army"),
    ("Theresa May spoke. She left soon after.", "She", "theresa-may"),
    ("Haider al-Abadi said his country would fight on.", "country", "iraq"),
    (
        "The Syrian Democratic Forces advanced. The alliance took two hills.",
        "alliance",
        "syrian-democratic-forces",
    ),
    ("Foreign-armed hill militias fled. The same foreign-armed hill militias came back.", "militias", ...),
]


@pytest.mark.parametrize(("text", "word", "actor"), LINKS)
def test_links(read, text: str, word: str, actor: object) -> None:
    reading = read(text)
    found = [m.actor for m in reading.mentions if m.text.split()[-1] == word]
    if actor is ...:
        assert len(found) == 2
        assert len(set(found)) == 1
    else:
        assert found[-1:] == [actor]


UNRESOLVED = [
    ("It is clear that it will rain.", "it"),
    ("The bridge fell. It was old.", "It"),
    ("Erdogan told Putin that his daughter was ill.", "daughter"),
    ("The YPG and the Taliban fought Boko Haram. The group lost.", "group"),
]


@pytest.mark.parametrize(("text", "word"), UNRESOLVED)
def test_unresolved_rather_than_wrong(read, text: str, word: str) -> None:
    reading = read(text)
    settled = {m.actor for m in reading.mentions if m.form == "name"}
    assert all(m.actor not in settled for m in reading.mentions if m.text.split()[-1] == word)
