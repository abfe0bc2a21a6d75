"""Reading the dates of a sentence, for all tests of the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosscurrents.dates.step import read_dates
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document, TimeExpression

Dates = Callable[..., list[TimeExpression]]


@pytest.fixture(scope="session")
def dates_in() -> Dates:
    """Return a function that reads the dates of a text published on 2016-11-01, a Tuesday."""

    def read(text: str, published: str | None = "2016-11-01") -> list[TimeExpression]:
        return read_dates(parse(Document(text, published=published)))

    return read
