"""Cases that several rooms' tests look into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crosscurrents.store.case import Case
from support.records import DOCUMENT, OneReading


@pytest.fixture
def whole_case(tmp_path: Path) -> Iterator[Case]:
    """A case with one record of every kind."""
    with Case(tmp_path / "whole.case") as case:
        case.add([DOCUMENT], OneReading())  # type: ignore[arg-type]
        yield case
