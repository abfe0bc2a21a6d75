"""The records of a case held in memory, for analyses that go over them more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from crosscurrents.analysis.occurrences import Records


class Held:
    """Reads each kind of record once; texts of documents and mentions of places are left behind.

    What is left of twenty thousand events takes some fifty megabytes.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._kinds: dict[str, list[Any]] = {}
        self._actors: list[Any] | None = None

    def stream(self, kind: str) -> Iterator[Any]:
        """Yield the records of one kind."""
        if kind not in self._kinds:
            self._kinds[kind] = [_lightened(kind, record) for record in self._records.stream(kind)]
        return iter(self._kinds[kind])

    def actor_summaries(self) -> Iterable[Any]:
        """Return the actors, without their mentions."""
        if self._actors is None:
            self._actors = list(self._records.actor_summaries())
        return self._actors


def _lightened(kind: str, record: Any) -> Any:
    if kind == "documents":
        return msgspec.structs.replace(record, text="")
    if kind == "places":
        return msgspec.structs.replace(record, mentions=[], evidence=record.evidence[:1])
    return record
