"""Decisions are saved at once, change every view, and can be taken back."""

from __future__ import annotations

import json

import pytest

from crosscurrents.store.case import Case
from support.serving import Serving

EVENT, STATEMENT = "e" * 16, "5" * 16


def test_a_merge_changes_every_view_and_is_undone(served: Serving) -> None:
    made = served.decide(verdict="same", subject="blues", object="greens", who="Ada").json()
    assert served.json("/actors.json")["total"] == 2
    assert served.json("/actors/greens.json")["event_total"] == 1
    assert len(served.json("/network.json")["edges"]) == 1
    assert served.decide(verdict="undo", subject=made["id"]).status_code == 200
    assert served.json("/actors.json")["total"] == 3


def test_decisions_are_in_the_case_at_once(served: Serving) -> None:
    served.decide(verdict="rename", subject="reds", value="Crimsons", who="Ada")
    with Case(served.desk.path, create=False) as case:
        assert [(d.verdict, d.value, d.who) for d in case.decisions()] == [("rename", "Crimsons", "Ada")]
        assert case.find_actor("Crimsons").id == "reds"


def test_a_struck_event_is_gone(served: Serving) -> None:
    served.decide(verdict="event", subject=EVENT, value="wrong")
    assert served.json("/events.json")["total"] == 0
    assert served.json("/map.json")["placed"] == 0


def test_an_event_is_corrected(served: Serving) -> None:
    served.decide(verdict="event", subject=EVENT, value="type=COERCE")
    served.decide(verdict="event", subject=EVENT, value="status=alleged")
    row = served.json("/events.json")["rows"][0]
    assert (row["type"], row["status"], row["counted"]) == ("COERCE", "alleged", False)


def test_an_outcome_is_settled(served: Serving) -> None:
    served.decide(verdict="outcome", subject=STATEMENT, value="fulfilled", who="Ada")
    row = served.json("/ledger.json")["rows"][0]
    assert row["outcome"] == "fulfilled" and "Ada" in row["reason"]


def test_the_queue_forgets_what_was_decided(served: Serving) -> None:
    served.decide(verdict="outcome", subject=STATEMENT, value="due")
    queue = served.json("/review.json")
    assert all(item["subject"] != STATEMENT for item in queue["items"])
    assert queue["decided"] == 1


@pytest.mark.parametrize(
    "decision",
    [
        {"verdict": "withdraw", "subject": "x"}, {"verdict": "no", "subject": "x"}, {"subject": "x"},
        {"verdict": "event", "subject": EVENT, "value": "type=WAR"},
        {"verdict": "event", "subject": EVENT, "value": "document=x"},
        {"verdict": "kind", "subject": "reds", "value": "pirates"},
        {"verdict": "rename", "subject": "reds", "value": "x" * 5000},
        {"verdict": "rename", "subject": "reds", "value": "x", "more": 1},
    ],
)  # fmt: skip
def test_what_is_no_decision_is_refused(served: Serving, decision: dict[str, object]) -> None:
    assert served.decide(**decision).status_code == 400
    assert served.json("/decisions.json")["total"] == 0


def test_what_it_is_about_must_be_there(served: Serving) -> None:
    assert served.decide(verdict="event", subject="none", value="right").status_code == 404


def test_decisions_leave_as_json_lines(served: Serving) -> None:
    served.decide(verdict="rename", subject="reds", value="Crimsons")
    lines = served.get("/decisions.jsonl").text.splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["rename"]
