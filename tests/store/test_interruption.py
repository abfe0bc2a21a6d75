"""Killed in the middle, or beside another process: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crosscurrents.errors import CaseError
from crosscurrents.records import Document, Reading
from crosscurrents.store.case import Case
from support.broken_off import numbered
from support.capitals_reader import CapitalsReader

TESTS = Path(__file__).parents[1]


def killed(case: Path, count: int, at: int) -> int:
    script = TESTS / "support" / "broken_off.py"
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])
    command = [sys.executable, str(script), str(case), str(count), str(at)]
    return subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, check=False).returncode


@pytest.mark.parametrize("at", [0, 1, 4, 7, 9])
def test_reading_goes_on_after_a_kill_without_loss_or_duplicate(tmp_path: Path, at: int) -> None:
    path = tmp_path / "a.case"
    assert killed(path, 10, at) == -signal.SIGKILL
    with Case(path, wait=0.1) as case:
        case.add(numbered(10), CapitalsReader())
        counts = case.counts()
        assert (counts["documents"], counts["pending"]) == (10, 0)
        assert {a.name: a.mentions for a in case.actor_summaries()} == {"AA": 10, "BB": 10}
        assert len(case.actors()[0].mentions) == 10


def test_what_was_stored_is_read_without_naming_the_inputs_again(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    killed(path, 4, 2)
    with Case(path) as case:
        assert case.add([], CapitalsReader()).read == 4
        assert case.counts()["documents"] == 4


def test_another_process_sees_whole_readings_while_one_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    seen: list[int] = []
    with Case(path) as writer, Case(path) as other:

        def look(_: Document) -> None:
            seen.append(sum(a.mentions for a in other.actor_summaries()))

        writer.add(numbered(6), CapitalsReader(), progress=look)
    assert seen == [2, 4, 6, 8, 10, 12]


def test_a_second_process_that_reads_into_the_case_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    problems: list[str] = []

    class Intruded(CapitalsReader):
        def read(self, document: Document) -> Reading:
            with Case(path, wait=0) as second:
                with pytest.raises(CaseError, match="another process is reading") as caught:
                    second.add([], CapitalsReader())
                problems.append(str(caught.value))
            return super().read(document)

    with Case(path) as case:
        case.add(numbered(1), Intruded())
    assert len(problems) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_decision_can_be_made_while_another_process_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with Case(path) as case, Case(path) as other:
        case.add(numbered(1), CapitalsReader())
        renamed: list[str] = []

        def decide(_: Document) -> None:
            renamed.append(other.decide("rename", "AA", value="Alpha").id)  # type: ignore[arg-type]

        case.add(numbered(2), CapitalsReader(), progress=decide)
        assert case.find_actor("Alpha").mentions == 2
    assert len(renamed) == 1
