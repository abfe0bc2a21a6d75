"""Sides that other sentences give: opponents, answers, deeds named again, the two sides, townspeople."""

from __future__ import annotations

import pytest

from crosscurrents.reading import Reader
from crosscurrents.records import Document, Reading
from crosscurrents.settings import Settings

READER = Reader(Settings())
Told = tuple[str, list[str], list[str]]


def read(text: str) -> Reading:
    return READER.read(Document(text))


def told(text: str) -> list[Told]:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (e.type.value, [names[a] for a in e.actors], [names[a] for a in e.recipients]) for e in reading.events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya is fighting al-Shabaab. On Monday Kenyan troops captured three villages.",
            ("ASSAULT", ["Kenyan army"], ["Al-Shabaab"]),
        ),
        ("France asked Chad for help. Chad refused.", ("REJECT", ["Chad"], ["France"])),
        ("France bombed Libya. Germany condemned the raids.", ("ACCUSE", ["Germany"], ["France"])),
        (
            "Thousands of students protested. Police fired tear gas.",
            ("ASSAULT", ["Police"], ["students"]),
        ),
        (
            '"We will attack Chad," said a commander of al-Shabaab.',
            ("THREATEN", ["Al-Shabaab"], ["Chad"]),
        ),
        (
            "France and Chad met in Geneva. The two sides agreed on a truce.",
            ("RETREAT", ["France", "Chad"], []),
        ),
        ("Kenya recaptured the town from al-Shabaab.", ("ASSAULT", ["Kenya"], ["Al-Shabaab"])),
        (
            "Kenya recaptured the town from al-Shabaab with the help of Ethiopia.",
            ("ASSAULT", ["Kenya"], ["Al-Shabaab"]),
        ),
        ("France opened an inquiry together with Chad.", ("ACCUSE", ["France", "Chad"], [])),
        (
            "Kenya captured the town with the help of Ethiopia.",
            ("AID", ["Ethiopia"], ["Kenya"]),
        ),
        (
            "France and Chad met in Geneva. Talks in Vienna will go ahead on Monday.",
            ("CONSULT", ["France", "Chad"], []),
        ),
        ("Kenya promised that Uganda would attack al-Shabaab.", ("THREATEN", ["Kenya"], ["Al-Shabaab"])),
        ("Kenya continued massing troops on the border.", ("MOBILIZE", ["Kenya"], [])),
        ("Mohamed Ali has been in jail since March.", ("COERCE", [], ["Mohamed Ali"])),
        ("The villagers wanted the mayor out. Chad wants him out.", ("REQUEST", ["Chad"], ["mayor"])),
        ("Shopkeepers pulled down their shutters.", ("PROTEST", ["Shopkeepers"], [])),
        ("Troops shelled the eastern bank.", ("ASSAULT", ["Troops"], [])),
    ],
)
def test_sides_from_the_text_around(text: str, expected: Told) -> None:
    assert expected in told(text), told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said that a truce between the two groups broke down.", "RETREAT"),
        ("Talks on the border will be held in Vienna on Thursday.", "AGREE"),
    ],
)
def test_talks_and_truces_are_told_without_their_sides(text: str, expected: str) -> None:
    assert expected in [kind for kind, _, _ in told(text)], told(text)


@pytest.mark.parametrize(
    "text",
    ["Kenyan troops captured Kismayo on Monday.", "In Geneva, Chad vetoed the resolution."],
)
def test_a_town_that_is_taken_or_spoken_in_is_no_recipient(text: str) -> None:
    assert all(not recipients for _, _, recipients in told(text)), told(text)


def test_an_opponent_from_elsewhere_is_shown_by_its_words() -> None:
    reading = read("Kenya is fighting al-Shabaab. On Monday Kenyan troops captured three villages.")
    rules = [e.rule for event in reading.events for e in event.evidence]
    assert "events.discourse.opponent" in rules


def test_two_places_taken_are_two_events() -> None:
    found = told(
        "Kenya is fighting al-Shabaab. Kenyan troops captured a village. Kenyan troops captured a bridge."
    )
    assert found.count(("ASSAULT", ["Kenyan army"], ["Al-Shabaab"])) == 2


def test_a_report_that_names_no_opponent_leaves_the_side_open() -> None:
    assert ("ASSAULT", ["Kenyan army"], []) in told("Kenyan troops captured three villages.")


@pytest.mark.parametrize(
    ("text", "townspeople"),
    [
        ("Russian jets bombed Aleppo.", True),
        ("Russian troops arrived in Aleppo.", False),
        ("Thousands of Kurds protested in Hamburg.", False),
    ],
)
def test_townspeople_are_those_whom_something_reaches(text: str, townspeople: bool) -> None:
    assert any(actor.name.startswith("people of") for actor in read(text).actors) is townspeople


def test_a_question_why_takes_its_deed_for_granted() -> None:
    reading = read("Why did Chad surrender the town to the rebels?")
    assert [event.status.value for event in reading.events] == ["occurred"]
    asked = read("Did Chad surrender the town to the rebels?")
    assert all(event.status.value == "hypothetical" for event in asked.events)
