from __future__ import annotations

import random

import pytest

from crosscurrents.ingest.duplicates import DuplicateIndex, sign
from crosscurrents.records import Document

WORDS = [
    "army",
    "town",
    "rebel",
    "river",
    "bridge",
    "convoy",
    "truce",
    "border",
    "village",
    "market",
    "minister",
    "shell",
    "night",
    "fire",
    "talks",
    "camp",
    "family",
    "road",
    "commander",
    "council",
    "water",
    "hospital",
    "school",
    "soldier",
    "drone",
    "fighter",
    "hill",
    "gate",
    "signal",
    "crossing",
    "harvest",
    "station",
]


def report(seed: int, length: int = 300) -> str:
    """Running text of its own: any two of these share next to no five-gram."""
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


def document(text: str, published: str | None = "2016-10-17", source: str | None = None) -> Document:
    return Document(text, published=published, source=source)


@pytest.mark.parametrize("cut", [0.0, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("keep", ["start", "end"])
def test_a_cut_and_re_headed_copy_is_found(cut: float, keep: str) -> None:
    index = DuplicateIndex()
    originals = [document(report(seed), source=str(seed)) for seed in range(30)]
    assert [link for original in originals for link in index.add(original)] == []
    for original in originals:
        words = original.text.split()
        number = int(len(words) * (1 - cut))
        kept = words[:number] if keep == "start" else words[-number:]
        copied = "Another headline of the desk\n\n" + " ".join(kept) + "\n\n(Agency reporting in the capital)"
        (link,) = index.add(document(copied, "2016-10-18"))
        assert (link.original, link.kind) == (original.id, "copy")


def test_an_update_says_more() -> None:
    index = DuplicateIndex()
    first = document(report(1))
    index.add(first)
    (link,) = index.add(document(first.text + " " + report(2, 250), "2016-10-18"))
    assert (link.original, link.kind) == (first.id, "update")


def test_a_flash_and_its_full_version() -> None:
    lead, flash_only = report(1, 40), report(2, 30)
    flash = document(f"FLASH town taken\n\n{lead} {flash_only}", "2016-10-17")
    full = document(f"UPDATE army says it holds town\n\n{lead} {report(3, 400)}", "2016-10-18")
    later = document(f"Another story\n\n{lead} {report(4, 400)}", "2016-11-17")
    index = DuplicateIndex()
    assert index.add(flash) == []
    assert [(link.original, link.kind) for link in index.add(full)] == [(flash.id, "update")]
    assert index.add(later) == []


def test_shared_background_is_no_duplicate() -> None:
    background = report(99, 100)
    index = DuplicateIndex()
    assert index.add(document(report(1) + " " + background)) == []
    assert index.add(document(report(2) + " " + background)) == []


def test_the_first_published_is_the_original_whenever_it_comes() -> None:
    text = report(5)
    late = [document(text + " one two three", "2016-10-19"), document(text + " four five", "2016-10-20")]
    index = DuplicateIndex()
    assert index.add(late[0]) == []
    assert [link.original for link in index.add(late[1])] == [late[0].id]
    early = document(text, "2016-10-17")
    links = index.add(early)
    assert {(link.document, link.original) for link in links} == {(d.id, early.id) for d in late}


def test_the_same_again_brings_nothing_new() -> None:
    index = DuplicateIndex()
    one = document(report(1))
    assert index.add(one) == index.add(one) == []


def test_signatures_rebuild_the_index() -> None:
    first, copy = document(report(7)), document(report(7) + " and more", "2016-10-18")
    direct, rebuilt = DuplicateIndex(), DuplicateIndex()
    direct.add(first)
    rebuilt.restore(first.id, first.published, sign(first.text), None)
    assert direct.add(copy) == rebuilt.add(copy) != []


def test_short_texts_are_copies_only_when_equal() -> None:
    index = DuplicateIndex()
    one = document("Truce holds in the town.", source="a")
    index.add(one)
    assert index.add(document("Truce holds in the city.", source="b")) == []
    assert [link.original for link in index.add(document("Truce holds in the town!", source="c"))] == [one.id]


def test_dates_that_are_none_do_no_harm() -> None:
    index = DuplicateIndex()
    index.add(document(report(1), "last week"))
    (link,) = index.add(document(report(1) + " and more", None))
    assert link.kind == "copy"


def test_texts_without_words() -> None:
    index = DuplicateIndex()
    assert index.add(document("", source="a")) == index.add(document("…", source="b")) == []


def test_the_signature_is_the_same_everywhere() -> None:
    assert sign("The army took the town again").hex() == sign("the  ARMY took\nthe town again").hex()
    assert sign("one two three four five").hex() == "6d328849"
