"""Page furniture: captions, credits, bylines, headings and "read more" lines, which are not narrative.

A caption often stands in the middle of a paragraph after copy and paste, and may be years older
than the article, so what it says must not become an event of the article's week.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

import yaml

from crosscurrents.records import Span

Kind = Literal["heading", "byline", "credit", "caption", "link", "dateline", "fragment"]


class Furniture(NamedTuple):
    """A span of a text that isn't narrative, and what it is instead."""

    start: int
    end: int
    kind: Kind


class _Line(NamedTuple):
    start: int
    text: str
    opens: bool
    """Whether a paragraph begins here, so that it isn't the middle of one that was wrapped."""

    alone: bool
    """Whether it is a paragraph by itself."""


_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = rf"(?:\d{{1,2}}\s(?:{_MONTHS})\.?|(?:{_MONTHS})\.?\s\d{{1,2}})"
_DATE = rf"(?:(?:\w+day,?\s)?{_DAY},?\s\d{{4}}|\d{{4}}-\d\d-\d\d)"
_STAMP = re.compile(
    rf"(?:(?i:(?:first\s|last\s)?(?:updated|modified|published|posted))(?:\s(?:on|at))?\s?:?\s)?{_DATE}"
    r"(?:[,|\s–—-]+(?:at\s)?\d{1,2}[:.]\d\d[^.\n]{0,20})?"
)
_NAME = r"[A-Z][\w'’-]*\.?"
_NAMES = rf"{_NAME}(?:\s{_NAME}){{0,4}}"
_BREAK = r"(?:,|\s[|·–—-])\s"
_DATED = rf"(?:(?i:by|from)\s[^\n.\d]{{3,60}}|{_NAMES})(?:{_BREAK}{_NAMES}){{0,2}}{_BREAK}{_DATE}"
"""Who or which paper, perhaps where, and a full date: "The Herald, Amman, 17 October 2016"."""

_BYLINE = re.compile(
    rf"{_DATED}(?=\s*$)|(?i:by)\s(?:{_NAME}\s?){{2,5}}(?:(?:,|\||\sin\s[A-Z]|\sand\s[A-Z]|\sfor\s[A-Z])[^.\n]*)?"
    r"|(?i:by\s(?:staff\s(?:writer|reporter)s?|our\s(?:own\s)?correspondents?|(?:news\s)?agenc(?:y|ies))\b)"
    r"[^.\n]{0,60}"
)
_RIGHTS = re.compile(r"(?i:©|\(c\)\s|copyright\s(?:©|\(c\)|by\b|\d{4})|all\srights\sreserved)[^\n]*")
_SIGNATURE = re.compile(r"[-–—]\s?[A-Z][\w/&]*(?:[\s/][A-Z][\w/&]*){0,4}")
_CITY = rf"[A-Z][A-Z'’.-]{{2,}}(?:(?:,\s|/|\s)[A-Z][\w'’.-]*){{0,5}},?\s(?:(?:{_MONTHS})\.?\s\d{{1,2}}\s)?"
_DATELINE = re.compile(rf"{_CITY}\([A-Z][\w\s./&-]{{1,40}}\)\s?[-–—]+(?=\s)")
_BARE_DATELINE = re.compile(
    rf"[A-Z][A-Z'’-]{{4,}}(?:\s[A-Z'’-]{{2,}}){{0,2}}(?:,\s[A-Z]\w+)?(?:,\s{_DAY})?\s?[-–—]{{1,2}}(?=\s[A-Z“\"])"
)
"""Without an agency only near the top: further down it may be an acronym with an aside."""

_TOP_LINES = 4
_BULLET = re.compile(r"[-*•‣·]\s|\(?\d{1,3}[.)]\s")
_MOST_HEADING_WORDS = 7
_MOST_TITLE_WORDS = 25
_LONGEST_CAPTION = 1_000
_LONGEST_BYLINE = 160
_UNWRAPPED = 100
"""Characters from which a line is a whole paragraph rather than a line of a wrapped one."""

_TITLE_FRAGMENT = re.compile(r"(?<=\s)[A-Z][\w'’-]*\s(?:[\w'’-]+\s){0,10}\.?[”\"]\]")
_BRACKETED_LINK = re.compile(r"\[(?:See|Read|Watch|Related)\b[^\[\]\n]{3,200}\]")
_SHORT_FORM = re.compile(
    r"(?:[A-Z]\.)*[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Gen|Col|Lt|Maj|Sgt|Capt|Dr|Mr|Mrs|Ms|St|Sen|Rep|Gov"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z\"“])")


def find_furniture(text: str) -> list[Span]:
    """Return the spans of ``text`` that aren't narrative, in order and without overlap."""
    return merge_spans((start, end) for start, end, _ in find_marked(text))


def find_marked(text: str) -> list[Furniture]:
    """Return what in ``text`` isn't narrative, each with its kind, in order; spans may overlap.

    Whole lines: the title, short headings between paragraphs, bylines, date stamps, links, credits,
    rights. Within lines: pictures' captions with their credit, links in brackets, agencies' credits
    in brackets, and the dateline that opens a report. In a wrapped text only the first line of a
    paragraph can be furniture, so that a sentence that happens to be broken there stays whole.
    """
    found = [Furniture(m.start(), m.end(), "fragment") for m in _TITLE_FRAGMENT.finditer(text)]
    found += [Furniture(m.start(), m.end(), "link") for m in _BRACKETED_LINK.finditer(text)]
    patterns = _patterns()
    found += [Furniture(m.start(), m.end(), "credit") for m in patterns.bracketed_credit.finditer(text)]
    found += [
        Furniture(*_with_caption(text, m.start(), m.end()), "caption")
        for m in patterns.picture.finditer(text)
    ]
    lines = list(_lines(text))
    for number, line in enumerate(lines):
        kind = _kind(line, first=number == 0, last=number == len(lines) - 1)
        if kind:
            found.append(Furniture(line.start, line.start + len(line.text), kind))
        elif line.opens and (dateline := _dateline(line.text, top=number < _TOP_LINES)):
            found.append(Furniture(line.start, line.start + dateline.end(), "dateline"))
    return sorted(item for item in found if item.end > item.start)


class _Patterns(NamedTuple):
    link: re.Pattern[str]
    credit: re.Pattern[str]
    bracketed_credit: re.Pattern[str]
    picture: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    path = files("crosscurrents") / "data" / "language" / "furniture.yaml"
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    link, opener, credit, picture = (
        _any(words[name]) for name in ("links", "openers", "credits", "pictures")
    )
    agency = _any(words["picture_agencies"])
    # Names and what joins them; any other word in small letters makes it a sentence.
    joint = "and|in|for|by|of|the|at|with|via|additional|[a-z]+ing"
    names = rf"(?:[;,]?\s?(?:[A-Z&/][^\s,;]*|{joint})(?=[\s,;]|$))+[;.]?"
    by = r"(?:by|from|courtesy(?:\sof)?|credit|via)"
    return _Patterns(
        link=re.compile(
            rf"(?i:(?:{link})(?!\w)(?:\s?[:|»>][^\n]*|[^.\n]*)|(?:{opener})(?!\w)[^.\n]{{0,80}})"
        ),
        credit=re.compile(rf"(?i:{credit})\s?:?\s?{names}|(?i:{picture})\s?:{names}"),
        bracketed_credit=re.compile(rf"[(\[]\s*(?i:{credit})\s[^()\[\]]{{3,300}}[)\]]"),
        picture=re.compile(
            rf"""\(\s*(?:[A-Z][\w.'&/-]*\s){{1,6}}(?i:{picture})(?:\s(?i:{by})\s[^()]{{1,80}}|\s?[/:][^()]{{1,80}})?\s*\)
            | \(\s*(?i:{picture})\s?(?:[/:]|\s(?i:{by})\s)[^()]{{1,80}}\)
            | \(\s*(?i:file\s(?:photo|image|picture|footage))\s*\)
            | \(\s*(?:{agency})\s?[/:][^()]{{1,60}}\)
            | \(\s*(?:{agency})\s(?i:{picture})[^()]{{0,60}}\)
            | (?:(?<=\s)|^)(?i:{picture})(?:\s(?i:by|credit|courtesy\sof)|\s?:)\s?
              (?:[^\n.]|(?<=\b[A-Z])\.){{2,80}}(?=\n|$)
            """,
            re.VERBOSE,
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that have words, with how they stand among their neighbours."""
    raw = text.split("\n")
    starts, offset = [], 0
    for line in raw:
        starts.append(offset)
        offset += len(line) + 1
    for number, line in enumerate(raw):
        words = line.strip()
        if not words:
            continue
        before = raw[number - 1].strip() if number else ""
        after = raw[number + 1].strip() if number + 1 < len(raw) else ""
        opens = not before or before[-1] in '.!?"”)' or len(before) < 60 or len(before) > _UNWRAPPED
        ends = not after or len(after) > _UNWRAPPED or bool(_BYLINE.match(after) or _DATELINE.match(after))
        alone = (not before or len(before) > _UNWRAPPED) and ends
        yield _Line(starts[number] + line.index(words), words, opens, alone)


def _dateline(text: str, top: bool) -> re.Match[str] | None:
    """Return the dateline that a line opens with."""
    return _DATELINE.match(text) or (_BARE_DATELINE.match(text) if top else None)


def _kind(line: _Line, first: bool, last: bool) -> Kind | None:
    if not line.opens:
        return None
    patterns = _patterns()
    if patterns.link.fullmatch(line.text):
        return "link"
    if patterns.credit.fullmatch(line.text) or _RIGHTS.fullmatch(line.text):
        return "credit"
    if (len(line.text) < _LONGEST_BYLINE and _BYLINE.fullmatch(line.text)) or _STAMP.fullmatch(line.text):
        return "byline"
    if last and not first and _SIGNATURE.fullmatch(line.text):
        return "credit"
    return "heading" if _is_heading(line, first, last) else None


def _is_heading(line: _Line, first: bool, last: bool) -> bool:
    """Tell whether a line that stands alone is a title or a heading between paragraphs."""
    if last or not line.alone or _BULLET.match(line.text) or line.text[0].islower():
        return False
    number = len(line.text.split())
    if first and _SENTENCE_END.search(line.text):
        return False
    if first:
        return number <= _MOST_TITLE_WORDS and line.text[-1] not in ".,;:…"
    return number <= _MOST_HEADING_WORDS and not re.search(r"[.!?,;:…][\"'”’)\]]*$|[.,][\"'”’]", line.text)


def _with_caption(text: str, start: int, end: int) -> Span:
    """Extend a photo credit back over the one sentence that is its caption."""
    line = max(text.rfind("\n", 0, start) + 1, start - _LONGEST_CAPTION)
    before = text[line:start].rstrip()
    breaks = [m.end() for m in _SENTENCE_END.finditer(before) if not _abbreviation(before, m.start())]
    return (line + (breaks[-1] if breaks else 0), end)


def _abbreviation(text: str, dot: int) -> bool:
    """Tell whether the dot at ``dot`` ends an abbreviation such as ``Sept.`` rather than a sentence."""
    word = re.search(r"([\w.]+)$", text[max(0, dot - 40) : dot])
    if word is None:
        return False
    return _SHORT_FORM.fullmatch(word[1]) is not None


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
