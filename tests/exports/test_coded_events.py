"""Coded events in the shapes of PLOVER, POLECAT and ICEWS: any reader loads them, whatever the words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.exports import icews, polecat
from crosscurrents.exports.plover import PloverRecord
from crosscurrents.exports.registry import ExportOptions, Output, export_for
from crosscurrents.exports.tsv import tsv_cell, write_tsv
from crosscurrents.ingest.found import TableInput
from crosscurrents.ingest.tables.chunks import table_documents
from crosscurrents.ingest.tables.read import read_table
from crosscurrents.records import Actor, Count, Document, Event, EventDate
from crosscurrents.store.case import Case
from crosscurrents.vocabulary import ActorKind, MentionForm, PlacePrecision, Status
from support.records import DOCUMENT, reading
from support.tables import NAMES

HOSTILE = '=cmd|"/C calc"!A0\tBrigade\r\nof the\u2028North'
DAY = EventDate(earliest="2016-10-31", latest="2016-11-02", text="last week", precision="day")


class Records:
    """A case of one report, with one event."""

    def __init__(self, document: Document = DOCUMENT, **changes: Any) -> None:
        self.reading = reading()
        self.document = document
        self.events = [msgspec.structs.replace(self.reading.events[0], **changes)]
        self.actors: list[Actor] = self.reading.actors

    def stream(self, kind: str) -> Iterator[Any]:
        yield from {
            "documents": [self.document],
            "events": self.events,
            "actors": self.actors,
            "places": self.reading.places,
        }[kind]

    def actor_summaries(self) -> list[Any]:
        return []


def written(name: str, case: Any, **options: bool) -> str:
    out = io.BytesIO()
    export_for(name)(case, Output(None, out), ExportOptions(**options))
    return out.getvalue().decode()


def plover(case: Any, **options: bool) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("plover", case, **options).splitlines()]


def rows(name: str, case: Any, **options: bool) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(name, case, **options), newline=""), delimiter="\t"))


def test_a_plover_record(whole_case: Case) -> None:
    [record] = plover(whole_case)
    assert record["date"] == "2016-10-31"
    assert record["event"] == ["ASSAULT"]
    assert record["actor"] == [
        {
            "sector": "REB",
            "entity_text": "Reds",
            "identifier_id": "reds",
            "identifier_text": "Reds",
            "code": "IMG",
        }
    ]
    assert record["event_loc"] == {
        "extracted_place": "Oldtown", "resolved_place": "Oldtown", "lat": 1.0, "lon": 2.0,
    }  # fmt: skip
    assert record["text_info"] == {"start": 0, "end": 18}
    assert "comment" not in record
    assert "text" not in record


def test_a_pronoun_names_nobody() -> None:
    case = Records()
    [mention] = case.actors[0].mentions
    mentions = [
        msgspec.structs.replace(mention, text="they", form=MentionForm.PRONOUN),
        msgspec.structs.replace(mention, text="the Reds", start=70, end=78),
    ]
    case.actors[0] = msgspec.structs.replace(case.actors[0], mentions=mentions)
    assert plover(case)[0]["actor"][0]["entity_text"] == "the Reds"


def test_the_words_only_where_asked() -> None:
    assert plover(Records(), text=True)[0]["text"] == "Reds shelled Blues"
    assert "Reds shelled Blues" not in written("plover", Records())


def test_the_field_list_is_strict() -> None:
    [record] = plover(Records())
    decoder = msgspec.json.Decoder(PloverRecord)
    for change in (
        {"weather": "fair"},
        {"date": "2016"},
        {"actor": []},
        {"event": ["SHELL"]},
        {"quad_code": 5},
    ):
        with pytest.raises(msgspec.ValidationError):
            decoder.decode(json.dumps({**record, **change}))
    del record["id"]
    with pytest.raises(msgspec.ValidationError):
        decoder.decode(json.dumps(record))


def test_an_undated_event_has_the_day_of_its_report_and_says_so() -> None:
    [record] = plover(Records(date=None))
    assert record["date"] == "2016-11-03"
    assert record["comment"].startswith("date: not told; at the latest")
    assert plover(Records(document=msgspec.structs.replace(DOCUMENT, published=None), date=None)) == []


@pytest.mark.parametrize(
    ("earliest", "latest", "day", "end", "comment"),
    [
        ("2016-10-31", "2016-11-02", "2016-10-31", "2016-11-02", None),
        (None, "2016-11-02", "2016-11-02", None, "date: at the latest 2016-11-02"),
        ("2016-10-31T08:00", None, "2016-10-31", None, "date: at the earliest 2016-10-31"),
    ],
)
def test_days_that_are_open_on_one_side(
    earliest: str | None, latest: str | None, day: str, end: str | None, comment: str | None
) -> None:
    when = EventDate(earliest=earliest, latest=latest, text="", precision="day")
    [record] = plover(Records(date=when))
    assert (record["date"], record.get("enddate"), record.get("comment")) == (day, end, comment)


@pytest.mark.parametrize("name", ["plover", "polecat", "icews"])
def test_what_did_not_happen_only_where_asked(name: str) -> None:
    case = Records(status=Status.DENIED)
    assert len(written(name, case).splitlines()) == (0 if name == "plover" else 1)
    assert len(written(name, case, every_status=True).splitlines()) == (1 if name == "plover" else 2)
    assert len(written(name, Records(status=Status.ONGOING)).splitlines()) >= 1


def test_the_status_is_told() -> None:
    [record] = plover(Records(status=Status.ALLEGED, attributed_to="greens"), every_status=True)
    assert record["comment"] == "status: alleged; according to Greens"


def test_numbers_places_and_unknown_actors() -> None:
    toll = {"dead": Count(low=3, best=None, high=None), "protesters": Count(low=1, best=1, high=1)}
    [record] = plover(Records(magnitude=toll, actors=[], place_precision=PlacePrecision.TOWN))
    assert record["size"] == {"dead": 3}
    assert record["actor"] == [{"sector": "UNK"}]
    assert record["event_loc"]["resolution"] == 4
    assert record["event_loc"]["city"] == "Oldtown"


def test_events_of_one_id_get_different_ones() -> None:
    case = Records()
    case.events = case.events * 2
    assert len({record["id"] for record in plover(case)}) == 2


@pytest.mark.parametrize(("name", "columns"), [("polecat", polecat.COLUMNS), ("icews", icews.COLUMNS)])
def test_hostile_words_stay_in_their_cells(name: str, columns: list[str]) -> None:
    case = Records(mode=HOSTILE, contexts=[HOSTILE])
    case.document = msgspec.structs.replace(DOCUMENT, publisher=HOSTILE)
    case.actors = [msgspec.structs.replace(actor, name=HOSTILE) for actor in case.actors]
    text = written(name, case)
    lines = text.split("\n")
    assert lines[0].split("\t") == columns
    assert lines[2:] == [""]
    assert len(lines[1].split("\t")) == len(columns)
    assert [list(row.values()) for row in rows(name, case)] == [lines[1].split("\t")]
    [row] = rows(name, case)
    name_column = "Actor Name" if name == "polecat" else "Source Name"
    assert row[name_column] == "'=cmd|'/C calc'!A0 Brigade of the North"
    [record] = plover(case)
    assert record["actor"][0]["identifier_text"] == HOSTILE


@given(st.text())
def test_every_cell_is_one_cell(text: str) -> None:
    made = tsv_cell(text)
    assert len(made.splitlines()) <= 1
    assert list(csv.reader([f"{made}\tnext"], delimiter="\t")) == [[made, "next"]]
    assert not made.startswith(("=", "+", "-", "@"))


def test_a_row_with_a_strange_column_is_refused() -> None:
    with pytest.raises(KeyError):
        write_tsv(io.BytesIO(), ["a"], [{"b": 1}])


def test_a_polecat_row() -> None:
    [row] = rows("polecat", Records(date=DAY, actors=["reds", "greens"], intensity=-9.5, quad=4))
    assert row["Event Type"] == "ASSAULT"
    assert (row["Event Date"], row["Publication Date"]) == ("2016-10-31", "2016-11-03")
    assert (row["Actor Name"], row["Recipient Name"]) == ("Reds; Greens", "Blues")
    assert (row["Primary Actor Sector"], row["Actor Country"]) == ("REB", "Transnational Militarized Group")
    assert (row["Intensity"], row["Quad Code"]) == ("-9.5", "4")
    assert row["Story Organizations"] == "Reds; Blues; Greens"


def test_icews_has_a_row_a_pair() -> None:
    found = rows("icews", Records(actors=["reds", "greens"], mode="heavy-weapons"))
    assert [(row["Source Name"], row["Target Name"]) for row in found] == [
        ("Reds", "Blues"),
        ("Greens", "Blues"),
    ]
    assert len({row["Event ID"] for row in found}) == 2
    assert found[0]["CAMEO Code"].startswith("19")
    assert found[0]["Event Text"]
    assert found[0]["Source Sectors"] == "Rebels"


def test_countries_are_named() -> None:
    case = Records()
    case.actors = [
        msgspec.structs.replace(actor, kind=ActorKind.MILITARY, country="FRA") for actor in case.actors
    ]
    assert rows("polecat", case)[0]["Actor Country"] == "France"
    assert rows("icews", case)[0]["Source Country"] == "France"


@pytest.mark.parametrize("name", ["plover", "polecat", "icews"])
def test_our_own_reader_loads_them(name: str, tmp_path: Path) -> None:
    path = tmp_path / "events"
    path.write_text(written(name, Records(date=DAY, quad=4)), encoding="utf-8")
    [document] = [d for d in table_documents(TableInput(str(path), name)) if isinstance(d, Document)]
    found = read_table(document, NAMES)
    [event] = found.events
    names = {actor.id: actor.name for actor in found.actors}
    assert isinstance(event, Event)
    assert event.type == "ASSAULT"
    assert event.date
    assert event.date.earliest == "2016-10-31"
    assert [names[a] for a in event.actors + event.recipients] == ["Reds", "Blues"]


@pytest.mark.parametrize("name", ["plover", "polecat", "icews"])
def test_an_empty_case(name: str, tmp_path: Path) -> None:
    with Case(tmp_path / "empty.case") as case:
        assert export_for(name)(case, Output(None, io.BytesIO()), ExportOptions()) == 0


def test_a_story_lists_those_it_names() -> None:
    case = Records()
    [mention] = case.actors[2].mentions
    described = [msgspec.structs.replace(mention, form=MentionForm.DESCRIPTION)]
    case.actors[2] = msgspec.structs.replace(case.actors[2], mentions=described)
    case.actors[1] = msgspec.structs.replace(case.actors[1], kind=ActorKind.PERSON)
    [row] = rows("polecat", case)
    assert (row["Story People"], row["Story Organizations"]) == ("Blues", "Reds")
    assert row["Story Locations"] == "Oldtown"


def back(name: str, case: Records, folder: Path, **options: bool) -> tuple[Event, dict[str, Actor], Any]:
    """Write a case in a format, read that again, and return its event, its actors and its place."""
    path = folder / "events"
    path.write_text(written(name, case, **options), encoding="utf-8")
    documents = list(table_documents(TableInput(str(path), name)))
    assert all(isinstance(document, Document) for document in documents)
    found = read_table(documents[0], NAMES)  # type: ignore[arg-type]
    assert found.notes == [] or all("has no columns" in note for note in found.notes)
    [event] = found.events
    return event, {actor.id: actor for actor in found.actors}, next(iter(found.places), None)


@pytest.mark.parametrize("name", ["plover", "polecat", "icews"])
def test_there_and_back(name: str, tmp_path: Path) -> None:
    """What a format has a field for comes back as it was."""
    case = Records(date=DAY, quad=4, mode=None, contexts=["military"], intensity=-9.0)
    case.events[0] = msgspec.structs.replace(
        case.events[0],
        actors=[case.events[0].actors[0], case.actors[2].id],
        place_precision=PlacePrecision.TOWN,
    )
    before, place = case.events[0], case.reading.places[0]
    event, actors, where = back(name, case, tmp_path)
    assert (event.type, event.mode) == (before.type, before.mode)
    assert event.date
    assert event.date.earliest == "2016-10-31"
    known = {actor.id: actor.name for actor in case.actors}
    assert {actors[a].name for a in event.actors} == {known[a] for a in before.actors}
    assert {actors[a].name for a in event.recipients} == {known[a] for a in before.recipients}
    assert (where.latitude, where.longitude) == (place.latitude, place.longitude)
    if name != "icews":
        assert event.contexts == ["military"]
        assert event.quad == 4
    assert event.intensity == -9.0


def test_plover_keeps_counts_status_and_what_is_not_known_of_the_date(tmp_path: Path) -> None:
    counts = {role: Count(low=n, best=n, high=n) for n, role in enumerate(("dead", "injured", "arrested"), 1)}
    case = Records(date=None, status=Status.PLANNED, magnitude=counts)
    event, _, _ = back("plover", case, tmp_path, every_status=True)
    assert event.status is Status.PLANNED
    assert event.date is None
    assert {role: count.best for role, count in event.magnitude.items()} == {
        "dead": 1, "injured": 2, "arrested": 3,
    }  # fmt: skip
    latest = EventDate(earliest=None, latest="2016-11-02", text="by Wednesday", precision="day")
    event, _, _ = back("plover", Records(date=latest), tmp_path)
    assert event.date
    assert (event.date.earliest, event.date.latest) == (None, "2016-11-02")
