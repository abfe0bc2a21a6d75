"""Every definition of the codebook, said in at least three ways."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from crosscurrents.events.ontology import ontology
from crosscurrents.events.predication import Predication
from crosscurrents.events.predications import SentenceReader
from crosscurrents.language.pipeline import load_pipeline
from crosscurrents.vocabulary import EventType

TABLE = yaml.safe_load((Path(__file__).parent / "definitions.yaml").read_text(encoding="utf-8"))
ROWS = [
    (kind, definition, mode, sentence)
    for kind, definitions in TABLE.items()
    for definition, (mode, sentences) in definitions.items()
    for sentence in sentences
]


def readings(sentence: str) -> list[Predication]:
    return SentenceReader(load_pipeline()(sentence)[:], "plover").predications()


@pytest.mark.parametrize(("kind", "definition", "mode", "sentence"), ROWS, ids=[row[3] for row in ROWS])
def test_definition(kind: str, definition: str, mode: str | None, sentence: str) -> None:
    found = {(reading.type, reading.mode) for reading in readings(sentence)}
    if mode is None:
        assert EventType(kind) in {found_kind for found_kind, _ in found}, found
    else:
        assert (EventType(kind), mode) in found


def test_every_type_and_mode_has_three_sentences() -> None:
    for kind in EventType:
        for mode in ontology().modes(kind):
            told = [row for row in ROWS if row[0] == kind.value and row[2] == mode]
            assert len(told) >= 3, (kind, mode)
