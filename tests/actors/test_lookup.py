"""Names that stand by themselves, as in tables."""

from __future__ import annotations

import pytest

from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lookup import NameLookup
from crosscurrents.vocabulary import ActorKind

GROUP = ActorKind.ARMED_GROUP
LOOKUP = NameLookup(
    Knowledge(
        [
            KnownActor(id="ruritania", name="Ruritania", kind=ActorKind.STATE, country="RUR"),
            KnownActor(id="reds", name="Red Front", kind=GROUP, country="RUR", aliases=["RF"]),
            KnownActor(id="spies", name="Spies", kind=ActorKind.GOVERNMENT, country="GRA", aliases=["SA"]),
            KnownActor(id="blues", name="Blue Front", kind=GROUP, country="RUR", needs_context=["BF"]),
            KnownActor(
                id="others",
                name="Black Front",
                kind=ActorKind.ARMED_GROUP,
                country="GRA",
                needs_context=["BF"],
            ),
        ]
    )
)


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Government of Ruritania", None, "ruritania"),
        ("Military Forces of Ruritania (1886-)", "Ruritania", "ruritania"),
        ("RF", "Graustark", "reds"),
        ("BF", "Ruritania", "blues"),
        ("BF", "GRA", "others"),
    ],
)
def test_known_names(name: str, country: str | None, expected: str) -> None:
    assert LOOKUP.actor(name, country).id == expected


@pytest.mark.parametrize("name", ["SA", "BF", "Green Front"])
def test_no_one_is_guessed(name: str) -> None:
    assert LOOKUP.actor(name, "Elsewhere").name == name


def test_crowds_belong_to_their_country() -> None:
    here, there = LOOKUP.actor("Civilians", "Ruritania"), LOOKUP.actor("Civilians (Ruritania)", "Graustark")
    assert here == there
    assert here.kind is ActorKind.POPULATION
    assert here.name == "Civilians (Ruritania)"
