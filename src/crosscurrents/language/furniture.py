"""Page furniture: captions, credits, bylines and "read more" lines, which are not narrative.

A caption often stands in the middle of a paragraph after copy and paste, and may be years older
than the article, so what it says must not become an event of the article's week.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crosscurrents.records import Span

_CREDIT = re.compile(
    r"""\(\s*(?:official\s)?(?:[\w.'&/ -]{0,60}\s)?
        (?:photo(?:graph)?s?|image|picture|screenshot|graphic|video|file)
        (?:\s(?:by|from|courtesy|credit|via|:)[^()]{1,80}|/[^()]{1,60}|\s*:[^()]{1,80})?\s*\)
      | \(\s*(?:AP|AFP|EPA|Reuters|Getty)[^()]{0,40}(?:photo|images?|pictures?)[^()]{0,60}\)
      | (?:photo(?:graph)?|image|picture)(?:\s(?:by|credit|courtesy\sof)|\s?:)\s?[^\n.]{2,80}(?:\n|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LINE = re.compile(
    r"""^[ \t]*(?:
        (?i:(?:read|see|watch|listen)\s(?:more|also|next|now)\b).*
      | (?i:related|most\sread|advertisement|sponsored|recommended|share\sthis|follow\sus
          |sign\sup\b|subscribe\b|click\shere\b|continue\sreading\b)[^.\n]{0,80}
      | (?i:by)\s(?:[A-Z][\w'-]+\.?\s?){2,5}(?:(?:,|\sin\s[A-Z]|\sand\s[A-Z])[^.\n]*)?
      | (?i:by\s(?:staff\s(?:writer|reporter)s?|our\scorrespondents?|agency|agencies)\b)[^.\n]{0,60}
      | (?i:(?:last\s)?(?:updated|modified|published|posted)(?:\s(?:on|at))?\s?:?)\s.{0,60}\d{4}.{0,30}
      | (?i:(?:file\s)?(?:photo|image|picture)\s?:)[^\n]*
      | (?i:(?:additional\s)?(?:reporting|writing|editing)\sby\b)[^\n]*
      | (?i:©|copyright\b|all\srights\sreserved)[^\n]*
    )[ \t]*$""",
    re.VERBOSE | re.MULTILINE,
)
_TITLE_FRAGMENT = re.compile(r"(?<=\s)(?:[A-Z][\w'’-]*\s(?:[\w'’-]+\s){0,10})\.?[”\"]\]")
_SHORT_FORM = re.compile(
    r"(?:[A-Z]\.)*[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Gen|Col|Lt|Maj|Sgt|Capt|Dr|Mr|Mrs|Ms|St|Sen|Rep|Gov"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z\"“])")


def find_furniture(text: str) -> list[Span]:
    """Return the spans of ``text`` that aren't narrative, in order and without overlap."""
    spans = [match.span() for match in _LINE.finditer(text)]
    spans += [match.span() for match in _TITLE_FRAGMENT.finditer(text)]
    spans += [_with_caption(text, match.start(), match.end()) for match in _CREDIT.finditer(text)]
    return _merged(span for span in spans if span[1] > span[0])


def _with_caption(text: str, start: int, end: int) -> Span:
    """Extend a photo credit back over the one sentence that is its caption."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start].rstrip()
    breaks = [m.end() for m in _SENTENCE_END.finditer(before) if not _abbreviation(before, m.start())]
    return (line + (breaks[-1] if breaks else 0), end)


def _abbreviation(text: str, dot: int) -> bool:
    """Tell whether the dot at ``dot`` ends an abbreviation such as ``Sept.`` rather than a sentence."""
    word = re.search(r"([\w.]+)$", text[:dot])
    if word is None:
        return False
    return _SHORT_FORM.fullmatch(word[1]) is not None


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
