"""Brings an older case file up to the present form, in one transaction or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from crosscurrents.errors import CaseError
from crosscurrents.store.schema import APPLICATION_ID, VERSION_1, VERSION_2, VERSION_3

MIGRATIONS: list[str] = [VERSION_1, VERSION_2, VERSION_3]
"""What leads from each version to the next; the first makes a case out of an empty file."""


def present_version() -> int:
    """Return the version of the form that this program writes."""
    return len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the form that a case file has, 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_is_case(connection: sqlite3.Connection, path: str) -> None:
    """Make sure that a file is a case, or empty, without writing to it.

    Raises:
        CaseError: it is something else, or was written by a newer version of the program.
    """
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    holds_tables = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if mark != APPLICATION_ID and (mark or holds_tables):
        raise CaseError(f"{path} isn't a case but another program's database; it was left untouched")
    if version_of(connection) > present_version():
        raise CaseError(
            f"{path} was written by a newer version of Crosscurrents "
            f"(form {version_of(connection)}, this one knows {present_version()}); upgrade the program"
        )


def migrate(connection: sqlite3.Connection) -> int:
    """Bring the file behind ``connection`` to the present version; return the version it had.

    Other processes see the old form or the new one, never something between.
    """
    found = version_of(connection)
    if found == present_version():
        return found
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = version_of(connection)
        for step in MIGRATIONS[found:]:
            for statement in split_statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {present_version()}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return found


def split_statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, since sqlite3's own ``executescript`` commits first."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
