"""Opening the case file, transactions, and the lock that keeps two readings from the same work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crosscurrents.errors import CaseError
from crosscurrents.store.migrations import check_is_case, migrate

BUSY_SECONDS = 30.0
"""How long a write waits for another process's; a single reading is written in milliseconds."""

CACHE_KB = 32_768
"""Memory for pages of the file: the fingerprints of documents are looked up all over it."""


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """Open a case file, made new or upgraded where needed.

    Raises:
        CaseError: there is no such file (``create`` is false), it isn't a case, a newer version of
            the program wrote it, or it can't be read.
    """
    if path.is_dir():
        raise CaseError(f"{path} is a folder, not a case file")
    if not path.exists() and not create:
        raise CaseError(
            f"there is no case at {path}; make one with: crosscurrents read REPORTS --case {path}"
        )
    if not path.parent.is_dir():
        raise CaseError(f"the folder {path.parent} doesn't exist; make it first")
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        check_is_case(connection, str(path))
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise CaseError(f"{path} can't be opened as a case: {error}") from error
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make what is written inside stand together or not at all."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise CaseError(f"the case is being written by another process: {error}") from error
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


@contextmanager
def reading_lock(path: Path, wait: float) -> Iterator[None]:
    """Hold the right to read documents into the case; waits ``wait`` seconds for another process.

    The lock is SQLite's own on an empty file beside the case, so that it ends with the process
    however that ends.

    Raises:
        CaseError: another process is still reading into the case.
    """
    beside = path.with_name(path.name + "-lock")
    holder = sqlite3.connect(beside, timeout=wait, isolation_level=None)
    try:
        try:
            holder.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise CaseError(
                f"another process is reading into {path}; wait until it is done, then run this again"
            ) from error
        try:
            yield
        finally:
            with suppress(OSError):  # some systems keep an open file; it is empty and does no harm
                beside.unlink()
    finally:
        holder.close()
