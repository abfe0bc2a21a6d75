"""The words of time and their conventions, read once from ``data/dates/*.yaml``."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

Phrase = tuple[str, ...]


class Entry(NamedTuple):
    """A word's part in time expressions, and its code there (a number, a unit, a TIMEX3 code)."""

    part: str
    code: Any


class Lexicon(NamedTuple):
    """Single words by themselves, and phrases by their first word, longest first."""

    words: dict[str, Entry]
    phrases: dict[str, list[tuple[Phrase, Entry]]]


def load_yaml(name: str) -> dict[str, Any]:
    """Read one knowledge file of this room."""
    text = (resources.files("crosscurrents") / "data" / "dates" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@lru_cache(maxsize=1)
def conventions() -> dict[str, Any]:
    """Return the table of vague words: references, counts, parts, seasons."""
    return load_yaml("conventions.yaml")


@lru_cache(maxsize=1)
def tense_words() -> dict[str, frozenset[str]]:
    """Return the word lists that tell whether a clause looks forward."""
    return {name: frozenset(words) for name, words in conventions()["tense"].items()}


@lru_cache(maxsize=1)
def narrative_words() -> dict[str, frozenset[str]]:
    """Return the word lists that tell which day a clause or sentence carries on."""
    return {name: frozenset(words) for name, words in conventions()["narrative"].items()}


@lru_cache(maxsize=1)
def holidays() -> dict[str, dict[str, Any]]:
    """Return the feasts by name, with the rule that finds their day in a year."""
    found: dict[str, dict[str, Any]] = load_yaml("holidays.yaml")["holidays"]
    return found


def season_months(code: str) -> tuple[int, int]:
    """Return the first and last month of a season, given as ``SP``, ``SU``, ``FA`` or ``WI``."""
    season = conventions()["seasons"][code]
    return season["from"], season["to"]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return every word of time with its part. Earlier parts in the file win over later ones."""
    entries: dict[Phrase, Entry] = {}
    for part, words in load_yaml("words.yaml").items():
        coded = words if isinstance(words, dict) else {word: word for word in words}
        for word, code in coded.items():
            entries.setdefault(split(str(word)), Entry(part, code))
    for name in conventions()["references"]:
        entries.setdefault(split(name), Entry("reference", name))
    for name in holidays():
        entries.setdefault(split(name), Entry("holiday", name))
    return _indexed(entries)


def parts() -> list[str]:
    """Return the names of the parts that words can play, as ``words.yaml`` groups them."""
    return list(load_yaml("words.yaml"))


def split(phrase: str) -> Phrase:
    """Return a phrase's words as the tape cuts them: at blanks, hyphens and before ``'s``."""
    return tuple(phrase.replace("-", " - ").replace("'s", " 's").split())


def _indexed(entries: dict[Phrase, Entry]) -> Lexicon:
    words = {phrase[0]: entry for phrase, entry in entries.items() if len(phrase) == 1}
    phrases: dict[str, list[tuple[Phrase, Entry]]] = {}
    for phrase, entry in entries.items():
        if len(phrase) > 1:
            phrases.setdefault(phrase[0], []).append((phrase, entry))
    for candidates in phrases.values():
        candidates.sort(key=lambda item: -len(item[0]))
    return Lexicon(words, phrases)
