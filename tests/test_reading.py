from __future__ import annotations

import msgspec

from crosscurrents import Document, Reader

TEXTS = [f"On day {n} Iraqi troops entered the town. Ankara objected." for n in range(5)]


def test_several_processes_read_the_same_in_the_same_order(reader: Reader) -> None:
    documents = [Document(text, published="2016-11-01") for text in TEXTS]
    alone = [msgspec.json.encode(reading) for reading in reader.read_many(documents)]
    together = [msgspec.json.encode(reading) for reading in Reader().read_many(documents, processes=2)]
    assert alone == together


def test_reading_again_gives_the_same_ids(reader: Reader) -> None:
    document = Document(TEXTS[0], published="2016-11-01")
    assert reader.read(document) == reader.read(document)


def test_other_languages_are_named_and_not_read(reader: Reader) -> None:
    reading = reader.read(Document("Die Armee rückte vor.", language="de"))
    assert reading.actors == []
    assert "(de)" in reading.notes[0]
