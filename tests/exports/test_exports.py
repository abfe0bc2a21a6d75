"""Exports hold the contract's names, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.exports.csv import cell
from crosscurrents.exports.registry import KINDS, ExportOptions, Output, export_for
from crosscurrents.store.case import Case
from crosscurrents.store.rows import KINDS as RECORD_KINDS


def test_every_kind_of_record_can_be_exported() -> None:
    assert set(KINDS) == {"documents", *RECORD_KINDS}


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_a_folder_with_a_file_a_kind(whole_case: Case, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    written = export_for(name)(whole_case, Output(out, io.BytesIO()), ExportOptions())
    assert written == 9
    assert sorted(f.stem for f in out.iterdir()) == sorted(KINDS)


def test_jsonl_has_the_contracts_names(whole_case: Case) -> None:
    out = io.BytesIO()
    export_for("jsonl")(whole_case, Output(None, out), ExportOptions(only="events"))
    [event] = [json.loads(line) for line in out.getvalue().splitlines()]
    assert event["actors"] == ["reds"] and event["date"]["earliest"] == "2016-10-31"
    assert event["trigger"] == {"start": 5, "end": 12, "text": "shelled"}


def test_text_can_be_left_out(whole_case: Case) -> None:
    for name in ("jsonl", "csv"):
        out = io.BytesIO()
        export_for(name)(whole_case, Output(None, out), ExportOptions(only="documents", text=False))
        assert b"shelled" not in out.getvalue()


def test_csv_is_safe_and_flat(whole_case: Case) -> None:
    out = io.BytesIO()
    export_for("csv")(whole_case, Output(None, out), ExportOptions(only="documents"))
    [row] = csv.DictReader(io.StringIO(out.getvalue().decode()))
    assert row["source"] == "'=cmd.txt"
    out = io.BytesIO()
    export_for("csv")(whole_case, Output(None, out), ExportOptions(only="events"))
    [row] = csv.DictReader(io.StringIO(out.getvalue().decode()))
    assert (row["actors"], row["date.earliest"], row["trigger.text"]) == ("reds", "2016-10-31", "shelled")


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_stay_numbers() -> None:
    assert [cell(value) for value in (-1.5, 3, True, None)] == ["-1.5", "3", "yes", ""]


def test_wrong_formats_kinds_and_places_are_named(whole_case: Case, tmp_path: Path) -> None:
    with pytest.raises(UnknownRecord, match=r"there are csv, .*jsonl"):
        export_for("xml")
    with pytest.raises(UnknownRecord, match="there are documents"):
        export_for("csv")(whole_case, Output(None, io.BytesIO()), ExportOptions(only="cars"))
    with pytest.raises(InputError, match="need a folder"):
        export_for("csv")(whole_case, Output(None, io.BytesIO()), ExportOptions())
    (tmp_path / "file").touch()
    with pytest.raises(InputError):
        export_for("csv")(whole_case, Output(tmp_path / "file", io.BytesIO()), ExportOptions())
