"""Which function writes which format: a name and a dotted address a line.

An export is a function ``export(case: Records, out: Output, options: ExportOptions) -> int`` that
writes and returns how many records it wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from crosscurrents.errors import InputError, UnknownRecord

KINDS = ("documents", "actors", "relations", "events", "statements", "places", "dates")

EXPORTS: dict[str, str] = {
    "jsonl": "crosscurrents.exports.jsonl:export",
    "csv": "crosscurrents.exports.csv:export",
    "geojson": "crosscurrents.exports.geojson:export",
    "gexf": "crosscurrents.exports.network:export_gexf",
    "graphml": "crosscurrents.exports.network:export_graphml",
    "edges": "crosscurrents.exports.network:export_edges",
    "kumu": "crosscurrents.exports.network:export_kumu",
    "plover": "crosscurrents.exports.plover:export",
    "polecat": "crosscurrents.exports.polecat:export",
    "icews": "crosscurrents.exports.icews:export",
    "ftm": "crosscurrents.exports.followthemoney:export",
}


class Records(Protocol):
    """What an export may ask of a case."""

    def stream(self, kind: str) -> Iterator[Any]:
        """Yield the records of one kind, one by one."""


class NetworkRecords(Records, Protocol):
    """What an export of the network may ask of a case besides."""

    def actor_summaries(self) -> Iterable[Any]:
        """Return the actors without their mentions."""


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a user may say about an export."""

    only: str | None = None
    """One kind of record (``events``); None for all that the format can hold."""

    text: bool | None = None
    """Whether texts are written, which may belong to somebody else; None leaves it to the format."""

    every_status: bool = False
    """Whether formats of coded events get those too that did not happen or may not have happened."""


class Output:
    """Where an export goes: a folder or file that is made, or standard output."""

    def __init__(self, path: Path | None, standard: IO[bytes]) -> None:
        self.path = path
        self._standard = standard

    def folder(self) -> Path:
        """Return the folder to write files into.

        Raises:
            InputError: no folder was named, or a file of that name is in the way.
        """
        if self.path is None:
            raise InputError("--out", "several files need a folder", "name one, or ask for one kind: --only")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(str(self.path), error.strerror or str(error)) from error
        return self.path

    @contextmanager
    def open(self, path: Path | None = None) -> Iterator[IO[bytes]]:
        """Open a file to write to; ``None`` is the output itself, be it a file or standard output.

        Raises:
            InputError: the file can't be written.
        """
        target = path or self.path
        if target is None:
            yield self._standard
            self._standard.flush()
            return
        try:
            file = target.open("wb")
        except OSError as error:
            raise InputError(str(target), error.strerror or str(error)) from error
        with file:
            yield file


Export = Callable[[NetworkRecords, Output, ExportOptions], int]


def export_for(name: str) -> Export:
    """Return the function that writes a format.

    Raises:
        UnknownRecord: there is no such format; names those there are.
    """
    if name not in EXPORTS:
        raise UnknownRecord(f"no format is called {name!r}; there are {', '.join(sorted(EXPORTS))}")
    module, _, function = EXPORTS[name].partition(":")
    found: Export = getattr(import_module(module), function)
    return found


def chosen_kinds(options: ExportOptions) -> tuple[str, ...]:
    """Return the kinds of records that are wanted.

    Raises:
        UnknownRecord: there is no such kind; names those there are.
    """
    if options.only is None:
        return KINDS
    if options.only not in KINDS:
        raise UnknownRecord(f"no record is called {options.only!r}; there are {', '.join(KINDS)}")
    return (options.only,)
