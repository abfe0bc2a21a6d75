"""Names made comparable: one key for spelling variants, a looser one for transliterations."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscurrents.language.normalise import fold

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ə": "e", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
     "ʼ": None, "ʿ": None, "ʾ": None, "‘": None, "ˌ": None, "ʹ": None, "`": None}
)  # fmt: skip
_BREAKS = re.compile(r"[^\w]+|_")
_SHORT_FORMS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
ARTICLES = frozenset(
    {"al", "el", "ul", "ar", "er", "ash", "esh", "as", "es", "an", "en", "at", "et"}
    | {"ad", "ed", "az", "ez", "adh", "edh", "ath", "eth"}
)
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("zh", "j"),
    ("ph", "f"), ("ou", "u"), ("q", "k"), ("c", "k"), ("z", "s"), ("dj", "j"), ("g", "j"), ("v", "w"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_SHORTEST_SKELETON = 3


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key under which a name is looked up: folded, hyphens and dots as spaces."""
    plain = fold(name).translate(_LETTERS)
    if "." in plain:
        plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)
    words = _BREAKS.sub(" ", plain).split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def without_article(key: str) -> str:
    """Return a key without its leading Arabic article: ``al raqqa`` → ``raqqa``."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


def variants(key: str) -> list[str]:
    """Return the keys under which the same name may stand, likeliest first."""
    bare = without_article(key)
    found = [key, bare]
    if bare.startswith("the "):
        found.append(bare[4:])
    if bare.endswith("ah") and len(bare) > 4:
        found.append(bare[:-1])
    elif bare.endswith("a") and len(bare) > 3:
        found.append(bare + "h")
    return list(dict.fromkeys(found))


@lru_cache(maxsize=16384)
def skeleton(key: str) -> str:
    """Return the consonants that transliterations of one Arabic name share; empty if too few.

    ``teir maaleh`` and ``tir mlah`` are both ``trml``: articles, vowels and the feminine ending go,
    letters that romanisations mix up (q/k/c, kh/h, g/gh/j, sh/s/z) become one.
    """
    words = [word for word in key.split() if word not in ARTICLES]
    bones = []
    for word in words:
        for spelling, sound in _SOUNDS:
            word = word.replace(spelling, sound)
        word = word.removesuffix("h") if len(word) > 2 else word
        bones.append(_DOUBLED.sub(r"\1", _VOWELS.sub("", word)))
    joined = "".join(bones)
    return joined if len(joined) >= _SHORTEST_SKELETON else ""
