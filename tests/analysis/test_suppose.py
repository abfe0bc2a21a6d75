"""Suppositions: what they change, and what they leave as it is."""

from __future__ import annotations

from datetime import date

import pytest
from made import Made, event, place, relation

from crosscurrents.analysis.beside import camps_differ, control_differs, meetings_differ
from crosscurrents.analysis.camps import network_camps
from crosscurrents.analysis.control import control
from crosscurrents.analysis.flashpoints import flashpoints
from crosscurrents.analysis.network import build_network
from crosscurrents.analysis.occurrences import SUPPOSED, occurrences
from crosscurrents.analysis.presence import sightings
from crosscurrents.analysis.suppose import Force, Supposed, refuse, suppose, supposed_network
from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.vocabulary import RelationName

RECORDS = Made(
    event("reds", "blues", "2016-05-01", "zenda"),
    event("blues whites", "greens", "2016-06-02", "hentzau"),
    event("reds", "greens", "2016-06-09", "zenda"),
    event("reds", "", "2016-06-09", "zenda", trigger="captured"),
    relation("whites", RelationName.ALLIED_WITH, "reds"),
    place("Zenda", 47.0, 15.0),
    place("Hentzau", 48.0, 15.0),
)
JUNE = date(2016, 6, 1), date(2016, 6, 30)


def test_what_an_actor_did_goes_with_it() -> None:
    supposed = Supposed(RECORDS, suppose(without=["blues"]))
    assert [(e.actors, e.recipients) for e in supposed.stream("events")] == [
        (["whites"], ["greens"]), (["reds"], ["greens"]), (["reds"], []),
    ]  # fmt: skip
    assert {actor.id for actor in supposed.actor_summaries()} == {"reds", "whites", "greens"}
    gone = Supposed(RECORDS, suppose(without=["whites"]))
    assert list(gone.stream("relations")) == []


def test_a_force_at_a_place_meets_its_foes() -> None:
    supposition = suppose(forces=[Force("blues", "zenda", *JUNE)])
    supposed = Supposed(RECORDS, supposition)
    before, after = (flashpoints(sightings(records, occurrences(records))) for records in (RECORDS, supposed))
    differ = meetings_differ(before, after)
    assert not differ.gone
    assert {(m.place, m.month, m.a, m.b, m.fought_there) for m in differ.new} == {
        ("Zenda", "2016-06", "blues", "reds", False), ("Zenda", "2016-06", "blues", "greens", False),
    }  # fmt: skip
    assert {e.rule for r in supposed.stream("relations") for e in r.evidence} == {"test", SUPPOSED}


def test_a_force_may_be_supposed_to_hold_its_place() -> None:
    held = Supposed(RECORDS, suppose(forces=[Force("blues", "zenda", *JUNE)]), RelationName.CONTROLS)
    (one,) = control_differs(control(RECORDS, occurrences(RECORDS)), control(held, occurrences(held)))
    assert one.name == "Zenda"
    assert [(s.start, s.holders) for s in one.after][:2] == [
        (date(2016, 6, 1), ("blues",)), (date(2016, 6, 9), ("reds",)),
    ]  # fmt: skip


def test_a_turned_pair_is_no_longer_hostile_or_newly_so() -> None:
    seen = sightings(RECORDS, occurrences(RECORDS))
    before = flashpoints(seen)
    ended = meetings_differ(before, flashpoints(seen, turned={("greens", "reds")}))
    assert {(m.a, m.b) for m in ended.gone} == {("greens", "reds")}
    assert not ended.new
    made = meetings_differ(before, flashpoints(seen, turned={("blues", "whites")}))
    assert {(m.a, m.b, m.place) for m in made.new} == {("blues", "whites", "Hentzau")}
    assert flashpoints(seen, turned={("blues", "whites")}).back_test == before.back_test


def test_camps_beside_the_unaltered_ones() -> None:
    network = build_network(RECORDS)
    changed = supposed_network(network, suppose(flipped=[("reds", "blues")]))
    differ = camps_differ(network_camps(network), network_camps(changed))
    assert not differ.left
    assert not differ.entered
    same = camps_differ(network_camps(network), network_camps(network))
    assert same.moved == []
    assert same.before == same.after


def test_what_can_not_be_supposed_is_said() -> None:
    network = build_network(RECORDS)
    with pytest.raises(UnknownRecord):
        supposed_network(network, suppose(without=["nobody"]))
    with pytest.raises(InputError, match="taken out and changed"):
        suppose(without=["reds"], flipped=[("reds", "blues")])
    with pytest.raises(InputError, match="itself"):
        suppose(flipped=[("reds", "reds")])
    with pytest.raises(InputError, match="no act"):
        refuse(suppose(flipped=[("reds", "blues")]), "escalation", flipped="no act")
    refuse(suppose(without=["reds"]), "escalation", flipped="no act")
