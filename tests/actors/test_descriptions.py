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
    ("The Taliban met the envoy. Later the group's leader left.", "group", "taliban"),
    ("Hezbollah took the hill. It denied that its men had robbed the shop.", "men", "hezbollah"),
    ("Turkey will strike Hezbollah if it does not withdraw.", "it", "hezbollah"),
    ("Hezbollah rejected the claim; its gunmen had not been there.", "its", "hezbollah"),
    ("Hezbollah refused: a truce would only help Israel, it said.", "it", "hezbollah"),
    ("Jordan's old rival Iran does not trust it.", "it", "jordan"),
    ("Villagers met the Taliban and were wary of meeting them again.", "them", "taliban"),
    ("A Pentagon spokesman said that it would look into the matter.", "it", "united-states/defence-ministry"),
    ("Boko Haram and the Syrian army clashed. The militants fled.", "militants", "boko-haram"),
    ("The YPG and Boko Haram met. The Kurdish militia left first.", "militia", "peoples-protection-units"),
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
    ("The Taliban made it plain that the truce was over.", "it"),
    ("The Taliban took the village. The last militants left.", "militants"),
    ("Erdogan left Berlin. Police guarded the ambassador's house.", "ambassador"),
    ("The Taliban entered. The alliance led by tribal elders withdrew.", "alliance"),
    ("Erdogan told Putin that his daughter was ill.", "daughter"),
    ("The YPG and the Taliban fought Boko Haram. The group lost.", "group"),
]


@pytest.mark.parametrize(("text", "word"), UNRESOLVED)
def test_unresolved_rather_than_wrong(read, text: str, word: str) -> None:
    reading = read(text)
    settled = {m.actor for m in reading.mentions if m.form == "name"}
    assert all(m.actor not in settled for m in reading.mentions if m.text.split()[-1] == word)
