"""Decisions are saved at once, change every view, and can be taken back."""

from __future__ import annotations

import json

import pytest

from crosscurrents.store.case import Case
from support.hostile import SCRIPT
from support.records import DOCUMENT, TEXT
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


def test_whoever_serves_decides_where_nobody_is_named(served: Serving) -> None:
    served.decide(verdict="rename", subject="reds", value="Crimsons")
    served.decide(verdict="rename", subject="blues", value="Azures", who=" Ada ")
    assert [row["who"] for row in served.json("/decisions.json")["rows"]] == ["Ada", "keeper"]


@pytest.mark.parametrize(
    ("value", "field", "now"),
    [
        ("actors=greens", "actors", ["Greens"]), ("recipients=+New Side:party", "recipients", ["New Side"]),
        ("recipients=", "recipients", []), ("place=", "place", None),
        ("date=2016-10", "latest", "2016-10-31"),
        (f"actors=+{SCRIPT}", "actors", [SCRIPT]),
    ],
)  # fmt: skip
def test_sides_place_and_date_are_corrected(served: Serving, value: str, field: str, now: object) -> None:
    made = served.decide(verdict="event", subject=EVENT, value=value)
    assert made.status_code == 200, made.text
    found = served.json("/events.json")["rows"][0][field]
    assert ([each["name"] for each in found] if isinstance(found, list) else found) == now
    served.decide(verdict="undo", subject=made.json()["id"])
    assert served.json("/events.json")["rows"][0]["type"] == "ASSAULT"


def test_a_place_of_the_gazetteer_gets_a_pin(served: Serving) -> None:
    (best, *_) = [r for r in served.json("/places.json?q=Raqqa")["rows"] if r["country"] == "SYR"]
    assert best["unit"] and best["mentions"] == 0
    served.decide(verdict="event", subject=EVENT, value=f"place={best['id']}")
    assert [p["name"] for p in served.json("/map.json")["pins"] if p["conflict"]] == [best["name"]]


def test_places_of_the_case_come_first(served: Serving) -> None:
    rows = served.json("/places.json?q=oldt")["rows"]
    assert (rows[0]["id"], rows[0]["mentions"]) == ("oldtown", 1)
    assert served.json("/places.json?q=o")["rows"] == []
    assert served.get("/places.json?q=" + "x" * 300).status_code == 400


def test_an_event_is_added_by_its_words(served: Serving) -> None:
    start = TEXT.index("vowed")
    said = {"verdict": "add-event", "subject": DOCUMENT.id, "start": start, "end": start + 14}
    made = served.decide(**said, value="RETREAT", fields={"actors": "reds", "date": "2016-11-04"}).json()
    record = served.json(f"/record.json?id={made['made']}")
    assert record["event"]["by_person"] and record["quotes"][0]["text"] == "vowed to leave"
    assert "person" in record["quotes"][0]["explanation"]
    seen = served.json(f"/reports/{DOCUMENT.id}.json")
    assert [n["by_person"] for n in seen["records"] if n["record"] == made["made"]] == [True]
    assert sum(n["by_person"] for n in seen["records"]) == 1
    assert served.json("/actors/reds.json")["event_total"] == 2
    served.decide(verdict="undo", subject=made["id"])
    assert served.get(f"/record.json?id={made['made']}").status_code == 404


def test_an_actor_is_split(served: Serving) -> None:
    page = served.json("/mentions.json?id=reds")
    assert [(s["value"], s["count"]) for s in page["spellings"]] == [("Reds", 1)]
    assert page["rows"][0]["text"] == "Reds" and page["rows"][0]["after"].startswith(" shelled")
    refused = served.decide(verdict="split", subject="reds", value="Others", spellings=["Reds"])
    assert refused.status_code == 400 and "nothing would be left" in refused.json()["error"]
    served.decide(verdict="same", subject="reds", object="greens")
    made = served.decide(verdict="split", subject="reds", value="Others", spellings=["Greens"]).json()
    assert served.json(f"/actors/{made['made']}.json")["actor"]["name"] == "Others"


@pytest.mark.parametrize(
    "decision",
    [
        {"verdict": "add-event", "subject": DOCUMENT.id, "value": "AID", "fields": {"actors": "reds"}},
        {"verdict": "add-event", "subject": DOCUMENT.id, "start": 0, "end": 4, "value": "AID"},
        {"verdict": "add-event", "subject": DOCUMENT.id, "start": 0, "end": 4, "value": "AID",
         "fields": {"document": "x"}},
        {"verdict": "split", "subject": "reds", "value": "x", "spellings": ["Reds"] * 501},
        {"verdict": "split", "subject": "reds", "value": "", "spellings": ["Reds"]},
        {"verdict": "event", "subject": EVENT, "value": "date=soon"},
        {"verdict": "rename", "subject": "reds", "value": "x", "who": "w" * 2001},
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_refused(served: Serving, decision: dict[str, object]) -> None:
    assert served.decide(**decision).status_code == 400
    assert served.json("/decisions.json")["total"] == 0
