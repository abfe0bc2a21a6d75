from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from crosscurrents.cli.main import app
from crosscurrents.records import Document
from crosscurrents.store.case import Case

TEXTS = [
    ("2016-10-17", "Haider al-Abadi promised that the army would take Mosul by the end of 2016."),
    ("2017-02-01", "The Iraqi army has not taken Mosul, a resident said."),
]


def test_speakers_have_a_record_with_its_counts(tmp_path: Path) -> None:
    path = tmp_path / "promises.case"
    with Case(path) as case:
        case.add([Document(text, published=day) for day, text in TEXTS])
    shown = CliRunner().invoke(app, ["show", "speakers", "--case", str(path)])
    assert shown.exit_code == 0
    assert "Abadi" in shown.stdout
    told = CliRunner().invoke(app, ["show", "speakers", "--json", "--case", str(path)])
    assert '"made":1' in told.stdout
