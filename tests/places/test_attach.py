from __future__ import annotations

import pytest

from crosscurrents.places.attach import place_event
from crosscurrents.places.index import PlaceIndex
from support.places import Read


def placed(read: Read, text: str, trigger: str) -> tuple[str, str, str] | None:
    """Return name, precision and rule of the place of the event whose trigger is the given word."""
    parsed, places = read(text)
    word = next(token for token in parsed.doc if token.text == trigger)
    found = place_event(word, PlaceIndex(parsed, places))
    if found is None:
        return None
    return text[found.start : found.end], found.precision.value, found.rule


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The militia killed five farmers in Mosul.", "killed", ("Mosul", "town", "place-in-clause")),
        ("Rebels ambushed a convoy near Fallujah.", "ambushed", ("Fallujah", "district", "place-in-clause")),
        ("Soldiers captured Raqqa on Friday.", "captured", ("Raqqa", "town", "place-attacked")),
        ("The army laid siege to Aleppo.", "laid", ("Aleppo", "town", "place-is-object")),
        ("The Mosul offensive began at dawn.", "offensive", ("Mosul", "town", "place-before-noun")),
        ("An assault on Raqqa was promised.", "assault", ("Raqqa", "town", "place-in-clause")),
        ("Tribesmen seized control of Hodeidah.", "seized", ("Hodeidah", "town", "place-is-object")),
        (
            "Shells fell on Tikrit all night. Soldiers entered the city at dawn.",
            "entered",
            ("Tikrit", "town", "place-pointed-back-to"),
        ),
        (
            "A spokesman said in Geneva that gunmen had killed two doctors in Idlib.",
            "killed",
            ("Idlib", "town", "place-in-clause"),
        ),
        (
            "Militants clashed with soldiers in villages of Deir ez-Zor on Monday.",
            "clashed",
            ("Deir ez-Zor", "town", "place-in-clause"),
        ),
        ("Gunmen seized the airport outside Samarra.", "seized", ("Samarra", "site", "place-in-clause")),
        ("Jets bombed posts and houses in Homs.", "bombed", ("Homs", "town", "place-in-clause")),
        (
            "East of Mosul, troops advanced from Khazir and took six hills.",
            "took",
            ("East of Mosul", "district", "place-in-clause-above"),
        ),
        ("The advance on Raqqa went on.", "advance", ("Raqqa", "district", "place-in-clause")),
        (
            "A mine went off in Hit, a town west of Ramadi.",
            "went",
            ("Hit", "town", "place-in-clause"),
        ),
        (
            "Reinforcements arrived from Erbil. Shells fell on Kirkuk.",
            "arrived",
            None,
        ),
        (
            "A shell hit a clinic at noon. The clinic is in Sarmin, doctors said.",
            "hit",
            ("Sarmin", "site", "place-of-site"),
        ),
        (
            "Soldiers have besieged Hajin since June. Shells fell all night.",
            "fell",
            ("Hajin", "district", "place-carried-over"),
        ),
        (
            "BEIRUT (AP) - Shells fell near Idlib. Rebels later left the town.",
            "left",
            ("Idlib", "town", "place-pointed-back-to"),
        ),
        (
            "He met the US secretary of state. Nobody was killed.",
            "met",
            None,
        ),
        (
            "Fighting broke out in Samarra overnight. Nine people were killed.",
            "killed",
            ("Samarra", "town", "place-carried-over"),
        ),
    ],
)
def test_place_of_event(read: Read, text: str, trigger: str, expected: tuple[str, str, str] | None) -> None:
    assert placed(read, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Iraqi troops killed nine gunmen.", "killed"),
        ("Ankara accused the group of lying.", "accused"),
        ("The group released two hostages.", "released"),
        ("A spokesman said in Geneva that gunmen had killed two doctors.", "killed"),
    ],
)
def test_no_place_where_the_text_names_none(read: Read, text: str, trigger: str) -> None:
    assert placed(read, text, trigger) is None
