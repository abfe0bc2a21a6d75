"""The camps of a window, with how firmly each actor stands."""

from __future__ import annotations

import pytest

from crosscurrents.analysis.network import Edge, Network, Node, Part
from crosscurrents.analysis.weights import load_weights
from crosscurrents.app.camps import camps_view
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.store.case import Case
from support.serving import Serving


def network(*ties: tuple[str, str, float, float]) -> Network:
    """Return a network of ties, each with what speaks for and against it."""
    edges = [
        Edge(
            a, b, [Part(f"{a}{b}{n}", "tie", None, w, [], [f"{n}"]) for n, w in enumerate((good, -bad)) if w]
        )
        for a, b, good, bad in ties
    ]
    nodes = {id: Node(id, id.title(), "armed-group") for a, b, _, _ in ties for id in (a, b)}  # type: ignore[arg-type]
    return Network(nodes, edges, None, None, load_weights())


@pytest.fixture
def snapshot(whole_case: Case) -> Snapshot:
    return Snapshot(whole_case)


FRIENDS_AND_FOES = [("ash", "oak", 4.0, 0.0), ("elm", "fir", 4.0, 0.0), ("ash", "elm", 0.0, 4.0),
                    ("fir", "oak", 0.0, 4.0)]  # fmt: skip


def test_friends_share_a_camp_and_foes_do_not(snapshot: Snapshot) -> None:
    found = camps_view(snapshot, network(*FRIENDS_AND_FOES), 2, seconds=0.5)
    camp = {member.id: member.camp for member in found.members}
    assert camp["ash"] == camp["oak"] != camp["elm"] == camp["fir"]
    assert {member.standing for member in found.members} == {"firm"}
    assert (found.upper, found.proved, found.frustrated) == (0.0, True, [])


def test_who_hangs_on_a_disputed_tie_is_not_firm(snapshot: Snapshot) -> None:
    ties = [*FRIENDS_AND_FOES, ("fir", "yew", 2.0, 1.9)]
    found = camps_view(snapshot, network(*ties), 2, seconds=0.5)
    standing = {member.id: member.standing for member in found.members}
    assert standing["yew"] == "unsettled"
    assert standing["ash"] == "firm"


def test_a_tie_out_of_place_is_named(snapshot: Snapshot) -> None:
    ties = [*FRIENDS_AND_FOES, ("ash", "fir", 0.5, 0.0)]
    assert camps_view(snapshot, network(*ties), 2, seconds=0.5).frustrated == [("ash", "fir")]


def test_two_actors_are_no_camps(snapshot: Snapshot) -> None:
    assert camps_view(snapshot, network(("ash", "oak", 1.0, 0.0)), 2, seconds=0.1).camps == []


def test_camps_are_asked_for_by_window(served: Serving) -> None:
    found = served.json("/camps.json")
    assert {member["id"] for member in found["members"]} == {"reds", "blues", "greens"}
    assert served.json("/camps.json?since=2030-01-01")["members"] == []
    assert served.get("/camps.json?camps=1").status_code == 400
    assert served.get("/camps.json?since=soon").status_code == 400
