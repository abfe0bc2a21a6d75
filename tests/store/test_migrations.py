"""Cases of other versions, and files that aren't cases."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from crosscurrents.errors import CaseError
from crosscurrents.store import migrations
from crosscurrents.store.case import Case
from crosscurrents.store.migrations import MIGRATIONS, split_statements
from crosscurrents.store.schema import APPLICATION_ID


def form_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return migrations.version_of(connection)
    finally:
        connection.close()


def test_a_new_case_has_the_present_form(tmp_path: Path) -> None:
    Case(tmp_path / "a.case").close()
    assert form_of(tmp_path / "a.case") == len(MIGRATIONS)


def test_an_older_case_is_upgraded_with_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.case"
    Case(path).close()
    monkeypatch.setattr(
        migrations, "MIGRATIONS", [*MIGRATIONS, "CREATE TABLE later (x); INSERT INTO later VALUES (7);"]
    )
    with Case(path) as case:
        assert case._connection.execute("SELECT x FROM later").fetchone() == (7,)
    assert form_of(path) == len(MIGRATIONS) + 1


def test_an_upgrade_that_fails_leaves_the_case_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.case"
    Case(path).close()
    broken = "CREATE TABLE later (x);\nINSERT INTO nowhere VALUES (1);\n"
    monkeypatch.setattr(migrations, "MIGRATIONS", [*MIGRATIONS, broken])
    with pytest.raises(CaseError, match="nowhere"):
        Case(path)
    monkeypatch.undo()
    with Case(path) as case:
        tables = case._connection.execute("SELECT name FROM sqlite_master WHERE name = 'later'")
        assert tables.fetchone() is None


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    Case(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CaseError, match="newer version of Crosscurrents"):
        Case(path)


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE letters (text)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("Dear reader, " * 100), "can't be opened as a case"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000), "can't be opened as a case"),
        (other_database, "another program's database"),
    ],
)
def test_what_isnt_a_case_is_refused_and_left_untouched(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "letter.case"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(CaseError, match=says):
        Case(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_folders_and_missing_files_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is a folder"):
        Case(tmp_path)
    with pytest.raises(CaseError, match="no case at"):
        Case(tmp_path / "a.case", create=False)
    with pytest.raises(CaseError, match="doesn't exist"):
        Case(tmp_path / "nowhere" / "a.case")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    (tmp_path / "a.case").touch()
    with Case(tmp_path / "a.case") as case:
        assert case.actors() == []


def test_statements_with_bodies_stay_whole() -> None:
    script = "CREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
    assert len(list(split_statements(script))) == 2


def test_a_case_without_arrivals_gets_them_for_what_comes_later(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    connection = sqlite3.connect(path)
    for step in MIGRATIONS[:2]:
        connection.executescript(step)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 2")
    connection.execute("INSERT INTO documents (id, text_hash, text, json) VALUES ('old', 'x', 'x', '{}')")
    connection.commit()
    connection.close()
    with Case(path) as case:
        case._connection.execute(
            "INSERT INTO documents (id, text_hash, text, json) VALUES ('new', 'y', 'y', '{}')"
        )
        came = case.arrival_times()
    assert came["old"] is None
    assert came["new"] and came["new"].endswith("Z")
