"""Which language a text is in: by its script, then by how many of its words are function words.

The most frequent words of a language make up a third or more of any text in it, so counting them
decides between the languages of the table with a few dozen words of text; see Grefenstette,
*Comparing two language identification schemes* (1995).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOKED_AT = 4_000
_FEWEST_WORDS = 12
"""Words below which counts of function words decide nothing."""

_LOWEST_SHARE = 0.12
"""Share of function words that prose of a language of the table never falls below."""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, str], dict[str, list[str]]]:
    path = files("crosscurrents") / "data" / "ingest" / "languages.yaml"
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    by_word: dict[str, tuple[str, ...]] = {}
    for language, words in loaded["function_words"].items():
        for word in str(words).split():
            by_word[word] = (*by_word.get(word, ()), language)
    return by_word, loaded["scripts"], loaded["letters"]


def identify_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or None where it can't be told."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text[:_LOOKED_AT])]
    if len(words) < _FEWEST_WORDS:
        return None
    by_word, scripts, letters = _tables()
    script = _main_script(words)
    if script in scripts:
        return _by_letters("".join(words), scripts[script], letters)
    counts = Counter(language for word in words for language in by_word.get(word, ()))
    if not counts:
        return None
    (best, most), *rest = counts.most_common(2)
    clear = not rest or most > rest[0][1]
    return best if clear and most >= _LOWEST_SHARE * len(words) else None


def _main_script(words: list[str]) -> str:
    """Return the script of most letters, by the first word of the letters' Unicode names."""
    sample = "".join(words)[:600]
    scripts = Counter(unicodedata.name(char, "UNKNOWN").split()[0] for char in sample)
    return scripts.most_common(1)[0][0]


def _by_letters(text: str, usual: str, letters: dict[str, list[str]]) -> str:
    """Tell languages of one script apart by letters that only one of them writes."""
    present = set(text)
    for language in letters.get(usual, []):
        code, own = language.split()
        if len(present & set(own)) >= 2:
            return code
    return usual
