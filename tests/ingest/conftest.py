from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crosscurrents.ingest.found import Found, IngestOptions
from crosscurrents.ingest.inputs import read_inputs


@pytest.fixture
def ingest(tmp_path: Path) -> Callable[..., list[Found]]:
    """Write ``content`` to a file called ``name``, and read it."""

    def run(name: str, content: bytes | str, **options: object) -> list[Found]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_inputs([str(path)], IngestOptions(**options)))  # type: ignore[arg-type]

    return run


@pytest.fixture
def body() -> str:
    """Two sentences of a report."""
    return (
        "Rebel fighters took the border town on Monday after three days of shelling, residents and a "
        "commander said. The army withdrew to the hills, and said that it would return with its allies."
    )
