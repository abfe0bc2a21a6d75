"""Codes of actors, by the rules of the PLOVER manual."""

from __future__ import annotations

import msgspec
import pytest

from crosscurrents.exports.codes import cameo_code, country_name, plover_code
from crosscurrents.vocabulary import ActorKind
from support.records import reading

ACTOR = reading().actors[0]


@pytest.mark.parametrize(
    ("changes", "plover", "cameo"),
    [
        ({"kind": ActorKind.MILITARY, "country": "FRA"}, "FRAMIL", "FRAMIL"),
        ({"kind": ActorKind.STATE, "country": "FRA"}, "FRA", "FRA"),
        ({"kind": ActorKind.MEDIA, "country": "FRA", "sector": "JRN"}, "FRAJRN", "FRAMED"),
        ({"kind": ActorKind.OTHER, "country": "FRA", "sector": "MED"}, "FRAMED", "FRAHLH"),
        ({"id": "united-nations", "kind": ActorKind.IGO, "sector": "IGO"}, "UNO", "UNO"),
        ({"id": "some-league", "kind": ActorKind.IGO}, "IGO", "IGO"),
        ({"id": "known-band", "kind": ActorKind.ARMED_GROUP}, "IMGREB", "IMGREB"),
        ({"id": "0123456789abcdef", "kind": ActorKind.ARMED_GROUP}, "REB", "REB"),
        ({"kind": ActorKind.OTHER}, "", ""),
    ],
)
def test_country_and_sector(changes: dict[str, object], plover: str, cameo: str) -> None:
    actor = msgspec.structs.replace(ACTOR, **changes)
    assert (plover_code(actor), cameo_code(actor)) == (plover, cameo)


def test_names_of_codes() -> None:
    assert [country_name(code) for code in ("FRA", "UNO", "XXX", None)] == [
        "France",
        "United Nations",
        "XXX",
        None,
    ]
