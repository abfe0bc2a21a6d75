"""What people add to a case and correct in it is in every export, and in the report."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from crosscurrents.app.report import report_page
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.exports.registry import EXPORTS, ExportOptions, Output, export_for
from crosscurrents.store.case import Case
from crosscurrents.vocabulary import Verdict
from support.records import DOCUMENT, TEXT


@pytest.fixture
def said(whole_case: Case) -> Case:
    """The case with an added event of a named actor at a place of the gazetteer, and a split actor."""
    start = TEXT.index("vowed")
    fields = {"actors": "+Falcons:party", "recipients": "greens", "place": "Raqqa", "date": "2016-11-04"}
    whole_case.add_event(DOCUMENT.id, (start, start + 14), "AID", fields, who="ann")
    whole_case.decide(Verdict.SAME, "reds", object="greens")
    whole_case.split("reds", "Greens again", spellings=["Greens"])
    return whole_case


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_takes_it(said: Case, tmp_path: Path, name: str) -> None:
    written = BytesIO()
    folder = tmp_path / "out" if name in ("jsonl", "csv") else None
    assert export_for(name)(said, Output(folder, written), ExportOptions()) > 0
    everything = written.getvalue() + b"".join(p.read_bytes() for p in tmp_path.glob("out/*"))
    if name not in ("geojson", "polecat", "icews"):  # places alone, and codes instead of names
        assert b"Falcons" in everything or b"FALCONS" in everything
    if name in ("jsonl", "csv", "ftm"):
        assert b"Greens again" in everything


def test_the_report_shows_it(said: Case) -> None:
    page = report_page(Snapshot(said))
    assert "Falcons" in page
    assert "a person" in page.casefold() or "people.added" in page
