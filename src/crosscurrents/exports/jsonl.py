"""JSON lines, one record a line under exactly the names of the data contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import msgspec

from crosscurrents.exports.registry import ExportOptions, Output, Records, chosen_kinds


def export(case: Records, out: Output, options: ExportOptions) -> int:
    """Write one file a kind into a folder, or a single kind to a file or standard output."""
    kinds = chosen_kinds(options)
    if options.only:
        with out.open() as file:
            return _write(file, kinds[0], case.stream(kinds[0]), options)
    written = 0
    for kind in kinds:
        with out.open(out.folder() / f"{kind}.jsonl") as file:
            written += _write(file, kind, case.stream(kind), options)
    return written


def _write(file: IO[bytes], kind: str, records: Iterable[Any], options: ExportOptions) -> int:
    encoder = msgspec.json.Encoder()
    written = 0
    for record in records:
        if kind == "documents" and options.text is False:
            record = msgspec.structs.replace(record, text="")
        file.write(encoder.encode(record) + b"\n")
        written += 1
    return written
