from __future__ import annotations

import pytest

from crosscurrents import Document, Reader, Reading


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader):
    def read_text(text: str, published: str | None = "2016-11-03") -> Reading:
        return reader.read(Document(text, published=published))

    return read_text
