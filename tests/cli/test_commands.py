"""The commands: exit codes, what they print, and that hostile names stay words."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from crosscurrents import __version__, rules
from crosscurrents.cli import main
from crosscurrents.store.case import Case
from support.capitals_reader import CapitalsReader


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("crosscurrents.reading.Reader", CapitalsReader)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("AA met BB near the river on a cold day.", encoding="utf-8")
    (tmp_path / "in" / "two.txt").write_text("BB met CC near the bridge some days later.", encoding="utf-8")


def invoke(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main.app, list(arguments), input=stdin)


def code_of(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of the whole program, errors made into codes."""
    monkeypatch.setattr(sys, "argv", ["crosscurrents", *arguments])
    with pytest.raises(SystemExit) as caught:
        main.run()
    return int(caught.value.code or 0)


def test_read_and_show() -> None:
    result = invoke("read", "in")
    assert result.exit_code == 0, result.output
    assert "2 reports read" in result.output
    shown = invoke("show", "actors")
    assert [line.split()[:3] for line in shown.stdout.splitlines()[1:]] == [
        ["BB", "armed-group", "2"], ["AA", "armed-group", "1"], ["CC", "armed-group", "1"],
    ]  # fmt: skip
    again = invoke("read", "in")
    assert "0 reports read, 2 known already" in again.output


def test_each_failed_input_is_named_and_the_rest_read() -> None:
    Path("in/bad.txt").write_text("Stop! AA cried out loud and everybody heard it.", encoding="utf-8")
    result = invoke("read", "in", "missing.txt")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr and "bad.txt" in result.stderr
    assert "2 reports read, 2 failed" in result.stdout


def test_many_rows_that_fail_alike_are_counted_not_listed() -> None:
    rows = [f'{{"id": {number}, "headline": "nothing to read"}}' for number in range(40)]
    Path("rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    result = invoke("read", "rows.jsonl", "in/one.txt")
    assert result.stderr.count("failed ") == 4
    assert "37 more rows" in result.stderr
    assert "1 report read, 40 failed" in result.stdout


def test_reports_without_a_date_are_counted() -> None:
    assert "2 reports without a date of publication" in " ".join(invoke("read", "in").stdout.split())
    assert "without a date" not in invoke("read", "in/one.txt", "--published", "2020-03-04").stdout


def test_usage_errors_have_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    def code(*arguments: str) -> int:
        return code_of(*arguments, monkeypatch=monkeypatch)

    assert code("read") == 2
    assert code("show", "actors") == 2
    assert code("nonsense") == 2
    assert code("read", "in") == 0
    assert code("show", "actors", "--actor", "Nobody") == 2
    assert code("export", "xml") == 2
    assert code("decide", "kind", "AA", "gang") == 2
    Path("letter.case").write_text("Dear reader, " * 99, encoding="utf-8")
    assert code("show", "actors", "--case", "letter.case") == 2


def test_json_and_csv_are_for_programs() -> None:
    invoke("read", "in")
    actors = [json.loads(line) for line in invoke("show", "actors", "--json").stdout.splitlines()]
    assert [(a["name"], len(a["mentions"])) for a in actors] == [("BB", 2), ("AA", 1), ("CC", 1)]
    assert invoke("show", "actors", "--csv", "--limit", "1").stdout.splitlines()[1].split(",")[1] == "BB"


def test_decisions_from_the_command_line() -> None:
    invoke("read", "in")
    assert invoke("decide", "same", "AA", "CC", "--who", "ann").exit_code == 0
    assert "CC" in invoke("show", "actors", "--actor", "AA").stdout
    dumped = invoke("decide", "dump").stdout
    assert json.loads(dumped)["who"] == "ann"
    invoke("read", "in", "--case", "b.case")
    assert "1 decision added" in invoke("decide", "load", "-", "--case", "b.case", stdin=dumped).stdout
    assert (
        "0 decisions added, 1 known"
        in invoke("decide", "merge", "crosscurrents.case", "--case", "b.case").stdout
    )
    shown = invoke("decide", "list").stdout
    assert "ann" in shown and "AA / CC" in shown
    assert invoke("decide", "undo", json.loads(dumped)["id"][:8]).exit_code == 0


def test_why_quotes_the_words_and_explains_the_rule() -> None:
    invoke("read", "in")
    result = invoke("why", "CC")
    assert "BB met CC near the bridge" in result.stdout
    assert "read by capitals@1" in result.stdout


def test_rules_in_families_fall_back_on_the_family() -> None:
    assert rules.explain("actors.alias.never-heard-of@2") == rules.explain("actors.alias")
    assert rules.explain("never.heard") == "no explanation has been written for this rule yet"


def test_every_table_prints_every_kind(whole_case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for kind in ("actors", "events", "relations", "statements", "ledger", "places", "documents"):
        result = invoke("show", kind, "--case", str(whole_case.path))
        assert result.exit_code == 0, result.output
        assert len(result.stdout.splitlines()) > 1
        assert max(map(len, result.stdout.splitlines())) <= 80
        assert invoke("show", kind, "--json", "--case", str(whole_case.path)).stdout.startswith("{")


def test_hostile_titles_and_names_stay_words(whole_case: Case) -> None:
    shown = invoke("show", "documents", "--case", str(whole_case.path)).stdout
    assert "[red]=Title" in shown and "\x1b" not in shown
    name = "in/[bold]\x1b[31m; rm -rf.txt"
    Path(name).write_text("DD met EE on the far side of the hill.", encoding="utf-8")
    result = invoke("read", "in")
    assert (result.exit_code, "\x1b" in result.output) == (0, False)
    assert "DD" in invoke("show", "actors").stdout


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    source = str(Path(main.__file__).parents[2])
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONPATH": source}, check=False)


def test_help_and_version_are_instant() -> None:
    program = "from crosscurrents.cli.main import run; run()"
    best = 9.0
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = python(program, "--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        # Its own seconds of CPU: a busy machine makes no program slow.
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert b"evaluate" in done.stdout
    assert best < 0.5
    assert invoke("--version").stdout == f"crosscurrents {__version__}\n"


@pytest.mark.parametrize("module", ["spacy", "numpy", "sqlite3", "rich.console", "trafilatura"])
def test_help_loads_nothing_heavy(module: str) -> None:
    check = f"import sys, crosscurrents.cli.main; sys.exit({module!r} in sys.modules)"
    assert python(check).returncode == 0
