"""Ties that sentences state, and those that they don't."""

from __future__ import annotations

import pytest

from crosscurrents.reading import Reader
from crosscurrents.records import Document, Pair, Relation


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def ties(reader: Reader, text: str) -> list[Relation]:
    return list(reader.read(Document(text, published="2017-03-01")).relations)


def told(reader: Reader, text: str) -> set[str]:
    return {f"{tie.subject} {tie.relation} {tie.object}" for tie in ties(reader, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian-backed Hezbollah advanced.", "russia backs hezbollah"),
        ("Hezbollah, backed by Iran, advanced.", "iran backs hezbollah"),
        ("Iran funds Hezbollah.", "iran backs hezbollah"),
        ("Hezbollah is funded by Iran.", "iran backs hezbollah"),
        ("Hezbollah is allied with Syria.", "hezbollah allied-with syria"),
        ("Hezbollah is allied with Syria.", "syria allied-with hezbollah"),
        ("Syria's main ally, Iran, sent aid.", "iran allied-with syria"),
        ("Syria's ally Iran sent aid.", "iran allied-with syria"),
        ("Iran is an ally of Syria.", "iran allied-with syria"),
        ("Turkey gets along well with Qatar.", "turkey friendly-to qatar"),
        ("Qatar has close ties with Turkey.", "qatar friendly-to turkey"),
        ("Saudi Arabia is suspicious of Iran.", "saudi-arabia wary-of iran"),
        ("Iraq and Jordan are wary of Turkey.", "jordan wary-of turkey"),
        ("Jordan feels threatened by Iran.", "jordan wary-of iran"),
        ("Israel distrusts Iran.", "israel wary-of iran"),
        ("Jordan does not trust Iran.", "jordan wary-of iran"),
        ("Iran competes with Saudi Arabia.", "iran rival-of saudi-arabia"),
        ("The rivalry between Iran and Saudi Arabia is old.", "saudi-arabia rival-of iran"),
        ("Israel is hostile to Hezbollah.", "israel hostile-to hezbollah"),
        ("Turkey regards Hezbollah as a terrorist group.", "turkey hostile-to hezbollah"),
        ("Hezbollah is regarded by Israel as an enemy.", "israel hostile-to hezbollah"),
        ("Hezbollah fights the Islamic State.", "hezbollah hostile-to islamic-state"),
        ("The U.S.-backed Peshmerga advanced.", "united-states backs peshmerga"),
        ("Iran supplied weapons to Hezbollah.", "iran backs hezbollah"),
        ("Iran supplied Hezbollah with missiles.", "iran backs hezbollah"),
        ("Jordan fears that Iran will stay.", "jordan wary-of iran"),
        ("Iran and Saudi Arabia are rivals.", "saudi-arabia rival-of iran"),
        ("Iran and Turkey are supporting opposing sides.", "iran rival-of turkey"),
        ("Hezbollah is fighting alongside the Syrian army.", "hezbollah allied-with syrian-arab-army"),
        ("Iran, the power behind Hezbollah, kept silent.", "iran backs hezbollah"),
        ("Hezbollah, a league of groups which Iran backs, advanced.", "iran backs hezbollah"),
        ("Pro-Iranian militias left.", "friendly-to iran"),
        ("Hezbollah and allied Taliban fighters left.", "hezbollah allied-with taliban"),
        ("Hezbollah fights on Syria's side.", "hezbollah allied-with syria"),
        ("Hezbollah, backed by Iranian money, advanced.", "iran backs hezbollah"),
        ("Boko Haram pledged allegiance to the Islamic State.", "boko-haram friendly-to islamic-state"),
        ("Syria's ally, the Taliban, left.", "taliban allied-with syria"),
        ("The anti-Assad rebels left.", "hostile-to bashar-al-assad"),
        ("Iran is at war with Saudi Arabia.", "iran hostile-to saudi-arabia"),
        ("Hezbollah relies on funding from Iran.", "iran backs hezbollah"),
        ("Hezbollah took the hill with Russian air support.", "russia backs hezbollah"),
        ("Iran's support for Hezbollah angered Israel.", "iran backs hezbollah"),
        ("The PKK leads an insurgency inside Turkey.", "kurdistan-workers-party hostile-to turkey"),
        ("Most of the Taliban are hostile to Iran.", "taliban hostile-to iran"),
        ("Jordan warned of Hezbollah, which it lists as a terrorist group.", "jordan hostile-to hezbollah"),
        ("Iran and Syria met. Russia, which armed both sides, was not there.", "russia backs syria"),
    ],
)
def test_stated_ties(reader: Reader, text: str, expected: str) -> None:
    assert any(each.endswith(expected) for each in told(reader, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran denies arming Hezbollah.", "iran backs hezbollah denied"),
        ("Israel accuses Iran of arming Hezbollah.", "iran backs hezbollah alleged"),
        ("Iran is believed to have sent weapons to Hezbollah.", "iran backs hezbollah alleged"),
        ("Hezbollah denied any ties to Iran.", "hezbollah friendly-to iran denied"),
        ("Iran has vowed to support Hezbollah.", "iran backs hezbollah promised"),
        ("Iran said that it will back Hezbollah.", "iran backs hezbollah predicted"),
        ("Iran backs Hezbollah.", "iran backs hezbollah occurred"),
    ],
)
def test_status(reader: Reader, text: str, expected: str) -> None:
    found = {f"{tie.subject} {tie.relation} {tie.object} {tie.status}" for tie in ties(reader, text)}
    assert found == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Iran, once Hezbollah's ally, left.",
        "Iran holds Israel responsible.",
        "Iran claimed the capture of Aleppo.",
        "Jets killed three soldiers in Aleppo.",
        "Iran withdrew its support for Hezbollah.",
        "Hezbollah lacks the support of Iran.",
        "Iran does not back Hezbollah.",
        "Iran would back Hezbollah if asked.",
        "Iran refused to fund Hezbollah.",
        "Hezbollah is not allied with Turkey.",
        "Israel is no longer hostile to Jordan.",
        "Turkey might oppose Iran.",
        "Hezbollah was formerly allied with Turkey.",
        "Turkey had previously backed Hezbollah.",
        "Iran and Turkey held talks with Jordan.",
        "Iran refused to give weapons to Hezbollah.",
        "Jordan supplied bread to Turkey.",
        "There are no Hezbollah fighters in Aleppo.",
        "Turkey praised the defeat of the Islamic State in Aleppo.",
    ],
)
def test_no_tie_is_made_up(reader: Reader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "relation", "place"),
    [
        ("Hezbollah controls the city of Aleppo.", "controls", "Aleppo"),
        ("Aleppo is held by Hezbollah.", "controls", "Aleppo"),
        ("Turkey maintains a base in Doha.", "present-at", "Doha"),
        ("Hezbollah is based in Beirut.", "based-in", "Beirut"),
        ("Aleppo is in the hands of Hezbollah.", "controls", "Aleppo"),
        ("Aleppo was under the control of Hezbollah.", "controls", "Aleppo"),
        ("Hezbollah is in control of Aleppo.", "controls", "Aleppo"),
        ("Hezbollah has 500 fighters in Aleppo.", "present-at", "Aleppo"),
        ("Iran condemned Turkish troops at Aleppo.", "present-at", "Aleppo"),
        ("Jets bombed Aleppo. Hezbollah fighters are still in the city.", "present-at", "Aleppo"),
        ("Turkey and Syria both lay claim to Aleppo.", "claims", "Aleppo"),
        ("Rebel-held Aleppo was shelled.", "controls", "Aleppo"),
        ("The town of Aleppo is in government hands.", "controls", "Aleppo"),
        ("Hezbollah regards Aleppo as its stronghold.", "controls", "Aleppo"),
        ("Syria demanded that Turkey pull its troops out of Aleppo.", "present-at", "Aleppo"),
    ],
)
def test_ties_to_places(reader: Reader, text: str, relation: str, place: str) -> None:
    reading = reader.read(Document(text))
    names = {each.id: each.name for each in reading.places}
    found = {(str(tie.relation), names.get(tie.object, "")) for tie in reading.relations}
    assert (relation, place) in found


def test_whose_view_it_is(reader: Reader) -> None:
    (tie,) = [t for t in ties(reader, "Turkey said that Iran backs Hezbollah.") if t.relation == "backs"]
    assert (tie.subject, tie.object, tie.attributed_to) == ("iran", "hezbollah", "turkey")


def test_since_when(reader: Reader) -> None:
    (tie,) = [t for t in ties(reader, "Iran has backed Hezbollah since 1985.") if t.relation == "backs"]
    assert (tie.since or "").startswith("1985")
    assert tie.sign > 0


def test_the_words_are_the_evidence(reader: Reader) -> None:
    text = "On Monday, Israel called Hezbollah a terrorist group again."
    for tie in ties(reader, text):
        (words,) = tie.evidence
        assert text[words.start : words.end] == words.text
        assert "Israel" in words.text
        assert "Hezbollah" in words.text


@pytest.mark.parametrize("text", ["", "?!", "BACKED BY IRAN " * 300, "“Iran-backed", "- backed -backed"])
def test_odd_texts(reader: Reader, text: str) -> None:
    assert isinstance(ties(reader, text), list)


def pair(text: str, source: str, target: str) -> Pair:
    spans = [(text.index(name), text.index(name) + len(name)) for name in (source, target)]
    return Pair(text, source=[spans[0]], target=[spans[1]])


@pytest.mark.parametrize(
    ("text", "source", "target", "forward", "backward"),
    [
        ("Adams praised Baker for her courage.", "Adams", "Baker", 1, 0),
        ("Adams accused Baker of fraud.", "Adams", "Baker", -1, 0),
        ("Adams was condemned by Baker.", "Adams", "Baker", 0, -1),
        ("Adams drew criticism from Baker.", "Adams", "Baker", 0, -1),
        ("Adams relied on Baker's praise.", "Adams", "Baker", 0, 1),
        ("Adams met Baker on Tuesday.", "Adams", "Baker", 0, 0),
        ("Adams is wary of Baker.", "Adams", "Baker", -1, 0),
        ("Adams endorsed Baker.", "Baker", "Adams", 0, 1),
    ],
)
def test_signs_of_pairs(
    reader: Reader, text: str, source: str, target: str, forward: int, backward: int
) -> None:
    (sign,) = reader.sign_pairs([pair(text, source, target)])
    assert [(value > 0) - (value < 0) for value in (sign.forward, sign.backward)] == [forward, backward]


def test_pairs_without_a_side_are_neutral(reader: Reader) -> None:
    (sign,) = reader.sign_pairs([Pair("Adams praised Baker.", source=[(0, 5)], target=[])])
    assert (sign.forward, sign.backward) == (0.0, 0.0)
    assert reader.sign_pairs([]) == []
