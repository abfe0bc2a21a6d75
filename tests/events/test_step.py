"""Events of whole texts: who acts on whom, coordination, passives, repeats, counts, and bad input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscurrents.actors.step import ActorReader
from crosscurrents.events.anchors import clause_span, trigger_token
from crosscurrents.events.step import EventReader, EventReading
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import EventType

ACTORS = ActorReader(Settings())
EVENTS = EventReader(Settings())


def read(text: str) -> EventReading:
    parsed = parse(Document(text))
    return EVENTS.read(parsed, ACTORS.read(parsed))


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors.actors}
    return [
        (e.type.value, [names[a] for a in e.actors], [names[a] for a in e.recipients]) for e in reading.events
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("France attacked Syria.", ("ASSAULT", ["France"], ["Syria"])),
        ("Syria was attacked by France.", ("ASSAULT", ["France"], ["Syria"])),
        (
            "France and Germany criticised Syria and Iran.",
            ("ACCUSE", ["France", "Germany"], ["Syria", "Iran"]),
        ),
        ("Germany, which attacked Syria, welcomed Iran.", ("ASSAULT", ["Germany"], ["Syria"])),
        ("France sent weapons to Iraq.", ("AID", ["France"], ["Iraq"])),
        ("France provided Iraq with weapons.", ("AID", ["France"], ["Iraq"])),
        ("Iran and Iraq met in Geneva.", ("CONSULT", ["Iran", "Iraq"], [])),
        ("France accused Syria of bombing Iraq.", ("ACCUSE", ["France"], ["Syria"])),
        ("France accused Syria of bombing Iraq.", ("ASSAULT", ["Syria"], ["Iraq"])),
        ("France urged Syria to release the hostages.", ("REQUEST", ["France"], ["Syria"])),
        ("Turkey pulled its troops out of Iraq.", ("RETREAT", ["Turkey"], ["Iraq"])),
        ("France said it would help Mali.", ("AGREE", ["France"], ["Mali"])),
        ("Three villagers were arrested by police.", ("COERCE", ["police"], ["Three villagers"])),
        ("Syria does not need Iranian help.", ("REJECT", ["Syria"], ["Iran"])),
        ("France will not tolerate a Syrian attack.", ("REJECT", ["France"], ["Syria"])),
        ("France called on Syria to release the hostages.", ("REQUEST", ["France"], ["Syria"])),
        ("France urged Syria to let them leave.", ("REQUEST", ["France"], ["Syria"])),
        ("Iran tried to invade Iraq.", ("ASSAULT", ["Iran"], ["Iraq"])),
        ("French jets dropped leaflets urging Iraq to surrender.", ("REQUEST", ["French army"], ["Iraq"])),
        ("Shells landed in the market.", ("ASSAULT", [], [])),
        ("Dozens of houses were set on fire.", ("ASSAULT", [], [])),
        ("France vowed to attack Syria.", ("THREATEN", ["France"], ["Syria"])),
        ("France promised that Iraq would attack Syria.", ("THREATEN", ["France"], ["Syria"])),
        ("France warned that it will act if Syria attacks Iraq.", ("THREATEN", ["France"], [])),
    ],
)
def test_roles(sentence: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Syrians feel threatened by Iran.",
        "France held a press conference on Syria.",
        "An earthquake killed Iranian soldiers.",
        "In March France saw Germany.",
    ],
)
def test_uses_that_are_no_events(sentence: str) -> None:
    assert told(sentence) == []


def test_words_within_a_name_are_no_events() -> None:
    assert not [row for row in told("Save the Children said that it was Monday.") if row[0] == "AID"]


def test_the_trigger_is_the_deed_not_its_phase() -> None:
    assert read("Iran tried to invade Iraq.").events[0].trigger.text == "invade"


def test_the_same_happening_told_twice_is_one_event() -> None:
    found = read("France bombed Syria on Monday. France bombed Syria with jets, officials said.").events
    assert len([event for event in found if event.type is EventType.ASSAULT]) == 1
    assert len(found[0].evidence) == 2


def test_an_outcome_is_no_second_event() -> None:
    found = read("Russian jets bombed Idlib, killing at least 12 people.").events
    assert [event.type for event in found] == [EventType.ASSAULT]
    assert found[0].magnitude["dead"].low == 12


def test_codes_come_with_the_event() -> None:
    [event] = read("France bombed Syria.").events
    assert (event.quad, event.mode, event.cameo, event.intensity) == (4, "aerial", "195", -9.5)


def test_ids_are_the_same_for_the_same_text() -> None:
    text = "France bombed Syria. Iran accused France of a crime."
    assert [e.id for e in read(text).events] == [e.id for e in read(text).events]


def test_the_clause_of_an_event_leaves_out_other_clauses() -> None:
    text = "France bombed Syria on Monday after Iran had invaded Iraq in May."
    parsed = parse(Document(text))
    first = EVENTS.read(parsed, ACTORS.read(parsed)).events[0]
    start, end = clause_span(parsed, first)
    assert "Monday" in text[start:end]
    assert "May" not in text[start:end]
    token = trigger_token(parsed, first)
    assert token is not None and token.text == "bombed"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "“Unclosed quote: they bombed",
        "BREAKING: FRANCE BOMBS SYRIA!!!",
        "🚀🔥 attack 💣",
        "a " * 50,
    ],
)
def test_odd_texts_are_read_without_a_crash(text: str) -> None:
    assert isinstance(read(text).events, list)


def test_an_endless_sentence_takes_little_time() -> None:
    began = time.process_time()
    read("France and Iran accused " + "Syria, which attacked Iraq, and " * 500 + "Mali of theft.")
    assert time.process_time() - began < 20


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_any_text_is_read(text: str) -> None:
    for event in read(text).events:
        assert 0 <= event.trigger.start < event.trigger.end <= len(text)
