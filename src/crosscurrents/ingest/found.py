"""What reading an input gives: documents, failures, tables for others, and an account of it all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, TypeAlias

import msgspec

from crosscurrents.errors import InputError
from crosscurrents.records import Document
from crosscurrents.settings import Settings


class IngestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a user may say about the inputs."""

    published: str | None = None
    """Date of publication for texts that carry none; never replaces one that is there."""

    columns: Mapping[str, str] = {}
    """Which column holds what, in tables whose names aren't the usual ones: ``{"text": "body"}``."""

    encoding: str | None = None
    """The encoding of texts, where it is known; otherwise it is found out."""

    recursive: bool = True
    """Whether the folders inside a folder are read too."""

    private_networks: bool = False
    """Whether addresses in private networks may be fetched; only for one's own machines."""

    settings: Settings = Settings()


class TableInput(msgspec.Struct, frozen=True):
    """A table of coded events rather than of articles, handed on to the reader of such tables."""

    path: str
    kind: str


class Skipped(msgspec.Struct, frozen=True):
    """Something that was met in a folder or an archive, and not read on purpose."""

    where: str
    reason: str


Found: TypeAlias = Document | InputError | TableInput | Skipped


class Raw(msgspec.Struct):
    """An opened input: its bytes from the start, and what is known about them from outside."""

    name: str
    stream: BinaryIO
    size: int
    address: str | None = None
    retrieved: str | None = None
    encoding: str | None = None

    def head(self, length: int) -> bytes:
        """Return the first ``length`` bytes, and leave the stream at its start."""
        self.stream.seek(0)
        start = self.stream.read(length)
        self.stream.seek(0)
        return start

    def everything(self) -> bytes:
        """Return all bytes."""
        self.stream.seek(0)
        return self.stream.read()


class Account(msgspec.Struct):
    """What became of one file, address or stream."""

    input: str
    read: int = 0
    undated: int = 0
    """Reports among those read whose date of publication nobody names."""
    failures: list[InputError] = msgspec.field(default_factory=list)
    tables: list[TableInput] = msgspec.field(default_factory=list)
    skipped: list[Skipped] = msgspec.field(default_factory=list)
    notes: list[str] = msgspec.field(default_factory=list)

    def count(self, found: Found) -> None:
        """Enter one thing that was found."""
        if isinstance(found, Document):
            self.read += 1
            self.undated += found.published is None and found.table is None
        elif isinstance(found, TableInput):
            self.tables.append(found)
        elif isinstance(found, Skipped):
            self.skipped.append(found)
        else:
            self.failures.append(found)

    def summary(self) -> str:
        """Say it in one line, for people."""
        parts = [f"{self.read} read"]
        parts += [f"{len(self.failures)} failed"] if self.failures else []
        parts += [f"{len(self.skipped)} skipped"] if self.skipped else []
        parts += [f"a table of {table.kind} events" for table in self.tables]
        return f"{self.input}: " + ", ".join(parts)
