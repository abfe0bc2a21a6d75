"""WordPiece as uncased BERT models use it (Wu et al. 2016), with the marks of the two actors kept whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MARKS = ("[S]", "[/S]", "[T]", "[/T]")
LONGEST_WORD = 60
_WORD = re.compile(r"\w+|[^\w\s]")


class WordPiece:
    """Splits text into pieces of a fixed vocabulary."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.index = {piece: place for place, piece in enumerate(vocabulary)}
        self._unknown = self.index["[UNK]"]

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of ``text``; a word that can't be split is [UNK]."""
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn").replace("_", " _ ")
        found: list[int] = []
        for word in _WORD.findall(plain):
            found += self._split(word)
        return found

    def _split(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            end, piece = len(word), None
            while end > start:
                piece = self.index.get(word[start:end] if start == 0 else "##" + word[start:end])
                if piece is not None:
                    break
                end -= 1
            if end == start or piece is None:
                return [self._unknown]
            found.append(piece)
            start = end
        return found
