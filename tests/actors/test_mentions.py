"""Which actors a sentence names: tables of (sentence, {actor: words it is named by})."""

from __future__ import annotations

import pytest


def named(reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mention in reading.mentions:
        found.setdefault(mention.actor, []).append(mention.text)
    return found


KNOWN = [
    ("Iraqi troops entered the town.", "iraq/army", ["Iraqi troops"]),
    ("Iraq's army entered the town.", "iraq/army", ["Iraq's army"]),
    ("The army of Iraq entered the town.", "iraq/army", ["army of Iraq"]),
    ("The Iraqi government rejected the plan.", "iraq/government", ["Iraqi government"]),
    ("Ankara rejected the plan.", "turkey", ["Ankara"]),
    ("The Kremlin denied the report.", "russia/presidency", ["Kremlin"]),
    ("ISIS fighters shelled the bridge.", "islamic-state", ["ISIS fighters"]),
    ("Da'esh shelled the bridge.", "islamic-state", ["Da'esh"]),
    ("Daesh\u2019s snipers shelled the bridge.", "islamic-state", ["Daesh\u2019s snipers", "Daesh"]),
    ("Isis shelled the bridge.", "islamic-state", ["Isis"]),
    ("The Hashd al-Shaabi held a checkpoint.", "popular-mobilization-forces", ["Hashd al-Shaabi"]),
    ("Talks with the Kurds stalled.", "kurds", ["Kurds"]),
    ("The Iraqis were angry.", "iraq/citizens", ["Iraqis"]),
    ("The Turkish foreign ministry summoned him.", "turkey/foreign-ministry", ["Turkish foreign ministry"]),
    ("Relations between Moscow and Washington are poor.", "russia", ["Moscow"]),
    ("A war with Turkey would be a disaster.", "turkey", ["Turkey"]),
    ("US-backed fighters and Turkish jets met.", "turkey/army", ["Turkish jets"]),
]


@pytest.mark.parametrize(("sentence", "actor", "words"), KNOWN)
def test_known_actors(read, sentence: str, actor: str, words: list[str]) -> None:
    assert named(read(sentence)).get(actor) == words


NO_ACTOR = [
    ("Shelling was heard in northern Syria.", "syria"),
    ("They fled to Turkey in June.", "turkey"),
    ("A bomb went off in Ankara.", "turkey"),
    ("Ankara lies on a plateau.", "turkey"),
    ("US-backed fighters advanced.", "united-states"),
    ("The anti-Turkish march went on.", "turkey"),
    ("It is clear that rain will come.", "it"),
    ("He said May would be dry and hot.", "theresa-may"),
    ("Please send us the report.", "united-states"),
]


@pytest.mark.parametrize(("sentence", "actor"), NO_ACTOR)
def test_places_and_words_that_are_no_actors(read, sentence: str, actor: str) -> None:
    assert actor not in named(read(sentence))


DIFFERENT = [
    ("The YPG, the SDF, the PKK and the PYD are not the same, the Kurds say.", 5),
    ("Iraq, the Iraqi army and the Iraqi government disagreed.", 3),
    ("Syria, the Syrian army and the Free Syrian Army fought.", 3),
    ("The Peshmerga and the Kurds disagreed.", 2),
]


@pytest.mark.parametrize(("sentence", "actors"), DIFFERENT)
def test_distinct_actors_stay_distinct(read, sentence: str, actors: int) -> None:
    assert len(read(sentence).actors) == actors


def test_office_holders_are_known_by_the_day(read) -> None:
    sentence = "The Iraqi prime minister promised a swift end."
    assert "haider-al-abadi" in named(read(sentence, "2016-11-03"))
    assert "nouri-al-maliki" in named(read(sentence, "2013-05-01"))
    assert "iraq/prime-minister" in named(read(sentence, None))


def test_anonymous_speakers_belong_to_their_document(read) -> None:
    one = read("A Pentagon spokesman said so.")
    two = read("A Pentagon spokesman said so too.")
    names = [actor.name for actor in one.actors if actor.mentions]
    assert names == ["Pentagon spokesman"]
    assert {m.actor for m in one.mentions}.isdisjoint(m.actor for m in two.mentions)


def test_unknown_persons_are_one_across_documents(read) -> None:
    one = read("Commander Harun Delovan spoke to us. Delovan was tired.")
    two = read("Harun Delovan was tired.")
    delovan = {actor.id for actor in one.actors if actor.name == "Harun Delovan"}
    assert delovan == {actor.id for actor in two.actors}
    assert named(one)[delovan.pop()] == ["Harun Delovan", "Delovan"]


def test_evidence_quotes_the_report(read) -> None:
    text = "The Turkish army\u2019s convoy left. \u201cWe will stay,\u201d Iraq\u2019s Haider al-Abadi said."
    for actor in read(text).actors:
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text
        assert actor.evidence[0].text in text


def test_captions_are_not_read(read) -> None:
    text = (
        "Rebels left the town on Monday.\n\n"
        "Vladimir Putin speaks in Sochi on May 3, 2014. (Government Photo by Ilya Sedov)\n\nShops reopened."
    )
    assert "vladimir-putin" not in named(read(text))
