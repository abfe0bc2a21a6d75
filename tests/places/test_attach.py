from __future__ import annotations

import pytest

from crosscurrents.places.attach import Nature, place_event
from crosscurrents.places.index import PlaceIndex
from support.places import Read


def placed(read: Read, text: str, trigger: str, nature: Nature = Nature.DONE) -> tuple[str, str, str] | None:
    """Return name, precision and rule of the place of the event whose trigger is the given word."""
    parsed, places = read(text)
    word = next(token for token in parsed.doc if token.text == trigger)
    found = place_event(word, PlaceIndex(parsed, places), nature)
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
        (
            "Rebels cut the highway between Homs and Hama.",
            "cut",
            ("Homs", "unknown", "place-in-clause"),
        ),
        (
            "Clashes erupted in Kirkuk at noon. Gunmen from Hawija shot two policemen.",
            "shot",
            ("Kirkuk", "town", "place-carried-over"),
        ),
        (
            "Kobane is the last town in the north. The militia has encircled it for weeks.",
            "encircled",
            ("Kobane", "town", "place-pointed-back-to"),
        ),
        (
            "A bomb went off at the market in Baquba.\n\nAmbulances reached the scene.",
            "reached",
            ("Baquba", "site", "place-pointed-back-to"),
        ),
        (
            "The general has governed Hit, in Anbar province, for years, and they tried to shoot him.",
            "shoot",
            ("Hit", "town", "place-in-clause-above"),
        ),
        (
            "Rebels entered Bukavu on Sunday. Soldiers had left the town by the road of Uvira.",
            "left",
            ("Bukavu", "town", "place-pointed-back-to"),
        ),
        (
            "Fighting broke out in Samarra. The rebels of Q47 took nine prisoners.",
            "took",
            ("Samarra", "town", "place-carried-over"),
        ),
        (
            "Shells fell on Xarbuwa, in Kalat district, at dusk. Two people died.",
            "died",
            ("Xarbuwa", "town", "place-carried-over"),
        ),
        (
            "The army declares Palmyra free. Sappers clear mines.\n\n"
            "Soldiers patrol in Palmyra by night.\n\nFour men were wounded.",
            "wounded",
            ("Palmyra", "town", "place-of-report"),
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


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The general, speaking to recruits in Basra, vowed revenge.",
            "vowed",
            ("Basra", "town", "place-of-meeting"),
        ),
        (
            "She accused the rebels of theft during the conference in Geneva.",
            "accused",
            ("Geneva", "town", "place-of-meeting"),
        ),
        ("The minister flew to Erbil and urged restraint.", "urged", ("Erbil", "town", "place-of-meeting")),
        ("The minister travelled in Iraq and urged restraint.", "urged", None),
        ("Rebels held Idlib, and the envoy urged restraint.", "urged", None),
    ],
)
def test_place_of_what_is_said(
    read: Read, text: str, trigger: str, expected: tuple[str, str, str] | None
) -> None:
    assert placed(read, text, trigger, Nature.SAID) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Envoys met in Tehran. Troops had attacked a convoy in 1967.", "attacked", None),
        (
            "In 1982 soldiers surrounded Hama and killed thousands.",
            "killed",
            ("Hama", "town", "place-in-clause-above"),
        ),
        ("He lives in Tehran with a man who fought rebels in 1979.", "fought", None),
        ("In Tehran the ministers recalled the invasion of 1980.", "invasion", None),
        ("In 1996 fighters captured Kabul.", "captured", ("Kabul", "town", "place-attacked")),
    ],
)
def test_long_ago_keeps_to_its_own_clause(
    read: Read, text: str, trigger: str, expected: tuple[str, str, str] | None
) -> None:
    assert placed(read, text, trigger, Nature.LONG_AGO) == expected
