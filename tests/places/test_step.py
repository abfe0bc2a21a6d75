from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.pipeline import parse
from crosscurrents.places.geometry import distance_km
from crosscurrents.places.step import PlaceReader
from crosscurrents.records import Actor, Document, Evidence, Mention, Place
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import ActorKind, MentionForm
from support.places import Read


def by_text(places: list[Place]) -> dict[str, Place]:
    return {mention.text: place for place in places for mention in place.mentions}


@pytest.mark.parametrize(
    ("text", "name", "point"),
    [
        ("Iraqi troops entered Mosul after two years.", "Mosul", (36.34, 43.13)),
        ("They clashed in the central Iraqi town of Tuz Khurma in April.", "Tuz Khurma", (34.88, 44.63)),
        ("A beachhead was kept in the small town of Bashiqa, Iraq.", "Bashiqa", (36.45, 43.35)),
        ("The assault on Raqqa in Syria was delayed.", "Raqqa", (35.95, 39.01)),
        ("Militias are accused of abuses in Fallujah and Tikrit.", "Fallujah", (33.35, 43.78)),
        ("Police in Paris, Texas, arrested two men.", "Paris", (33.66, -95.56)),
        ("Police in Paris, France, arrested two men.", "Paris", (48.85, 2.35)),
        ("Shells fell on al-Raqqa and on Deir ez-Zor, activists in Syria said.", "al-Raqqa", (35.95, 39.01)),
        ("Talks in Washington with the Iraqi delegation went on.", "Washington", (38.9, -77.04)),
        ("Farmers in Darfur fled to camps in Chad.", "Darfur", (13.5, 24.3)),
    ],
)
def test_resolved_within_ten_km(read: Read, text: str, name: str, point: tuple[float, float]) -> None:
    place = by_text(read(text)[1])[name]
    assert place.latitude is not None and place.longitude is not None
    near = 10 if place.feature != "ADM1" and place.feature != "RGN" else 200
    assert distance_km((place.latitude, place.longitude), point) < near


@pytest.mark.parametrize(
    ("text", "not_a_place"),
    [
        ("Anna Lancaster arrived on Monday. Lancaster waved at everybody.", "Lancaster"),
        ("Mr Jackson said that Wilson had left in March.", "Jackson"),
        ("Reading the letter, Nice people wept. May came.", "Reading"),
    ],
)
def test_other_names_are_no_places(read: Read, text: str, not_a_place: str) -> None:
    assert not_a_place not in by_text(read(text)[1])


def test_one_record_a_referent(read: Read) -> None:
    _, places = read("Syria accused Jordan. Syrian troops left. In Syria nothing changed.")
    syria = [place for place in places if place.country == "SYR"]
    assert len(syria) == 1
    assert [mention.text for mention in syria[0].mentions] == ["Syria", "Syrian", "Syria"]


def test_the_documents_country_decides_between_namesakes(read: Read) -> None:
    _, places = read(
        "Fighting in Tripoli, Libya, spread to Misrata and Sirte. Militias shelled Tripoli again, while "
        "Benghazi stayed calm."
    )
    assert by_text(places)["Tripoli"].country == "LBY"
    _, places = read(
        "Clashes in Tripoli, Lebanon, followed rallies in Beirut and Sidon. Soldiers were sent to Tripoli."
    )
    assert by_text(places)["Tripoli"].country == "LBN"


def test_an_unknown_village_has_the_unit_around_it(read: Read) -> None:
    _, places = read("Gunmen burned the village of Qarnabsheen, Iraq, on Friday.")
    village = by_text(places)["Qarnabsheen"]
    assert village.country == "IRQ"
    assert village.mentions[0].precision == "country"
    assert village.evidence[0].rule == "places.unit-around"


def test_an_unknown_village_near_a_known_town(read: Read) -> None:
    _, places = read("Clashes broke out in the village of Qarnabsheen, near Hit, as Iraq sent troops.")
    village = by_text(places)["Qarnabsheen"]
    assert (village.country, village.mentions[0].precision) == ("IRQ", "district")


def test_what_the_actors_room_knows_as_a_person_is_no_place() -> None:
    text = "Carter said so in London."
    parsed = parse(Document(text))
    mention = Mention(document="d", actor="a", start=0, end=6, text="Carter", form=MentionForm.NAME)
    evidence = Evidence(document="d", start=0, end=6, text="Carter", rule="actors.person")
    actor = Actor(
        id="a", name="Carter", kind=ActorKind.PERSON, mentions=[mention], document="d", confidence=1,
        evidence=[evidence],
    )  # fmt: skip
    places = PlaceReader(Settings()).read(parsed, ActorReading(parsed.doc, [actor]))
    assert set(by_text(places)) == {"London"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Springfield " * 300,
        "Mosul and " * 800,
        "North " * 800,
        "😀🇸🇾 الموصل والرقة דמשק " * 100,
        "POLICE IN MOSUL SAID RAQQA WAS HIT " * 40,
        "“Raqqa " * 100,
        "King of " * 400,
    ],
)
def test_wild_texts_end_in_bounded_time(read: Read, text: str) -> None:
    parsed = parse(Document(text))
    reader = PlaceReader(Settings())
    start = time.process_time()
    reader.read(parsed, ActorReading(parsed.doc, []))
    assert time.process_time() - start < 3


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("Mosul Raqqa,.-'()\n of in “” north 9é"), max_size=200))
def test_mentions_quote_the_text(text: str) -> None:
    parsed = parse(Document(text))
    for place in PlaceReader(Settings()).read(parsed, ActorReading(parsed.doc, [])):
        for mention in place.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert 0 <= mention.confidence <= 1


def test_namesakes_side_by_side_elsewhere_make_one_another_no_surer(read: Read) -> None:
    text = (
        "Washington and the White House welcomed the news. Troops retook Palmyra on Thursday. "
        "Talks in Geneva about Syria go on, said the Pentagon; Damascus and Aleppo were calm."
    )
    assert by_text(read(text)[1])["Palmyra"].country == "SYR"
