"""Roles and hierarchy: (text, subject, relation, object)."""

from __future__ import annotations

import pytest

YPG, SDF = "peoples-protection-units", "syrian-democratic-forces"

TIES = [
    ("Iraqi Prime Minister Haider al-Abadi spoke.", "haider-al-abadi", "leads", "iraq"),
    ("Foreign Minister Mevlut Cavusoglu spoke.", "mevlut-cavusoglu", "serves", "turkey"),
    ("Recep Tayyip Erdogan, the president of Turkey, spoke.", "recep-tayyip-erdogan", "leads", "turkey"),
    ("Hassan Nasrallah, leader of Hezbollah, spoke.", "hassan-nasrallah", "leads", "hezbollah"),
    ("The American-led coalition bombed the Islamic State.", "united-states", "leads", "global-coalition"),
    ("Hezbollah, led by Hassan Nasrallah, spoke.", "hassan-nasrallah", "leads", "hezbollah"),
    (
        "Hezbollah left. The group's head, Hassan Nasrallah, wept.",
        "hassan-nasrallah",
        "leads",
        "hezbollah",
    ),
    ("Hezbollah, whose leader is ill, left.", ..., "leads", "hezbollah"),
    ("Hezbollah commanders met.", ..., "serves", "hezbollah"),
    ("Iraqi officers met.", ..., "serves", "iraq/army"),
    ("A Hezbollah fighter spoke.", ..., "member-of", "hezbollah"),
    ("Hezbollah left. A spokesman for the group laughed.", ..., "serves", "hezbollah"),
    ("The YPG belongs to the SDF.", YPG, "member-of", SDF),
    (
        "The YPG is part of the Syrian Democratic Forces.",
        "peoples-protection-units",
        "part-of",
        SDF,
    ),
    (
        "The YPG, the armed wing of the PYD, advanced.",
        "peoples-protection-units",
        "part-of",
        "democratic-union-party",
    ),
    (
        "The YPG's parent body, the PYD, agreed.",
        "peoples-protection-units",
        "part-of",
        "democratic-union-party",
    ),
    (
        "The Syrian Democratic Forces, an alliance of the YPG and Sunni Arabs, advanced.",
        "sunni-arabs",
        "member-of",
        SDF,
    ),
]


@pytest.mark.parametrize(("text", "subject", "relation", "target"), TIES)
def test_stated_ties(read, text: str, subject: object, relation: str, target: str) -> None:
    ties = {(tie.subject, str(tie.relation), tie.object) for tie in read(text).relations}
    assert any(subject in (each[0], ...) and (relation, target) == (each[1], each[2]) for each in ties)


def test_terms_of_office_are_dated(read) -> None:
    tie = read("Iraqi Prime Minister Haider al-Abadi spoke.").relations[0]
    assert (tie.since, tie.until) == ("2014-09-08", "2018-10-25")


NO_TIE = [
    "Turkey joined the battle for the city.",
    "Sunni Arabs fled; plus the Peshmerga joined with the YPG in an umbrella group known as the SDF.",
    "The minister of Iraq's neighbour spoke.",
]


@pytest.mark.parametrize("text", NO_TIE)
def test_no_tie_is_made_up(read, text: str) -> None:
    reading = read(text)
    assert all(tie.subject not in {"turkey", "sunni-arabs"} for tie in reading.relations)
