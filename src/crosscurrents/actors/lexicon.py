"""The common nouns that can act: organs of states, titles, groups, people. Read from ``data/actors``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from crosscurrents.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Head:
    """What a head noun (or its last words) denotes.

    ``sort`` is organ, organ-members, organ-means, title, group, members, person, people or population;
    ``key`` the organ or canonical title.
    """

    sort: str
    key: str
    kind: ActorKind
    sector: str | None
    name: str


class HeadTable:
    """Looks up the longest run of words that ends a phrase."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], Head]]] = {}

    def add(self, phrase: str, head: Head) -> None:
        """Enter a phrase; the first entry of the same phrase wins."""
        words = tuple(phrase.casefold().split())
        entries = self._by_last.setdefault(words[-1], [])
        if all(known != words for known, _ in entries):
            entries.append((words, head))
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Sequence[str]) -> tuple[Head, int] | None:
        """Return what ``words`` (folded, in order) end in, and how many words that takes."""
        if not words:
            return None
        for phrase, head in self._by_last.get(words[-1], ()):
            if len(phrase) <= len(words) and tuple(words[-len(phrase) :]) == phrase:
                return head, len(phrase)
        return None


@dataclass(frozen=True)
class ActorLexicon:
    """All word lists of the actors room."""

    organs: HeadTable
    titles: HeadTable
    nouns: HeadTable
    organ_heads: dict[str, Head]
    unique_titles: frozenset[str]
    group_members: frozenset[str]
    plain_modifiers: frozenset[str]
    words: dict[str, Any]
    ties: dict[str, Any]
    given_names: dict[str, str]


def _read(name: str) -> Any:
    text = (files("crosscurrents") / "data" / "actors" / name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


@lru_cache(maxsize=1)
def load_lexicon() -> ActorLexicon:
    """Load the word lists once."""
    organs, organ_heads = _organs(_read("organs.yaml"))
    raw_titles = _read("titles.yaml")
    titles = HeadTable()
    for entry in raw_titles:
        head = Head("title", entry["title"], ActorKind.PERSON, "GOV", entry["title"])
        _add_forms(titles, entry["forms"], head)
    words = _read("nouns.yaml")
    return ActorLexicon(
        organs=organs,
        titles=titles,
        nouns=_nouns(words),
        organ_heads=organ_heads,
        unique_titles=frozenset(entry["title"] for entry in raw_titles if entry.get("unique")),
        group_members=frozenset(words["group_members"]),
        plain_modifiers=frozenset(words["plain_modifiers"]),
        words=_usage_words(),
        ties=_tie_words(),
        given_names=_given_names(),
    )


def _usage_words() -> dict[str, Any]:
    """Read ``usage.yaml``; every list is there as a set too, under its name and ``_set``."""
    words: dict[str, Any] = _read("usage.yaml")
    return words | {f"{key}_set": frozenset(value) for key, value in words.items()}


def _given_names() -> dict[str, str]:
    names: dict[str, list[str]] = _read("given_names.yaml")
    return {name: gender for gender, listed in names.items() for name in listed}


def _tie_words() -> dict[str, Any]:
    words: dict[str, Any] = _read("ties.yaml")
    heads = frozenset(phrase.split()[-1] for phrase in words["part_nouns"])
    return words | {"part_heads": heads}


def _organs(entries: list[dict[str, Any]]) -> tuple[HeadTable, dict[str, Head]]:
    table, heads = HeadTable(), {}
    for entry in entries:
        kind = ActorKind(entry["kind"])
        head = Head("organ", entry["organ"], kind, entry["sector"], entry["name"])
        heads[entry["organ"]] = head
        _add_forms(table, entry["heads"], head)
        members = Head("organ-members", entry["organ"], kind, entry["sector"], entry["name"])
        _add_forms(table, entry.get("members", ()), members)
        means = Head("organ-means", entry["organ"], kind, entry["sector"], entry["name"])
        _add_forms(table, entry.get("equipment", ()), means)
    return table, heads


def _nouns(words: dict[str, Any]) -> HeadTable:
    table = HeadTable()
    for section, sort in (
        ("groups", "group"),
        ("members", "members"),
        ("persons", "person"),
        ("populations", "population"),
    ):
        for key, entry in words[section].items():
            sort_here = "people" if key == "people" else sort
            kind = _kind(entry.get("kind", key))
            _add_forms(table, entry["heads"], Head(sort_here, key, kind, entry.get("sector"), key))
    return table


def _kind(word: str) -> ActorKind:
    try:
        return ActorKind(word)
    except ValueError:
        return ActorKind.OTHER


def _add_forms(table: HeadTable, forms: Iterable[str], head: Head) -> None:
    for form in forms:
        table.add(form, head)
