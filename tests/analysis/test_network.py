"""The signed network: weights, windows, roll-up, disputed signs, camps, and changes on purpose."""

from __future__ import annotations

from datetime import date

import pytest
from made import DOCUMENT, Made, event, relation

from crosscurrents.analysis.camps import network_camps
from crosscurrents.analysis.network import build_network
from crosscurrents.analysis.whatif import flipped, without
from crosscurrents.analysis.windows import changes, hierarchy, rolled_up
from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.records import Document
from crosscurrents.vocabulary import EventType, RelationName, Status


def test_an_edge_opens_into_what_it_is_made_of() -> None:
    network = build_network(Made(event("reds", "blues"), event("reds", "blues", type=EventType.CONSULT)))
    (edge,) = network.edges
    assert sorted(part.what for part in edge.parts) == ["ASSAULT", "CONSULT"]
    assert edge.positive == pytest.approx(0.1)
    assert edge.negative == pytest.approx(1.0)
    assert edge.strength < 0
    assert all(part.evidence and part.documents == [DOCUMENT.id] for part in edge.parts)


def test_weights_halve_over_half_a_year() -> None:
    network = build_network(Made(event("reds", "blues", "2016-01-01")), until=date(2016, 6, 29))
    assert network.edges[0].negative == pytest.approx(0.5)


def test_joint_action_ties_a_side_together() -> None:
    network = build_network(Made(event("reds whites", "blues")))
    tie = network.edge("whites", "reds")
    assert tie is not None
    assert tie.strength > 0


def test_two_reports_of_one_event_count_once_and_table_rows_each() -> None:
    other = Document("Another report.", source="two")
    told = [event("reds", "blues", "2016-05-05"), event("reds", "blues", "2016-05-05", document=other)]
    network = build_network(Made(*told, documents=[DOCUMENT, other]))
    assert len(network.edges[0].parts) == 1
    assert network.edges[0].reports == 2
    rows = [event("reds", "blues", "2016-05-05", rule="tables.x", number=n) for n in (1, 2)]
    assert len(build_network(Made(*rows)).edges[0].parts) == 2


def test_duplicates_and_what_did_not_happen_do_not_count() -> None:
    copy = Document("Report, again.", source="two", duplicate_of=DOCUMENT.id)
    assert not build_network(Made(event("reds", "blues", document=copy), documents=[DOCUMENT, copy])).edges
    planned = relation("reds", RelationName.ALLIED_WITH, "blues", status=Status.DENIED)
    assert not build_network(Made(planned)).edges


def test_crowds_are_left_out_unless_asked_for() -> None:
    made = Made(event("reds", "civilians"))
    assert build_network(made).edges == []
    assert len(build_network(made, populations=True).edges) == 1


def test_disputed_signs() -> None:
    network = build_network(
        Made(
            event("reds", "blues"),
            relation("reds", RelationName.ALLIED_WITH, "blues", attributed_to="greens"),
        )
    )
    assert network.disputed(network.edges[0])
    assert network.edges[0].doubt == pytest.approx(0.5)
    assert {part.attributed_to for part in network.edges[0].parts} == {None, "greens"}


def test_windows_and_their_differences() -> None:
    made = Made(
        event("reds", "blues", "2016-01-10"),
        event("reds", "blues", "2016-03-10", type=EventType.AID),
        event("reds", "greens", "2016-03-10"),
        event("whites", "greens", "2016-01-10"),
    )
    before = build_network(made, since=date(2016, 1, 1), until=date(2016, 1, 31))
    after = build_network(made, since=date(2016, 3, 1), until=date(2016, 3, 31))
    assert {(c.a, c.b): c.kind for c in changes(before, after)} == {
        ("blues", "reds"): "turned",
        ("greens", "reds"): "new",
        ("greens", "whites"): "gone",
    }
    with pytest.raises(InputError, match="after"):
        build_network(made, since=date(2017, 1, 1), until=date(2016, 1, 1))


def test_roll_up_along_the_hierarchy() -> None:
    made = Made(
        relation("brigade", RelationName.PART_OF, "reds"),
        relation("reds", RelationName.MEMBER_OF, "front"),
        relation("front", RelationName.PART_OF, "brigade"),
        event("brigade", "blues"),
    )
    parents = hierarchy(made)
    assert rolled_up(parents)["brigade"] == "front"
    assert rolled_up(parents, apart=["reds"])["brigade"] == "reds"
    network = build_network(made, roll_up={"brigade": "reds"})
    assert network.edge("reds", "blues")
    assert network.nodes["reds"].includes == ["brigade"]


def test_camps_with_the_tie_out_of_place() -> None:
    made = Made(
        event("reds", "blues", number=1),
        event("reds", "blues", number=2, day="2016-06-02"),
        event("greens", "blues"),
        event("reds", "greens", type=EventType.ACCUSE),
    )
    (view,) = network_camps(build_network(made), seconds=2)
    camp = {member.actor: member.camp for member in view.members}
    assert camp["reds"] == camp["greens"] != camp["blues"]
    assert [(edge.a, edge.b) for edge in view.frustrated] == [("greens", "reds")]
    assert view.camps.frustration.proved


@pytest.mark.parametrize("made", [Made(), Made(event("reds")), Made(event("reds", "blues"))])
def test_too_small_for_camps(made: Made) -> None:
    with pytest.raises(InputError, match="have no camps"):
        network_camps(build_network(made))


def test_all_ties_positive_is_one_camp() -> None:
    made = Made(event("reds greens whites", "", type=EventType.COOPERATE))
    (view,) = network_camps(build_network(made), seconds=1)
    assert {member.camp for member in view.members} == {0}
    assert view.camps.frustration.upper == 0


def test_what_if() -> None:
    network = build_network(Made(event("reds", "blues"), event("greens", "blues")))
    assert [(e.a, e.b) for e in without(network, "reds").edges] == [("blues", "greens")]
    turned = flipped(network, "reds", "blues").edge("reds", "blues")
    assert turned is not None
    assert turned.strength > 0
    with pytest.raises(UnknownRecord, match="no tie"):
        flipped(network, "reds", "greens")
    with pytest.raises(UnknownRecord):
        without(network, "nobody")
