"""Tables of events: numbers, sides, dates and columns as they come."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lookup import NameLookup
from crosscurrents.errors import BadTable, InputError
from crosscurrents.ingest.found import IngestOptions, TableInput
from crosscurrents.ingest.inputs import read_inputs
from crosscurrents.ingest.tables.cells import code, count, day, number
from crosscurrents.ingest.tables.chunks import table_documents
from crosscurrents.ingest.tables.read import read_table
from crosscurrents.ingest.tables.values import cameo_coding
from crosscurrents.records import Document, Reading
from crosscurrents.vocabulary import ActorKind, EventType, PlacePrecision

HEADER = (
    "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,country,"
    "date_prec,date_start,date_end,deaths_civilians,low,best,high,number_of_sources\n"
)
ROW = (
    '7.0,1.0,Government of Ruritania,"Red Front, Blue Front",2.0,Zenda town,47.1,15.4,Ruritania,1.0,'
    "2016-03-01,2016-03-02,1.0,4.0,6.0,9.0,3.0\n"
)
NAMES = NameLookup(
    Knowledge([KnownActor(id="ruritania", name="Ruritania", kind=ActorKind.STATE, country="RUR")])
)


def read_text(text: str, kind: str, tmp_path: Path) -> Reading:
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8")
    documents = [d for d in table_documents(TableInput(str(path), kind)) if isinstance(d, Document)]
    return read_table(documents[0], NAMES)


def test_a_ucdp_row(tmp_path: Path) -> None:
    reading = read_text(HEADER + ROW, "ucdp-ged", tmp_path)
    (event,) = reading.events
    names = {actor.id: actor.name for actor in reading.actors}
    assert event.type is EventType.ASSAULT
    assert event.quad == 4
    assert event.actors == ["ruritania"]
    assert [names[a] for a in event.recipients] == ["Red Front", "Blue Front"]
    assert event.date and (event.date.earliest, event.date.latest) == ("2016-03-01", "2016-03-02")
    assert event.date.precision == "day"
    dead = event.magnitude["dead"]
    assert (dead.low, dead.best, dead.high) == (4, 6, 9)
    assert event.magnitude["dead-civilians"].best == 1
    assert event.reports == 3
    assert event.place_precision is PlacePrecision.TOWN
    (place,) = reading.places
    assert (place.name, place.latitude, place.radius_km, place.country) == ("Zenda town", 47.1, 25, "RUR")


def test_the_row_is_the_evidence(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(HEADER + ROW + ROW.replace("7.0", "8.0", 1), encoding="utf-8")
    (document,) = table_documents(TableInput(str(path), "ucdp-ged"))
    assert isinstance(document, Document)
    reading = read_table(document, NAMES)
    for event in reading.events:
        (row,) = event.evidence
        assert document.text[row.start : row.end] == row.text
        assert row.text.count("Zenda") == 1
    for mention in reading.mentions:
        assert document.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [
        ("2016-02-31", "2016-03-02", "is no date"),
        ("2016-13-01", "2016-13-02", "is no date"),
        ("2016-03-05", "2016-03-01", "before it starts"),
    ],
)
def test_impossible_dates_are_named_and_leave_the_event_undated(
    start: str, end: str, problem: str, tmp_path: Path
) -> None:
    text = HEADER + ROW.replace("2016-03-01", start).replace("2016-03-02", end)
    reading = read_text(text, "ucdp-ged", tmp_path)
    assert reading.events[0].date is None
    assert any(problem in note for note in reading.notes)


def test_missing_columns_are_named(tmp_path: Path) -> None:
    reading = read_text(
        "id,side_a,side_b,date_start,dyad_name\n1,Reds,Blues,2016-01-01,x\n", "ucdp-ged", tmp_path
    )
    assert reading.events[0].magnitude == {}
    assert "best" in reading.notes[0]
    path = tmp_path / "half.csv"
    path.write_text("id,side_a,date_start\n1,Reds,2016-01-01\n")
    (problem,) = table_documents(TableInput(str(path), "ucdp-ged"))
    assert isinstance(problem, BadTable)
    assert "without the columns: side_b" in str(problem)


def test_an_empty_table_and_an_unknown_collection_say_so(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(HEADER, encoding="utf-8")
    (problem,) = table_documents(TableInput(str(path), "ucdp-ged"))
    assert isinstance(problem, InputError)
    assert "without rows" in str(problem)
    (problem,) = table_documents(TableInput(str(path), "cow"))
    assert "those read: acled" in str(problem)


def test_a_gzipped_table_is_found(tmp_path: Path) -> None:
    path = tmp_path / "events.csv.gz"
    path.write_bytes(gzip.compress((HEADER.replace("id,", "id,dyad_name,", 1) + ROW).encode()))
    (found,) = read_inputs([str(path)], IngestOptions())
    assert found == TableInput(path.as_posix(), "ucdp-ged")


def test_plover_and_headerless_gdelt_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "date": "2016-03-01", "actor": [], "event": ["AID"]}\n')
    (tmp_path / "b.csv").write_text("\t".join(["941", "20160301", *["x"] * 59]) + "\n")
    found = list(read_inputs([str(tmp_path)], IngestOptions()))
    assert [f.kind for f in found if isinstance(f, TableInput)] == ["plover", "gdelt"]


def test_acled_allies_and_kinds(tmp_path: Path) -> None:
    text = (
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
        "actor2,inter2,location,latitude,longitude,geo_precision,fatalities,new_column\n"
        "RUR1,03 March 2016,2,Battles,Armed clash,Red Front,Blue Front; Old Guard,2,"
        "Hussars,1,Zenda,47,15,1,5,x\n"
    )
    reading = read_text(text, "acled", tmp_path)
    (event,) = reading.events
    assert len(event.actors) == 3
    kinds = {actor.name: actor.kind for actor in reading.actors}
    assert kinds["Red Front"] is ActorKind.ARMED_GROUP
    assert kinds["Hussars"] is ActorKind.MILITARY
    assert event.date and event.date.precision == "week"
    assert event.magnitude["dead"].best == 5


def test_icews_types_come_from_cameo(tmp_path: Path) -> None:
    text = (
        "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t"
        "City\tCountry\n1\t2016-03-01\tHussars\tRuritania\tArrest\t173\t-5\tRed Front\tZenda\tRuritania\n"
    )
    (event,) = read_text(text, "icews", tmp_path).events
    assert (event.type, event.mode, event.cameo, event.quad) == (EventType.COERCE, "arrest", "173", 4)


def test_gdelt_has_no_header(tmp_path: Path) -> None:
    cells = [""] * 61
    cells[0], cells[1], cells[6], cells[16] = "9", "20160301", "RED FRONT", "HUSSARS"
    cells[26], cells[32], cells[51], cells[52] = "0871", "2", "4", "Zenda, Ruritania"
    cells[56], cells[57] = "47.1", "15.4"
    (event,) = read_text("\t".join(cells) + "\n", "gdelt", tmp_path).events
    assert (event.type, event.mode, event.reports) == (EventType.RETREAT, "ceasefire", 2)
    assert event.date and event.date.earliest == "2016-03-01"


def test_plover_lines(tmp_path: Path) -> None:
    line = (
        '{"id": "1", "date": "2016-03-01", "actor": [{"entity_text": "Hussars"}], "event": ["COERCE"], '
        '"mode": "arrest", "recipient": [{"entity_text": "Red Front"}], "size": {"dead": 2}, '
        '"event_loc": {"resolved_place": "Zenda", "lat": 47.1, "lon": 15.4, "resolution": 4}}\n'
    )
    reading = read_text(line + "{broken\n", "plover", tmp_path)
    (event,) = reading.events
    assert (event.type, event.mode) == (EventType.COERCE, "arrest")
    assert len(event.actors) == len(event.recipients) == 1
    assert any("not JSON" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("text", "expected"), [("4.0", 4.0), ("1,204", 1204.0), ("NA", None), ("inf", None), ("", None)]
)
def test_numbers(text: str, expected: float | None) -> None:
    assert number(text) == expected


def test_codes_and_counts() -> None:
    assert code("1.0") == "1"
    assert code("Armed clash") == "armed clash"
    assert count("-3") is None
    assert day("31 February 2016") is None


@pytest.mark.parametrize(
    ("cameo", "expected"),
    [
        ("010", None),
        ("021", EventType.REQUEST),
        ("173", EventType.COERCE),
        ("1712", EventType.ASSAULT),
        ("0811", EventType.CONCEDE),
        ("163", EventType.SANCTION),
        ("19", EventType.ASSAULT),
    ],
)
def test_cameo(cameo: str, expected: EventType | None) -> None:
    found = cameo_coding(cameo)
    assert (found.type if found else None) == expected


POLECAT = [
    "Event ID", "Event Date", "Event Type", "Quad Code", "Actor Name", "Actor Country", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Placename", "City", "Province", "Country",
    "Latitude", "Longitude", "Story People", "Version",
]  # fmt: skip
FACTS = [
    "P1", "2016-03-01", "ASSAULT", "4", "Red Front", "Ruritania", "Red men", "", "Blue Front", "Ruritania",
    "Zenda", "Zenda", "Upland", "Ruritania", "47.1", "15.4", "Rudolf; Flavia", "1",
]  # fmt: skip


def polecat(rows: list[list[str]], tmp_path: Path) -> Reading:
    lines = ["\t".join(cells) for cells in (POLECAT, *rows)]
    return read_text("\n".join(lines) + "\n", "polecat", tmp_path)


def split_at(cell: int, words: list[str]) -> list[str]:
    return [*FACTS[:cell], *words, *FACTS[cell + 1 :]]


@pytest.mark.parametrize(
    "row",
    [
        FACTS,
        split_at(6, ["Red", "men of the hills"]),
        split_at(16, ["Rudolf;", "Flavia"]),
        [*FACTS, "", ""],
        FACTS[:17],
    ],
)
def test_stray_tabs_do_not_move_cells(row: list[str], tmp_path: Path) -> None:
    reading = polecat([row], tmp_path)
    [event] = reading.events
    [where] = reading.places
    assert [actor.name for actor in reading.actors] == ["Red Front", "Blue Front"]
    assert len(event.recipients) == 1
    assert (where.name, where.latitude, where.longitude) == ("Zenda", 47.1, 15.4)
    assert event.place_precision is PlacePrecision.TOWN


def test_a_row_that_can_not_be_put_right_is_named(tmp_path: Path) -> None:
    reading = polecat([FACTS, split_at(1, [FACTS[1], "x"]), split_at(0, ["P3"])], tmp_path)
    assert len(reading.events) == 2
    assert any("row 2: 19 cells under 18 columns" in note and "left out" in note for note in reading.notes)


def test_a_row_that_could_be_put_right_in_two_ways_is_left_out(tmp_path: Path) -> None:
    ambiguous = [*FACTS[:6], "Red", "men", *FACTS[8:]]
    ambiguous.insert(8, "of the hills")
    reading = polecat([ambiguous], tmp_path)
    assert reading.events == []
    assert any("joined in 2 ways" in note for note in reading.notes)


def test_numbers_that_are_none_and_short_rows_are_named(tmp_path: Path) -> None:
    row = ROW.replace("47.1", "north").replace(",6.0,", ",six,")
    reading = read_text(HEADER + row, "ucdp-ged", tmp_path)
    assert reading.places[0].latitude is None
    assert any("'north' can't be the latitude" in note for note in reading.notes)
    assert any("'six' can't be the best" in note for note in reading.notes)
    short = polecat([FACTS[:9]], tmp_path)
    assert any("only 9 of 18 cells" in note for note in short.notes)


def test_an_unclosed_mark_costs_one_row_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    broken = ROW.replace('"Red Front, Blue Front"', '"Red Front')
    path.write_text(HEADER + ROW + broken + ROW.replace("2016-03-02", "2016-02-30"), encoding="utf-8")
    found = list(table_documents(TableInput(str(path), "ucdp-ged")))
    failures = [str(one) for one in found if isinstance(one, InputError)]
    documents = [one for one in found if isinstance(one, Document)]
    assert len(failures) == 1
    assert "row 2" in failures[0]
    assert "never closed" in failures[0]
    assert [document.source and document.source.rpartition("#")[2] for document in documents] == [
        "rows=1-1", "rows=3-3",
    ]  # fmt: skip
    assert any("row 3: '2016-02-30'" in note for note in read_table(documents[1], NAMES).notes)


def test_gdelt_mentions_are_known_and_refused(tmp_path: Path) -> None:
    path = tmp_path / "mentions.csv"
    cells = ["7", "20180405101500", "20180405103000", "1", "zenda.example", "x", *["1"] * 10]
    path.write_text("\t".join(cells) + "\n", encoding="utf-8")
    inputs = read_inputs([str(path)], IngestOptions())
    list(inputs)
    assert "GDELT's mentions" in str(inputs.accounts[0].failures[0])
