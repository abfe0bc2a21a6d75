"""Finds many names in a text at once: a trie over folded words, longest match first.

Words are folded (case, diacritics, apostrophes), split at hyphens and dots, and a possessive ``'s``
stands alone, so that ``Al-Hashd al-Shaabi``, ``al Hashd Al Shaabi`` and ``Al-Hashd al-Sha'abi's`` meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from crosscurrents.language.normalise import fold, normalise

_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
_END = ""


class Word(NamedTuple):
    """A folded word with its character offsets."""

    folded: str
    start: int
    end: int


class Match(NamedTuple):
    """A name found: character offsets and everything it was entered for."""

    start: int
    end: int
    values: list[Any]


def split_words(text: str) -> list[Word]:
    """Split ``text`` into folded words; the offsets are those of ``text``."""
    plain = normalise(text)
    return [Word(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(plain)]


class NameMatcher:
    """A trie of names. ``values`` entered for one name are kept in order of entry."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, name: str, value: object) -> None:
        """Enter ``name`` for ``value``; names that hold no word are left out."""
        words = split_words(name)
        if not words:
            return
        node = self._root
        for word in words:
            node = node.setdefault(word.folded, {})
        node.setdefault(_END, []).append((name, value))

    def find(self, text: str, words: list[Word] | None = None) -> Iterator[Match]:
        """Yield the longest names in ``text`` that are written as their case demands, left to right."""
        words = split_words(text) if words is None else words
        position = 0
        while position < len(words):
            found = self._longest(text, words, position)
            if found is None:
                position += 1
                continue
            position, match = found
            yield match

    def _longest(self, text: str, words: list[Word], position: int) -> tuple[int, Match] | None:
        node = self._root
        best: tuple[int, Match] | None = None
        for index in range(position, len(words)):
            following = node.get(words[index].folded)
            if following is None:
                break
            node = following
            if _END in node:
                start, end = words[position].start, words[index].end
                written = text[start:end]
                values = [value for name, value in node[_END] if written_as(name, written)]
                if values:
                    best = (index + 1, Match(start, end, values))
        return best


def written_as(name: str, written: str) -> bool:
    """Tell whether ``written`` is in a case in which ``name`` may appear.

    Acronyms stand in capitals, from four letters on also with one initial capital (as the British
    press writes them); words with a capital need one; all-capital headlines pass.
    """
    letters = [char for char in name if char.isalpha()]
    shown = [char for char in written if char.isalpha()]
    if not letters or not shown:
        return True
    if all(char.isupper() for char in shown) and len(shown) > 1:
        return not (len(letters) <= 3 and not name.isupper() and len(letters) != len(shown))
    if all(char.isupper() for char in letters):
        return len(letters) >= 4 and shown[0].isupper()
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", name)]
    shown_initials = [word[0] for word in re.findall(r"[^\W\d_]+", written)]
    if len(initials) != len(shown_initials):
        return shown[0].isupper() or not letters[0].isupper()
    return all(
        there.isupper()
        for wanted, there in zip(initials[-1:], shown_initials[-1:], strict=True)
        if wanted.isupper()
    ) and (shown[0].isupper() or not letters[0].isupper() or name[:3].casefold() in _ARTICLES)


_ARTICLES = frozenset({"al-", "el-", "al ", "el ", "the", "an-", "ar-", "as-", "ash"})
