"""Counts as reported: exact, bounded, ranges, and words that give an order of magnitude."""

from __future__ import annotations

import pytest

from crosscurrents.events.clauses import read_clause
from crosscurrents.events.numbers import magnitude_of, number_of
from crosscurrents.language.pipeline import load_pipeline

Bounds = tuple[int | None, int | None, int | None]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (["12"], 12),
        (["1,200"], 1200),
        (["two", "hundred"], 200),
        (["forty-five"], 45),
        (["three", "thousand"], 3000),
        (["2.5", "million"], 2_500_000),
        (["many"], None),
        ([], None),
    ],
)
def test_number_of(words: list[str], number: int | None) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("sentence", "role", "bounds"),
    [
        ("Soldiers killed 12 people.", "dead", (12, 12, 12)),
        ("Soldiers killed at least 12 people.", "dead", (12, 12, None)),
        ("Soldiers killed more than 40 civilians.", "dead", (40, 40, None)),
        ("Soldiers killed up to 30 rebels.", "dead", (None, 30, 30)),
        ("Soldiers killed between 30 and 50 rebels.", "dead", (30, None, 50)),
        ("Soldiers killed dozens of civilians.", "dead", (24, None, 99)),
        ("Soldiers killed hundreds of people.", "dead", (200, None, 999)),
        ("Soldiers killed several farmers.", "dead", (3, None, 9)),
        ("Soldiers killed a family of five.", "dead", (5, 5, 5)),
        ("Soldiers killed about 20 fighters.", "dead", (None, 20, None)),
        ("Soldiers killed a farmer.", "dead", (1, 1, 1)),
        ("Soldiers wounded two hundred men.", "injured", (200, 200, 200)),
        ("Police arrested 15 students.", "arrested", (15, 15, 15)),
        ("Rebels kidnapped three nurses.", "abducted", (3, 3, 3)),
        ("Some 300 families were displaced by the army.", "displaced", (None, 300, None)),
    ],
)
def test_counts(sentence: str, role: str, bounds: Bounds) -> None:
    doc = load_pipeline()(sentence)
    verb = next(token for token in doc if token.dep_ == "ROOT")
    count = magnitude_of(verb, read_clause(verb))[role]
    assert (count.low, count.best, count.high) == bounds


def test_who_was_counted() -> None:
    doc = load_pipeline()("Soldiers killed 12 farmers.")
    verb = next(token for token in doc if token.dep_ == "ROOT")
    assert magnitude_of(verb, read_clause(verb))["dead"].role == "farmer"
