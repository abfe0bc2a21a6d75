"""A case with one record of every kind, served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crosscurrents.store.case import Case
from support.serving import Serving


@pytest.fixture
def served(whole_case: Case) -> Iterator[Serving]:
    whole_case.close()
    serving = Serving(whole_case.path)
    yield serving
    serving.desk.close()
