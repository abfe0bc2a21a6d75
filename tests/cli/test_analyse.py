"""``crosscurrents analyse`` on a table and on nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from crosscurrents.cli.main import app
from crosscurrents.errors import CrosscurrentsError

HEADER = (
    "id,dyad_name,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,country,"
)
COLUMNS = "date_prec,date_start,date_end,low,best,high\n"
ROWS = [
    ("Red Front", "Blue Front", "Zenda", 47.0, "2016-01-05"),
    ("Red Front", "Green Front", "Zenda", 47.0, "2016-02-05"),
    ("Blue Front, White Front", "Green Front", "Zenda", 47.0, "2016-02-11"),
    ("White Front", "Red Front", "Hentzau", 48.0, "2016-09-01"),
]


COALITION = ["coalitions", "--against", "Red Front", "--from", "Blue Front,Green Front,White Front"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    lines = [
        f'{n},x,2,"{a}","{b}",1,{place},{latitude},15.0,Ruritania,1,{day},{day},1,1,1\n'
        for n, (a, b, place, latitude, day) in enumerate(ROWS)
    ]
    (folder / "events.csv").write_text(HEADER + COLUMNS + "".join(lines))
    found = CliRunner().invoke(app, ["read", str(folder / "events.csv"), "--case", str(folder / "t.case")])
    assert found.exit_code == 0, found.output
    return folder / "t.case"


def analyse(case: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["analyse", *words, "--case", str(case)])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["camps"], "frustration"),
        (["camps", "--show-as", "White Front=Blue Front"], "3 actors"),
        (["changes", "2016-01-01..2016-01-31", "2016-02-01..2016-02-28"], "new"),
        (
            COALITION,
            "capability",
        ),
        (["flashpoints"], "co-location, not risk"),
        (["escalation", "--place", "Zenda"], "too few"),
        (["control"], "No report says"),
        (["what-if", "--without", "White Front"], "no longer in any camp: White Front"),
        (["what-if", "--add", "Green Front@Hentzau"], "only as supposed: 2"),
        (["what-if", "--flip", "Red Front,Blue Front"], "as supposed"),
        (["camps", "--without", "White Front"], "As supposed:"),
        (["flashpoints", "--add", "White Front@Zenda"], "of the records as they are"),
        (["flashpoints", "--flip", "White Front,Green Front"], "What differs:"),
        (["control", "--add", "Red Front@Zenda"], "(supposed, 1 record)"),
        (["escalation", "--without", "White Front"], "As supposed:"),
        (["escalation", "--from", "tables"], "4 distinct acts"),
        (["landscape", "--of", "Red Front,Blue Front,Green Front"], "Stable divisions"),
        (
            ["landscape", "--of", "Red Front,Blue Front,Green Front", "--without", "Green Front"],
            "As supposed:",
        ),
        ([*COALITION, "--place", "Zenda"], "there"),
        ([*COALITION, "--place", "Zenda", "--add", "White Front@Zenda"], "As supposed:"),
    ],
)
def test_answers(case: Path, words: list[str], expected: str) -> None:
    found = analyse(case, *words)
    assert found.exit_code == 0, found.output
    assert expected in found.output


def test_json_holds_the_finding(case: Path) -> None:
    (part,) = json.loads(analyse(case, "camps", "--json").output)
    assert part["camps"]["frustration"]["proved"] is True
    assert {member["name"] for member in part["members"]} == {
        "Red Front", "Blue Front", "Green Front", "White Front",
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ["camps", "--since", "never"],
        ["camps", "--show-as", "Red Front"],
        ["changes", "2016", "2017"],
        ["what-if"],
        ["what-if", "--add", "Red Front"],
        ["what-if", "--add", "Red Front@Nowhere"],
        ["what-if", "--flip", "Red Front"],
        ["flashpoints", "--since", "soon"],
        ["escalation", "--from", "rumours"],
        ["coalitions", "--against", "Red Front", "--from", "Blue Front", "--size", "Blue Front=big"],
    ],
)
def test_bad_usage(case: Path, words: list[str]) -> None:
    assert analyse(case, *words).exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ["compare"],
        ["escalation", "--place", "Nowhere"],
        ["escalation", "--flip", "Red Front,Blue Front"],
        ["camps", "--add", "Red Front@Zenda"],
        ["control", "--flip", "Red Front,Blue Front"],
        ["what-if", "--without", "Red Front", "--flip", "Red Front,Blue Front"],
        ["what-if", "--flip", "Blue Front,Blue Front"],
        [*COALITION, "--place", "Nowhere"],
        ["landscape", "--of", "Red Front"],
    ],
)
def test_nothing_to_answer_with_is_said(case: Path, words: list[str]) -> None:
    found = analyse(case, *words)
    assert isinstance(found.exception, CrosscurrentsError)
