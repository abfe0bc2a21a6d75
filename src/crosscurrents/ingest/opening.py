"""Opening one input: a file, standard input or an address."""

from __future__ import annotations

import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.found import IngestOptions, Raw
from crosscurrents.ingest.walk import is_address

_KEPT_IN_MEMORY = 8_000_000


@contextmanager
def open_input(name: str, options: IngestOptions, notes: list[str]) -> Iterator[Raw]:
    """Open what ``name`` stands for; what was done on the way is added to ``notes``.

    Raises:
        InputError: it isn't there, isn't a file, or may not be fetched.
        OSError: the system refuses.
    """
    if name == "-":
        with tempfile.SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY) as spool:
            shutil.copyfileobj(sys.stdin.buffer, spool)
            yield Raw("standard input", cast(BinaryIO, spool), spool.tell())
    elif is_address(name):
        from crosscurrents.ingest.fetch import fetch

        yield fetch(name, options, notes)
    else:
        path = Path(name)
        if not path.exists():
            raise UnreadableInput(name, "no such file", "check the name")
        # A pipe or a device never ends, or holds the reader up for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableInput(name, "not an ordinary file", "pipe it in and name - instead")
        with path.open("rb") as stream:
            yield Raw(path.as_posix(), stream, path.stat().st_size)
