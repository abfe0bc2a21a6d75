"""What several rooms' tests need: one reader, and a case to look into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crosscurrents import Document, Reader, Reading
from crosscurrents.store.case import Case
from support.records import DOCUMENT, OneReading


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader, whose models are loaded once."""
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """Read a text as a document of the day that most tests speak of."""

    def read_text(text: str, published: str | None = "2016-11-03") -> Reading:
        return reader.read(Document(text, published=published))

    return read_text


@pytest.fixture
def whole_case(tmp_path: Path) -> Iterator[Case]:
    """A case with one record of every kind."""
    with Case(tmp_path / "whole.case") as case:
        case.add([DOCUMENT], OneReading())  # type: ignore[arg-type]
        yield case
