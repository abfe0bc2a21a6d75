"""What each address answers with, over a case with one record of every kind."""

from __future__ import annotations

import csv
import io

import pytest

from support.records import DOCUMENT
from support.serving import PAGE, Serving

EVENT, STATEMENT, TIE = "e" * 16, "5" * 16, "f" * 16
VIEWS = ["reports", "actors", "events", "ledger", "network", "map", "review", "decisions", "search"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_a_page_and_its_json_twin(served: Serving, view: str) -> None:
    assert served.get(f"/{view}?since=2016-01-01").content == PAGE
    assert isinstance(served.json(f"/{view}.json?since=2016-01-01"), dict)


@pytest.mark.parametrize("table", ["reports", "actors", "events", "ledger"])
def test_every_table_has_its_csv(served: Serving, table: str) -> None:
    answer = served.get(f"/{table}.csv")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len(rows) == 1 + served.json(f"/{table}.json")["total"]
    assert "attachment" in answer.headers["content-disposition"]


def test_cells_are_no_formulas(served: Serving) -> None:
    assert ",'=cmd.txt," in served.get("/reports.csv").text


def test_overview_counts(served: Serving) -> None:
    seen = served.json("/overview.json")
    assert (seen["counts"]["documents"], seen["counts"]["events"], seen["counts"]["actors"]) == (1, 1, 3)
    assert seen["timeline"]["conflict"] == [1]


def test_a_report_marks_what_was_read(served: Serving) -> None:
    seen = served.json(f"/reports/{DOCUMENT.id}.json")
    marked = {(m["kind"], seen["text"][m["start"] : m["end"]]) for m in seen["marks"]}
    assert {("actor", "Reds"), ("event", "Reds shelled Blues"), ("place", "Oldtown"), ("date", "Monday"),
            ("statement", seen["text"][70:88]), ("relation", "Reds backs Greens")} <= marked  # fmt: skip
    assert {m["record"] for m in seen["marks"]} == {n["record"] for n in seen["records"]}


def test_a_note_says_why(served: Serving) -> None:
    notes = {n["record"]: n for n in served.json(f"/reports/{DOCUMENT.id}.json")["records"]}
    assert notes[EVENT]["title"] == "Reds · assault · Blues"
    assert notes[EVENT]["rule"] == "test.rule"
    assert notes[EVENT]["explanation"] == "no explanation has been written for this rule yet"


def test_a_record_shows_its_words_in_context(served: Serving) -> None:
    quote = served.json(f"/record.json?id={EVENT}")["quotes"][0]
    assert (quote["before"], quote["text"]) == ("", "Reds shelled Blues")
    assert quote["after"].startswith(" in Oldtown")


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("actor=reds", 1), ("actor=greens", 0), ("type=ASSAULT", 1), ("type=AID", 0), ("place=oldtown", 1),
        ("since=2016-10-31&until=2016-10-31", 1), ("since=2016-11-01", 0), ("until=2016-10-30", 0),
        ("q=shelled", 1), ("q=reds+oldtown", 0), ("side=conflict", 1), ("side=cooperation", 0),
        ("status=counted", 1), ("status=denied", 0), ("report=none", 0), ("unknown=1", 1),
    ],
)  # fmt: skip
def test_events_are_filtered(served: Serving, query: str, total: int) -> None:
    assert served.json(f"/events.json?{query}")["total"] == total


def test_an_actor_has_a_page(served: Serving) -> None:
    seen = served.json("/actors/reds.json")
    assert [tie["other"]["name"] for tie in seen["ties"]] == ["Greens"]
    assert (seen["event_total"], seen["statement_total"]) == (1, 1)
    assert seen["months"] == ["2016-11-01"]


def test_the_ledger_says_what_came_of_it(served: Serving) -> None:
    row = served.json("/ledger.json")["rows"][0]
    assert (row["speaker"]["name"], row["due_latest"], row["outcome"]) == ("Reds", "2016-11-04", "open")


def test_a_tie_opens_into_what_it_is_made_of(served: Serving) -> None:
    edges = served.json("/network.json")["edges"]
    assert {(e["a"], e["b"]): e["strength"] > 0 for e in edges} == {
        ("blues", "reds"): False, ("greens", "reds"): True,
    }  # fmt: skip
    parts = served.json("/tie.json?a=reds&b=blues")["parts"]
    assert [part["record"] for part in parts] == [EVENT]


def test_the_map_has_pins_with_their_precision(served: Serving) -> None:
    pin = served.json("/map.json")["pins"][0]
    assert (pin["name"], pin["conflict"], pin["precision"]) == ("Oldtown", 1, "town")
    assert served.json("/map.json?since=2017-01-01")["pins"] == []


def test_towns_of_a_piece_of_the_map(served: Serving) -> None:
    towns = served.json("/towns.json?south=33&north=34&west=36&east=37&limit=5")["towns"]
    assert towns[0]["name"] == "Damascus" and towns[0]["capital"]
    assert len(towns) == 5
    assert all(33 <= town["latitude"] <= 34 and 36 <= town["longitude"] <= 37 for town in towns)
    assert served.get("/towns.json?south=-91").status_code == 400


def test_search_marks_the_words(served: Serving) -> None:
    hit = served.json("/search.json?q=oldtown")["rows"][0]
    assert "Oldtown" in hit["excerpt"][1::2]
    assert served.json("/search.json?q=nowhere")["total"] == 0
    assert served.json("/search.json?q=%22%27)(*")["total"] == 0


@pytest.mark.parametrize("path", ["/actors/nobody.json", "/reports/none.json", "/record.json?id=none"])
def test_what_is_not_there_is_said(served: Serving, path: str) -> None:
    answer = served.get(path)
    assert answer.status_code == 404 and answer.json()["error"]


@pytest.mark.parametrize("query", ["offset=-1", "offset=x", "limit=0", "limit=1000000"])
def test_addresses_that_make_no_sense_are_named(served: Serving, query: str) -> None:
    answer = served.get(f"/events.json?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.json()["error"]


def test_a_window_that_is_no_day_is_named(served: Serving) -> None:
    assert served.get("/network.json?since=soon").status_code == 400
