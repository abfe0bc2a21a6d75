"""The gate fails below a floor and lowers none unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crosscurrents.evaluation import registry
from evaluation import gate

SCORER = "support.letter_scorer:score"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "SCORERS", {"letters.txt": SCORER})
    monkeypatch.setattr(gate, "Reader", object)
    (tmp_path / "gold").mkdir()
    write(tmp_path, "aaab")
    return tmp_path


def write(folder: Path, letters: str) -> None:
    (folder / "gold" / "letters.txt").write_text(letters, encoding="utf-8")


def floors(folder: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads((folder / "floors.json").read_text())["floors"]
    return found


def test_floors_hold_after_an_update(folder: Path) -> None:
    assert gate.main([], folder) == 1
    assert gate.main(["--update"], folder) == 0
    assert floors(folder) == {"gold/letters.txt": {"share": 0.75}}
    assert gate.main([], folder) == 0


def test_gold_that_changed_fails_even_where_figures_rise(folder: Path) -> None:
    gate.main(["--update"], folder)
    write(folder, "aaaa")
    assert gate.main([], folder) == 1
    assert gate.main(["--update"], folder) == 0
    assert floors(folder)["gold/letters.txt"]["share"] == 1.0


def test_no_floor_is_lowered_unasked(folder: Path) -> None:
    gate.main(["--update"], folder)
    write(folder, "abbb")
    with pytest.raises(SystemExit, match="below its floor"):
        gate.main(["--update"], folder)
    assert gate.main(["--update", "--allow-lower"], folder) == 0
    assert floors(folder)["gold/letters.txt"]["share"] == 0.25


def test_a_floor_that_isnt_measured_any_more_fails(folder: Path) -> None:
    assert gate.problems({}, {"a": {"x": 0.5}}) == ["a: x has a floor of 0.500 but isn't measured any more"]


def test_the_blind_set_is_held_to_floors_of_its_own(folder: Path) -> None:
    gate.main(["--update"], folder)
    (folder / "blind").mkdir()
    (folder / "blind" / "letters.txt").write_text("aabb", encoding="utf-8")
    assert gate.main([], folder) == 1
    assert gate.main(["--update"], folder) == 0
    assert floors(folder) == {"gold/letters.txt": {"share": 0.75}, "blind/letters.txt": {"share": 0.5}}
    assert gate.main([], folder) == 0
