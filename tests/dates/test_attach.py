from __future__ import annotations

import pytest

from crosscurrents.dates.attach import date_of_event
from crosscurrents.dates.step import read_dates
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document

# sentence, word of the event, words of its date and precision
DATED = [
    ("On Monday the general said that troops had shelled the town in May.", "said", ("Monday", "day")),
    ("On Monday the general said that troops had shelled the town in May.", "shelled", ("May", "month")),
    ("On Tuesday rebels seized the town and burned a school.", "burned", ("Tuesday", "day")),
    ("Troops attacked the base and killed ten soldiers on Tuesday.", "attacked", ("Tuesday", "day")),
    ("The attack on the base on Friday killed six people.", "attack", ("Friday", "day")),
    ("Friday's attack killed six.", "killed", ("Friday", "day")),
    ("The army began shelling the town last week.", "shelling", ("last week", "week")),
    ("Rebels fired rockets on Sunday, killing two.", "killing", ("Sunday", "day")),
    ("The 2003 invasion toppled the government.", "invasion", ("2003", "year")),
    ("They will attack in the next few weeks.", "attack", ("the next few weeks", "interval")),
    ("The talks, planned for Friday, will take place.", "talks", ("Friday", "day")),
    ("It has been leading an insurgency since the 1980s.", "leading", ("the 1980s", "open")),
]
UNDATED = [
    ("The town, which fell in 2014, was retaken.", "retaken"),
    ("Troops entered the city for the first time in two years.", "entered"),
    ("He said on Monday that troops had shelled the town.", "shelled"),
    ("The army shelled the town.", "shelled"),
    ("They shell the town every Friday.", "shell"),
]


@pytest.mark.parametrize(("sentence", "word", "expected"), DATED)
def test_the_governing_date(sentence: str, word: str, expected: tuple[str, str]) -> None:
    parsed = parse(Document(sentence, published="2016-11-01"))
    trigger = next(token for token in parsed.doc if token.text == word)
    date = date_of_event(parsed, read_dates(parsed), trigger)
    assert date is not None
    assert (date.text, date.precision) == expected


@pytest.mark.parametrize(("sentence", "word"), UNDATED)
def test_no_date_where_the_words_govern_none(sentence: str, word: str) -> None:
    parsed = parse(Document(sentence, published="2016-11-01"))
    trigger = next(token for token in parsed.doc if token.text == word)
    assert date_of_event(parsed, read_dates(parsed), trigger) is None
