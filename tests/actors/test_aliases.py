"""Names that the text itself teaches."""

from __future__ import annotations

import pytest

TAUGHT = [
    (
        "The Sons of Harran Brigade, also known as Liwa Harran, advanced. Liwa Harran took a hill.",
        ["Sons of Harran Brigade", "Liwa Harran", "Liwa Harran"],
    ),
    (
        "The Northern Shield Movement (NSM) advanced. The NSM took a hill.",
        ["Northern Shield Movement", "NSM", "NSM"],
    ),
    (
        "The NSM (Northern Shield Movement) advanced. Later the NSM withdrew.",
        ["NSM", "Northern Shield Movement", "NSM"],
    ),
    (
        "A new militia known as the Falcons of Zab seized the mill. The Falcons of Zab later fled.",
        ["new militia", "Falcons of Zab", "Falcons of Zab"],
    ),
]


@pytest.mark.parametrize(("text", "names"), TAUGHT)
def test_taught_names_are_one_actor(read, text: str, names: list[str]) -> None:
    actors = [actor for actor in read(text).actors if len(actor.mentions) >= 3]
    assert len(actors) == 1
    assert [mention.text for mention in actors[0].mentions] == names


def test_lists_of_names(read) -> None:
    text = "The raid was blamed on ISIS (also known as ISIL, Islamic State and Daesh)."
    groups = [a for a in read(text).actors if a.id == "islamic-state"]
    assert [m.text for m in groups[0].mentions] == ["ISIS", "ISIL", "Islamic State", "Daesh"]


def test_an_agency_in_brackets_is_no_alias(read) -> None:
    reading = read("BEIRUT (AFP) - Turkey (AP) said nothing.")
    assert all("AP" not in actor.aliases for actor in reading.actors if actor.id == "turkey")
