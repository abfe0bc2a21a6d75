"""Flashpoints, escalation, control, coalitions and the comparison with tables."""

from __future__ import annotations

import random
from datetime import date

import pytest
from made import Made, event, place, relation

from crosscurrents.analysis.changepoints import change_points, stretches
from crosscurrents.analysis.coalitions import coalitions
from crosscurrents.analysis.comparison import compare
from crosscurrents.analysis.control import Sign, control, spells
from crosscurrents.analysis.escalation import excitation, make_series
from crosscurrents.analysis.flashpoints import Rate, flashpoints
from crosscurrents.analysis.network import build_network
from crosscurrents.analysis.occurrences import occurrences
from crosscurrents.analysis.presence import sightings
from crosscurrents.errors import InputError
from crosscurrents.vocabulary import EventType, RelationName

ZENDA, STRELSAU = place("Zenda", 47.0, 15.0), place("Strelsau", 48.5, 16.0)


def test_hostile_forces_at_one_place() -> None:
    made = Made(
        event("reds", "blues", "2016-01-05", "strelsau"),
        event("reds", "greens", "2016-03-05", "zenda"),
        event("blues", "greens", "2016-03-09", "zenda"),
        ZENDA,
        STRELSAU,
    )
    found = flashpoints(sightings(made, occurrences(made)), since="2016-03")
    assert {(m.a, m.b, m.fought_there) for m in found.meetings} == {
        ("blues", "reds", False),
        ("greens", "reds", True),
        ("blues", "greens", True),
    }
    assert all(m.place == "Zenda" and m.evidence for m in found.meetings)


def test_the_back_test_counts_what_followed() -> None:
    made = Made(
        event("reds", "blues", "2016-01-05", "strelsau"),
        event("reds", "greens", "2016-02-05", "zenda"),
        event("blues", "greens", "2016-02-09", "zenda"),
        event("reds", "blues", "2016-04-09", "zenda"),
        event("reds", "greens", "2016-08-05", "strelsau"),
        ZENDA,
        STRELSAU,
    )
    test = flashpoints(sightings(made, occurrences(made))).back_test
    assert (test.after_meeting.followed, test.after_meeting.cases) == (1, 1)
    assert test.verdict().startswith("too few cases")


def test_without_places_there_are_no_flashpoints() -> None:
    with pytest.raises(InputError, match="month and a town"):
        flashpoints(sightings(Made(), []))


def test_intervals_of_rates() -> None:
    low, high = Rate(5, 10).interval
    assert low == pytest.approx(0.2366, abs=1e-3)
    assert high == pytest.approx(0.7634, abs=1e-3)
    assert Rate(0, 0).interval == (0.0, 1.0)


def test_change_points_where_the_rate_jumps_and_none_where_it_is_level() -> None:
    chance = random.Random(3)
    level = [sum(chance.random() < 0.1 for _ in range(50)) for _ in range(60)]
    assert change_points(level) == []
    (jump,) = change_points([*level[:30], *(4 * each for each in level[30:])])
    assert abs(jump - 30) <= 2
    assert len(stretches([*level[:30], *(4 * each for each in level[30:])])) == 2


def test_a_steady_stream_excites_nothing() -> None:
    chance = random.Random(2)
    days = [chance.randrange(1_000) for _ in range(800)]
    found = excitation(make_series(days, list(range(800)), 0, 999), draws=20)
    assert found.ratio is not None
    assert found.ratio[0] == 0.0
    assert found.ratio[1] < 0.2


def test_a_rising_stream_is_not_called_self_exciting() -> None:
    chance = random.Random(2)
    days = [int(1_000 * chance.random() ** 0.4) for _ in range(1_500)]
    found = excitation(make_series(days, list(range(1_500)), 0, 999), draws=10)
    assert found.ratio is None
    assert found.reason


def test_duplicates_go_before_anything_is_fitted() -> None:
    series = make_series([3, 3, 3, 4], ["a", "a", "b", "a"], 0, 9)
    assert (series.days, series.merged) == ([3, 3, 4], 1)
    assert "too few" in excitation(series).reason


def test_control_with_gaps_shown_as_gaps() -> None:
    found = spells(
        [
            Sign(date(2016, 1, 1), "reds", True, "r1", "stated control"),
            Sign(date(2016, 2, 1), "blues", True, "r2", "capture"),
            Sign(date(2016, 9, 1), "reds", True, "r3", "stated control"),
        ],
        holds=60,
    )
    assert [(s.kind, s.holders) for s in found] == [
        ("held", ("reds",)),
        ("held", ("blues",)),
        ("gap", ()),
        ("held", ("reds",)),
    ]


def test_control_from_captures_losses_and_statements() -> None:
    made = Made(
        relation("blues", RelationName.CONTROLS, "zenda"),
        event("reds", "blues", "2016-06-20", "zenda", trigger="captured"),
        event("reds", "", "2016-07-01", "zenda", type=EventType.RETREAT, mode="withdraw", trigger="left"),
        ZENDA,
    )
    (zenda,) = control(made, occurrences(made))
    assert [(s.holders, s.start.isoformat(), s.end.isoformat()) for s in zenda.spells] == [
        (("blues",), "2016-06-01", "2016-06-20"),
        (("reds",), "2016-06-20", "2016-07-01"),
    ]


def test_coalitions_rank_quarrelsome_ones_last_and_say_what_would_turn_it() -> None:
    made = Made(
        event("reds", "blues"),
        event("reds", "target"),
        event("greens", "target"),
        event("blues", "target"),
        event("greens", "reds", type=EventType.AID),
    )
    found = coalitions(build_network(made), "target", ["reds", "blues", "greens"])
    assert found.subsets == 4
    assert found.ranked[0].members in {("Reds", "Greens"), ("Blues", "Greens")}
    assert found.ranked[0].undominated
    worst = next(c for c in found.ranked if set(c.members) == {"Reds", "Blues"})
    assert worst.animosity > 0
    assert worst.quarrels
    assert any("Reds and Blues were friendly" in t.assumption or "Blues" in t.assumption for t in found.turns)


def test_coalitions_of_too_few_or_too_many() -> None:
    network = build_network(Made(event("reds", "blues")))
    with pytest.raises(InputError, match="candidates"):
        coalitions(network, "reds", ["reds", "blues"])
    with pytest.raises(InputError, match="candidates"):
        coalitions(network, "reds", [f"n{i}" for i in range(65)])
    with pytest.raises(InputError, match="capability"):
        coalitions(network, "reds", ["blues", "x"], {"blues": -1})


def test_reports_beside_a_table() -> None:
    made = Made(
        event("reds", "blues", "2016-06-01", "zenda"),
        event("reds", "blues", "2016-06-08", "strelsau"),
        event("reds", "blues", "2016-06-03", "castle", rule="tables.x", number=1),
        event("greens", "blues", "2016-06-08", "strelsau", rule="tables.x", number=2),
        event("greens", "whites", "2016-06-07", "strelsau", rule="tables.x", number=3),
        event("greens", "whites", "2016-06-01", "hentzau", rule="tables.x", number=4),
        ZENDA,
        STRELSAU,
        place("Castle", 47.05, 15.05),
        place("Hentzau", 40.0, 10.0),
    )
    found = compare(made, occurrences(made))
    assert [(m.read.place, [c.place for c in m.coded]) for m in found.both] == [
        ("zenda", ["castle"]),
        ("strelsau", ["strelsau"]),
    ]
    assert sorted(lone.reason for lone in found.only_coded) == [
        "the reports tell of no violence at this place",
        "the reports tell of violence at this place, but not in this week or by these actors",
    ]


def test_undated_reports_are_matched_by_their_publication() -> None:
    made = Made(
        event("reds", "blues", None, "zenda"),
        event("reds", "blues", "2016-05-30", "zenda", rule="tables.x", number=1),
        event("reds", "blues", "2016-03-30", "zenda", rule="tables.x", number=2),
        event("reds", "greens", "2016-06-01", "strelsau"),
        event("reds", "greens", "2016-03-31", "strelsau"),
        ZENDA,
        STRELSAU,
    )
    (match,) = compare(made, occurrences(made)).both
    assert match.by_publication
    assert [row.first for row in match.coded] == [date(2016, 5, 30)]


def test_nothing_to_compare() -> None:
    made = Made(event("reds", "blues", "2016-06-01", "zenda"), ZENDA)
    with pytest.raises(InputError, match="no table"):
        compare(made, occurrences(made))
