from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscurrents import Document, Reader, Reading

Read = Callable[..., Reading]


def test_the_speaker_is_an_actor_of_the_reading(read: Read) -> None:
    reading = read("A Pentagon spokesman said on Monday that the troops had left.")
    (statement,) = reading.statements
    assert statement.speaker in {actor.id for actor in reading.actors}
    assert statement.said_on == "2016-10-31"


def test_a_source_that_no_actor_covers_keeps_its_span(read: Read) -> None:
    (statement,) = read("Everything suggests that the truce will hold.").statements
    assert statement.speaker is None
    assert statement.source == [(0, len("Everything"))]


def test_the_audience_is_who_is_told(read: Read) -> None:
    reading = read("Turkey's foreign minister told Russia that the troops would stay.")
    (statement,) = reading.statements
    names = {actor.id: actor.name for actor in reading.actors}
    assert statement.audience is not None
    assert names[statement.audience] == "Russia"


def test_evidence_covers_source_cue_and_content(read: Read) -> None:
    text = "On Monday the general said that the town had fallen."
    (statement,) = read(text).statements
    assert statement.evidence[0].text == "the general said that the town had fallen"
    assert statement.evidence[0].rule == "statements.verb.that"


def test_ids_are_the_same_in_every_reading(read: Read) -> None:
    text = "The general said that the town had fallen. “It is over,” he added."
    assert [s.id for s in read(text).statements] == [s.id for s in read(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "“An article that is one unclosed quote. It goes on.\n\nAnd on.",
        "he said she said he said " * 150,
        "THE ARMY SAID IT WOULD LEAVE BY FRIDAY. \"WE WILL GO,\" THE GENERAL SAID.",
        "🙂 “🙂” he said 🙂",
        "",
    ],
)  # fmt: skip
def test_wild_texts_are_read(read: Read, text: str) -> None:
    for statement in read(text).statements:
        assert all(0 <= start < end <= len(text) for start, end in statement.content)


SENTENCE = "“ ” \" ' said told that the army would not leave by Friday : . , \n he who according to"
WORDS = SENTENCE.split(" ")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_run_of_speech_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for statement in Reader().read(Document(text, published="2016-11-01")).statements:
        assert statement.text == " ".join(text[start:end] for start, end in statement.content)
