"""The table of ten expressions in docs/methods/dates.md says what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscurrents.dates.step import read_dates
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document

PAGE = Path(__file__).parents[2] / "docs" / "methods" / "dates.md"
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and "**" in line
]


def test_the_table_has_ten_rows() -> None:
    assert len(ROWS) == 10


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2])
def test_a_row_of_the_table(row: list[str]) -> None:
    sentence, kind, value, earliest, latest = row
    expression = sentence.split("**")[1]
    parsed = parse(Document(sentence.replace("**", ""), published="2016-11-01"))
    found = [
        (d.type.value, d.value, d.earliest or "", d.latest or "")
        for d in read_dates(parsed)
        if d.text == expression
    ]
    assert found == [(kind, value, earliest, latest)]
