from __future__ import annotations

import pytest

from crosscurrents.dates.narrative import EventDater
from crosscurrents.dates.step import read_dates
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document
from crosscurrents.vocabulary import Status

PUBLISHED = "2016-11-10"  # a Thursday

# text, word of the event, how it stands, earliest and latest day
DATED = [
    ("Rebels seized the hill on Monday.", "seized", "occurred", ("2016-11-07", "2016-11-07")),
    ("Rebels seized the hill before dawn on Monday.", "seized", "occurred", ("2016-11-07", "2016-11-07")),
    ("The army has besieged the port since May.", "besieged", "ongoing", ("2016-05-01", "2016-11-10")),
    ("The army shelled the port this month.", "shelled", "occurred", ("2016-11-01", "2016-11-10")),
    ("The army will shell the port this month.", "shell", "planned", ("2016-11-10", "2016-11-30")),
    ("They vowed to free the port by the end of 2016.", "free", "promised", ("2016-11-10", "2016-12-31")),
    (
        "The army entered the port on Tuesday, a day after rebels left it.",
        "left",
        "occurred",
        ("2016-11-07", "2016-11-07"),
    ),
    (
        "The army entered the port on Tuesday, five months after rebels had seized it.",
        "seized",
        "occurred",
        ("2016-06-01", "2016-06-30"),
    ),
    ("Six people died on Tuesday when jets bombed a bakery.", "bombed", "occurred", ("2016-11-08",) * 2),
    ("He spoke to reporters on Tuesday after he met the envoy.", "met", "occurred", ("2016-11-08",) * 2),
    ("Jets bombed a bakery on Tuesday and hit a school.", "hit", "occurred", ("2016-11-08",) * 2),
    (
        "Students marched to the palace on Tuesday, and police fired tear gas.",
        "fired",
        "occurred",
        ("2016-11-08",) * 2,
    ),
    (
        "They have taken two hills since they broke in on 1 November.",
        "taken",
        "occurred",
        ("2016-11-01", PUBLISHED),
    ),
    (
        "A depot was bombed overnight between Monday and Tuesday.",
        "bombed",
        "alleged",
        ("2016-11-07", "2016-11-08"),
    ),
    ("Jets bombed a depot on Tuesday. Rebels fled the town.", "fled", "occurred", ("2016-11-08",) * 2),
    (
        "Jets bombed a depot on Tuesday. Rebels fled the town, a doctor said.",
        "fled",
        "occurred",
        ("2016-11-08",) * 2,
    ),
    (
        "Jets bombed a depot on Tuesday.\n\nThe war is old.\n\nRebels fled the town by nightfall.",
        "fled",
        "occurred",
        ("2016-11-08",) * 2,
    ),
    (
        "The army took a hill on Tuesday. Rebels had fled the night before.",
        "fled",
        "occurred",
        ("2016-11-07",) * 2,
    ),
    ("He ordered the aide, Ali Hadi, on 1 November to leave.", "ordered", "occurred", ("2016-11-01",) * 2),
]

UNDATED = [
    ("Jets bombed a depot on Tuesday. Rebels have fled the town.", "fled", "occurred"),
    ("Jets bombed a depot on Tuesday. Rebels had fled the town.", "fled", "occurred"),
    ("Jets bombed a depot on Tuesday.\n\nRebels fled the town.", "fled", "occurred"),
    ("Jets bombed a depot in 2014. Rebels fled the town.", "fled", "occurred"),
    ("A general spoke on Tuesday. In May the town fell. Rebels fled the hills.", "fled", "occurred"),
    ("A spokesman said on Tuesday that the war was over. Rebels fled the town.", "fled", "occurred"),
    ("He broke his promise of peace by the end of 2016.", "promise", "occurred"),
    ("Rebels attacked the depot before police arrived on Tuesday.", "attacked", "occurred"),
    ("Jets bombed a depot on Tuesday. Rebels will flee the town.", "flee", "planned"),
]


def _dated(text: str, word: str, status: str, told: bool = True, published: str | None = PUBLISHED) -> object:
    parsed = parse(Document(text, published=published))
    trigger = next(token for token in parsed.doc if token.text == word)
    found = EventDater(parsed, read_dates(parsed)).date_of(trigger, Status(status), told)
    return found and (found.date.earliest, found.date.latest)


@pytest.mark.parametrize(("text", "word", "status", "days"), DATED)
def test_the_day_of_an_event(text: str, word: str, status: str, days: tuple[str, str]) -> None:
    assert _dated(text, word, status) == days


@pytest.mark.parametrize(("text", "word", "status"), UNDATED)
def test_what_the_text_ties_to_no_day_stays_undated(text: str, word: str, status: str) -> None:
    assert _dated(text, word, status) is None


def test_blame_and_demands_are_not_carried_along() -> None:
    text = "Jets bombed a depot on Tuesday. Moscow blamed the rebels."
    assert _dated(text, "blamed", "occurred", told=False) is None


def test_nothing_is_bounded_by_a_report_without_a_day() -> None:
    assert _dated(
        "The army has besieged the port since May 2015.", "besieged", "ongoing", published=None
    ) == (
        "2015-05-01",
        None,
    )


def test_the_rule_and_the_words_that_date() -> None:
    parsed = parse(Document("The army came on Tuesday, a day after rebels left.", published=PUBLISHED))
    trigger = next(token for token in parsed.doc if token.text == "left")
    found = EventDater(parsed, read_dates(parsed)).date_of(trigger, Status.OCCURRED)
    assert found is not None
    assert (found.rule, parsed.words(found.start, found.end)) == ("events.date-counted", "a day after")
