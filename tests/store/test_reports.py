"""Several reports of one happening are counted on every event that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from crosscurrents.records import Document, Reading, make_id
from crosscurrents.settings import Settings
from crosscurrents.store.case import Case
from crosscurrents.vocabulary import Verdict
from support.records import TEXT, reading


class Retelling:
    """Reads the same event out of every document."""

    settings = Settings()

    def __init__(self, rests_on: str | None = None) -> None:
        self.rests_on = rests_on

    def read(self, document: Document) -> Reading:
        found = reading()
        [event] = found.events
        own = msgspec.structs.replace(event, id=make_id(document.id), document=document.id)
        return msgspec.structs.replace(
            found, document=document.id, events=[own], rests_on=self.rests_on, places=[], relations=[],
            statements=[], dates=[],
        )  # fmt: skip

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            yield self.read(document)


def paper(number: int, table: str | None = None) -> Document:
    words = " ".join(f"word{number}x{each}" for each in range(80))
    return Document(f"{words}. {TEXT}", publisher=f"Paper {number}", published="2016-11-03", table=table)


@pytest.mark.parametrize(
    ("documents", "rests_on", "counts"),
    [
        ([paper(1)], None, [1]),
        ([paper(1), paper(2)], None, [2, 2]),
        ([paper(1), paper(2)], "wire", [1, 1]),
        ([paper(1), msgspec.structs.replace(paper(2), duplicate_of=paper(1).id)], None, [1, 1]),
        ([paper(1), paper(2, table="acled")], None, [1, 1]),
    ],
)
def test_reports(documents: list[Document], rests_on: str | None, counts: list[int], tmp_path: Path) -> None:
    with Case(tmp_path / "told.case") as case:
        case.add(documents, Retelling(rests_on))  # type: ignore[arg-type]
        assert [event.reports for event in case.events()] == counts
        assert [event.reports for event in case.events(document=documents[0].id)] == counts[:1]


def test_decisions_count(tmp_path: Path) -> None:
    with Case(tmp_path / "told.case") as case:
        case.add([paper(1), paper(2)], Retelling())  # type: ignore[arg-type]
        wrong = case.events()[0].id
        case.decide(Verdict.EVENT, wrong, value="wrong")
        assert [event.reports for event in case.events()] == [1]
