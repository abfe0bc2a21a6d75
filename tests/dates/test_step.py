from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscurrents.dates.step import read_dates
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document, TimeExpression

Dates = Callable[..., list[TimeExpression]]

ONE_DAY = ("2016-11-01", "2016-11-01")

# sentence, expression, TIMEX3 type and value, earliest, latest; published on Tuesday 2016-11-01
READ = [
    ("Troops shelled the town last week.", "last week", "DATE", "2016-W43", "2016-10-24", "2016-10-30"),
    ("The two sides clashed as recently as April.", "April", "DATE", "2016-04", "2016-04-01", "2016-04-30"),
    ("It has led an insurgency since the 1980s.", "the 1980s", "DATE", "198", "1980-01-01", None),
    ("It starts in the next few weeks.", "the next few weeks", "DURATION", "PXW", "2016-11-01", "2016-12-13"),
    ("The city will be retaken within a year.", "a year", "DURATION", "P1Y", "2016-11-01", "2017-11-01"),
    ("It met for the first time in two years.", "two years", "DURATION", "P2Y", "2014-11-01", "2016-11-01"),
    ("The offer came on the eve of the vote.", "the eve of", "DATE", "XXXX-XX-XX", None, None),
    ("They will meet on Friday.", "Friday", "DATE", "2016-11-04", "2016-11-04", "2016-11-04"),
    ("They met on Friday.", "Friday", "DATE", "2016-10-28", "2016-10-28", "2016-10-28"),
    ("Talks are scheduled for Friday.", "Friday", "DATE", "2016-11-04", "2016-11-04", "2016-11-04"),
    ("The rebels have until Friday to leave.", "Friday", "DATE", "2016-11-04", None, "2016-11-04"),
    ("Talks resume next Monday.", "next Monday", "DATE", "2016-11-07", "2016-11-07", "2016-11-07"),
    ("It fell three days ago.", "three days ago", "DATE", "2016-10-29", "2016-10-29", "2016-10-29"),
    ("They left in mid-October.", "mid-October", "DATE", "2016-10", "2016-10-11", "2016-10-20"),
    ("They withdrew on 14 March 2018.", "14 March 2018", "DATE", "2018-03-14", "2018-03-14", "2018-03-14"),
    ("They withdrew on March 14, 2018.", "March 14, 2018", "DATE", "2018-03-14", "2018-03-14", "2018-03-14"),
    ("The truce held from June to August 2015.", "June", "DATE", "2015-06", "2015-06-01", "2015-06-30"),
    ("In the past two weeks 40 died.", "the past two weeks", "DURATION", "P2W", "2016-10-18", "2016-11-01"),
    ("They promised to leave before December.", "December", "DATE", "2016-12", None, "2016-11-30"),
    ("It will end by Christmas.", "Christmas", "DATE", "2016-12-25", None, "2016-12-25"),
    ("Every Friday they march.", "Every Friday", "SET", "XXXX-WXX-5", None, None),
    ("He left at 5 p.m. on Tuesday.", "5 p.m. on Tuesday", "TIME", "2016-11-01T17:00", *ONE_DAY),
    ("The siege lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M", None, None),
    ("After a two-hour meeting they left.", "two-hour", "DURATION", "PT2H", None, None),
    ("It was founded in the 19th century.", "the 19th century", "DATE", "18", "1800-01-01", "1899-12-31"),
    ("Shells fell during Ramadan.", "Ramadan", "DATE", "2016-06-07/2016-07-06", "2016-06-07", "2016-07-06"),
    ("The army will be there soon.", "soon", "DATE", "FUTURE_REF", "2016-11-01", "2016-12-01"),
    ("The war will be over next summer.", "next summer", "DATE", "2017-SU", "2017-06-01", "2017-08-31"),
    ("She spoke in May.", "May", "DATE", "2016-05", "2016-05-01", "2016-05-31"),
    ("The 2003 invasion changed the country.", "2003", "DATE", "2003", "2003-01-01", "2003-12-31"),
    ("The report is dated 2016-10-27.", "2016-10-27", "DATE", "2016-10-27", "2016-10-27", "2016-10-27"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "kind", "value", "earliest", "latest"), READ)
def test_expressions(
    dates_in: Dates, sentence: str, text: str, kind: str, value: str, earliest: str | None, latest: str | None
) -> None:
    found = [(d.text, d.type.value, d.value, d.earliest, d.latest) for d in dates_in(sentence)]
    assert (text, kind, value, earliest, latest) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "She may march with them.",
        "Some 1,500 people and 2000 troops crossed the river.",
        "He is 52 years old and led the 2nd brigade.",
        "The sun rose, and he sat in the second row.",
        "The talks will last.",
        "",
        "!!! ??? \n\n 🙂",
    ],
)
def test_what_is_no_time(dates_in: Dates, sentence: str) -> None:
    assert dates_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met last week.", "XXXX-WXX"),
        ("They met on Oct. 24.", "XXXX-10-24"),
        ("They met in October.", "XXXX-10"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met three years ago.", "XXXX"),
    ],
)
def test_without_a_published_date_the_calendar_stays_open(dates_in: Dates, sentence: str, value: str) -> None:
    (date,) = dates_in(sentence, published=None)
    assert (date.value, date.earliest, date.latest) == (value, None, None)


def test_the_following_day_counts_from_the_narrative(dates_in: Dates) -> None:
    found = dates_in("Shelling began on Oct. 24. The following day the truce collapsed.")
    assert found[1].value == "2016-10-25"


SENTENCE = (
    "the last next 2 31 99 1999 of May march - / : , . early week years ago Friday half a few "
    "second 30s century Ramadan 10/10/10 5 p.m. GMT 0 \n ½"
)
WORDS = SENTENCE.split(" ")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    )
)
def test_any_run_of_time_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for date in read_dates(parse(Document(text, published="2016-11-01"))):
        assert date.text == text[date.start : date.end]
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest
