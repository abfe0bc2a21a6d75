"""Quoted stretches of a text: curly, straight, doubled and nested marks, unbalanced and unclosed ones.

A quotation that runs over several paragraphs opens again at each of them and closes once; a mark that
nothing closes holds to the end of its paragraph, so that one missing mark can't swallow an article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"``|''|[\"“”„‟«»]")
_SINGLE = re.compile(r"(?<![\w.,!?])['‘`](?=\w)|(?<=[\w.,!?…])['’](?![\w])")
_OPENERS = frozenset("“„‟«")
_CLOSERS = frozenset("”»")


class Quote(NamedTuple):
    """A quoted stretch, marks included; ``closed`` tells whether a mark ends it, ``level`` counts nesting."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    level: int = 0


class _Open(NamedTuple):
    start: int
    inner: int


def find_quotes(text: str) -> list[Quote]:
    """Return the quoted stretches of ``text`` in order, outer before inner."""
    quotes: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found = _in_paragraph(text, paragraph.start(), paragraph.end())
        if not found:
            found = _singles(text, paragraph.start(), paragraph.end(), 0)
        quotes.extend(found)
    return sorted(quotes, key=lambda quote: (quote.start, -quote.end))


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    quotes: list[Quote] = []
    opened: _Open | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if _closes_only(text, mark, start):
                continue
            opened = _Open(mark.start(), mark.end())
        elif mark[0] in _OPENERS or mark[0] == "``":
            quotes.append(_closed_at(text, opened, mark.start(), mark.start(), False))
            opened = _Open(mark.start(), mark.end())
        else:
            quotes.append(_closed_at(text, opened, mark.start(), mark.end(), True))
            opened = None
    if opened is not None and text[opened.inner : end].strip():
        quotes.append(_closed_at(text, opened, end, end, False))
    inner = [single for quote in quotes for single in _singles(text, quote.inner_start, quote.inner_end, 1)]
    return quotes + inner


def _closes_only(text: str, mark: re.Match[str], start: int) -> bool:
    """Tell whether a mark that finds nothing open can't open anything: a stray closing mark, or inches."""
    if mark[0] in _CLOSERS:
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    return not after or (after.isspace() and not before.isspace()) or before.isdigit()


def _closed_at(text: str, opened: _Open, inner_end: int, end: int, closed: bool) -> Quote:
    inside = text[opened.inner : inner_end]
    first = opened.inner + len(inside) - len(inside.lstrip())
    last = max(first, opened.inner + len(inside.rstrip()))
    return Quote(opened.start, end if closed else last, first, last, closed)


def _singles(text: str, start: int, end: int, level: int) -> list[Quote]:
    """Return stretches between single marks; an apostrophe neither opens nor closes one."""
    quotes: list[Quote] = []
    opened: int | None = None
    last: int | None = None
    for mark in _SINGLE.finditer(text, start, end):
        opens = (
            mark.end() < len(text)
            and text[mark.end()].isalnum()
            and not text[mark.start() - 1 : mark.start()].isalnum()
        )
        if opens:
            if opened is not None and last is not None:
                quotes.append(Quote(opened, last + 1, opened + 1, last, True, level))
                last = None
            if opened is None or last is None:
                opened = mark.start()
        elif opened is not None:
            plural = text[mark.start() - 1] == "s"
            last = mark.start()
            if not plural:
                quotes.append(Quote(opened, last + 1, opened + 1, last, True, level))
                opened, last = None, None
    if opened is not None and last is not None:
        quotes.append(Quote(opened, last + 1, opened + 1, last, True, level))
    return quotes


class QuoteIndex:
    """Answers which quote an offset lies in."""

    def __init__(self, quotes: list[Quote]) -> None:
        self.outer = [quote for quote in quotes if quote.level == 0]
        self.inner = [quote for quote in quotes if quote.level > 0]
        self._starts = [quote.start for quote in self.outer]

    def at(self, offset: int) -> Quote | None:
        """Return the outer quote that the character at ``offset`` lies in."""
        found = bisect_right(self._starts, offset) - 1
        return self.outer[found] if found >= 0 and offset < self.outer[found].end else None

    def between(self, start: int, end: int) -> list[Quote]:
        """Return the outer quotes that overlap a stretch of text, in order."""
        return [quote for quote in self.outer if quote.start < end and start < quote.end]
