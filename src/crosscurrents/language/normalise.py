"""Characters that mean the same, made the same one, without moving a single offset."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME_LENGTH = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u0060": "'",
        "\u00b4": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2011": "-",
        "\u2010": "-",
    }
)


def normalise(text: str) -> str:
    """Return ``text`` with typographic variants replaced one for one; its length never changes."""
    return text.translate(_SAME_LENGTH)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return ``word`` lower-cased, without diacritics and apostrophes, for comparing names."""
    plain = unicodedata.normalize("NFKD", normalise(word)).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char) and char != "'")
