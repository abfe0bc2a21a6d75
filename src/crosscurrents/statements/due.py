"""By when what was said should have happened: the dates of a statement's content, as an interval."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from spacy.tokens import Token

from crosscurrents.dates.context import governing_verb
from crosscurrents.dates.lexicon import conventions
from crosscurrents.dates.numbers import vague_deadline
from crosscurrents.dates.timex import parse_day
from crosscurrents.dates.timex import shift as shift_day
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Due, Span, TimeExpression
from crosscurrents.statements.cues import load_yaml
from crosscurrents.statements.kinds import is_future
from crosscurrents.vocabulary import StatementKind, TimeType

DUE_KINDS = frozenset(
    {
        StatementKind.PROMISE,
        StatementKind.THREAT,
        StatementKind.PREDICTION,
        StatementKind.PLAN,
        StatementKind.DEMAND,
    }
)
_PREPOSITIONS = frozenset(
    [
        "by",
        "within",
        "in",
        "before",
        "until",
        "till",
        "on",
        "after",
        "from",
        "at",
        "during",
        "over",
        "through",
    ]
)
_LENGTH = re.compile(r"P(T?)(X|\d+(?:\.\d+)?)([YMWDHSQ])")
_NOT_EITHER = re.compile(
    r"\bnot\b[^.]*\b(?:not|nor)\b"
)  # "not this year and not next year" lasts to the end of next year
_TAKING = frozenset({"need", "take", "require", "last"})
_MOST_DATES = 12
Days = tuple[date | None, date | None]
_HEDGED = frozenset({"could", "may", "might", "can"})
_WHEN = frozenset({"when", "once", "until", "before", "after", "as"})
_LASTING = frozenset({"for", "since"})
_VAGUE_RULES = frozenset({"dates.daypart", "dates.anchored"})
_WINDOW_RULES = frozenset({"dates.stretch", "dates.duration", "dates.reference", "dates.bare_units"})
_BEFORE_LENGTH = re.compile(r"\b(?:matter|question) of $", re.IGNORECASE)
_AFTER_LENGTH = re.compile(r" (?:away|off)\b", re.IGNORECASE)


def due_of(
    parsed: ParsedDocument,
    content: Iterable[Span],
    dates: list[TimeExpression],
    said_on: str | None,
    governors: Mapping[str, Token],
    said_from: str | None = None,
) -> Due | None:
    """Return the interval by whose end the content should have happened, or None where no words set it.

    ``said_on`` is the day of saying (ISO), or None where it is only known to lie before the report.
    Only times of clauses that look forward count, not those of what has happened (``governors`` gives
    the word that each expression modifies). Windows such as ``in the next few weeks`` count from the day
    of saying; a deadline without a beginning begins then. Where only a month or a week of saying is known,
    ``said_from`` is its first day and ``said_on`` its last.
    """
    spans = list(content)
    said = parse_day(said_on)
    inside = [d for d in dates if any(start <= d.start and d.end <= end for start, end in spans)][
        :_MOST_DATES
    ]
    found = []
    for expression in inside:
        if not _looks_forward(parsed, expression, governors[expression.id], said, spans):
            continue
        due = _from_expression(parsed, expression, said)
        if due:
            found.append(_since(due, said_on, said_from))
    if len(found) > 1 and _NOT_EITHER.search(parsed.words(*spans[0])):
        return Due(earliest=found[0].earliest, latest=found[-1].latest, text=found[-1].text)
    return found[0] if found else _from_phrase(parsed.document.text, spans, said)


def _since(due: Due, said_on: str | None, said_from: str | None) -> Due:
    """Let a due that begins with the day of saying begin with the first day that this may have been."""
    if said_from is None or due.earliest is None or due.earliest != said_on:
        return due
    return Due(earliest=said_from, latest=due.latest, text=due.text)


def _looks_forward(
    parsed: ParsedDocument,
    expression: TimeExpression,
    governor: Token,
    said: date | None,
    spans: list[Span],
) -> bool:
    """Tell whether a time belongs to what is to come: its verb is future, an infinitive, or it lies ahead."""
    if is_countdown(parsed.document.text, expression.start, expression.end):
        return True
    span = parsed.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    subject = span is not None and span.root.dep_ in ("nsubj", "nsubjpass")
    if subject or expression.evidence[0].rule in _VAGUE_RULES or _premodifies(expression, governor):
        return False
    first, last = parse_day(expression.earliest), parse_day(expression.latest)
    end = last or first
    ahead = said is not None and end is not None and end > said and (first is None or first >= said)
    verb = _above_when(governing_verb(governor)) if ahead else governing_verb(governor)
    if verb is not None and not any(start <= verb.idx < stop for start, stop in spans):
        return ahead or expression.type is not TimeType.DATE
    if verb is None or (governor.pos_ in ("NOUN", "PROPN") and not ahead):
        return verb is None or expression.type is not TimeType.DATE or first is None
    if is_future(verb, quoted=False) or verb.tag_ == "VB":
        return True
    if any(child.lower_ in _HEDGED and child.dep_ == "aux" for child in verb.children):
        return ahead or expression.type is not TimeType.DATE
    if any(child.lower_ in ("to", "be") and child.dep_ in ("aux", "auxpass") for child in verb.children):
        return True
    return verb.tag_ in ("VBZ", "VBP") and ahead


def _above_when(verb: Token | None) -> Token | None:
    """Return the verb over ``when he met them``: that one tells what is to come, not the past tense."""
    while verb is not None and verb.dep_ == "advcl" and verb.head.pos_ in ("VERB", "AUX"):
        if not any(child.lower_ in _WHEN and child.i < verb.i for child in verb.children):
            break
        verb = verb.head
    return verb


def _premodifies(expression: TimeExpression, governor: Token) -> bool:
    """Tell whether a date stands before a noun as its name (``the 2018 budget``)."""
    before_noun = governor.pos_ in ("NOUN", "PROPN") and governor.idx >= expression.end
    return before_noun and not expression.value.endswith("REF")


def _from_expression(parsed: ParsedDocument, expression: TimeExpression, said: date | None) -> Due | None:
    if expression.type is TimeType.SET or expression.value in ("PRESENT_REF", "PAST_REF"):
        return None
    preposition = _preposition(parsed, expression)
    if preposition in _LASTING:
        return None
    first, last = parse_day(expression.earliest), parse_day(expression.latest)
    if expression.value == "FUTURE_REF" and (last is None or not _sets_a_date(expression)):
        return None
    if first is None and last is None:
        length = _length_end(parsed, expression, preposition, said)
        if length is None:
            return None
        first, last = said, length
    elif said is None and expression.evidence[0].rule in _WINDOW_RULES:
        return None
    first, last = _from_saying(parsed, expression, said, (first, last))
    if said and last and (last < said or (last == said and first and first < said)):
        return None
    if said and first and last is None and first < said:
        return None
    if said and (first is None or first < said):
        first = said
    start = expression.start
    if preposition in _PREPOSITIONS:
        start = parsed.document.text.lower().rindex(preposition, 0, expression.start)
    return Due(
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        text=parsed.words(start, expression.end),
    )


def _preposition(parsed: ParsedDocument, expression: TimeExpression) -> str:
    before = parsed.document.text[max(0, expression.start - 12) : expression.start].lower().split()
    return before[-1].strip("\"'`(“‘") if before else ""


def _length_end(
    parsed: ParsedDocument, expression: TimeExpression, preposition: str, said: date | None
) -> date | None:
    """Return the end of a length that counts from now: ``within a day``, ``will need three more months``."""
    if said is None or _LENGTH.fullmatch(expression.value) is None:
        return None
    if is_countdown(parsed.document.text, expression.start, expression.end):
        return _after(expression.value, said)
    if preposition in ("within", "in") and expression.evidence[0].rule == "dates.first_units":
        return _after(expression.value, said)
    span = parsed.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    governor = span.root.head.lemma_.lower() if span is not None else ""
    if preposition not in ("within", "in") and governor not in _TAKING:
        return None
    return _after(expression.value, said)


def is_countdown(text: str, start: int, end: int) -> bool:
    """Tell whether a length counts down to something: ``a matter of days``, ``weeks away``."""
    return bool(_BEFORE_LENGTH.search(text[max(0, start - 12) : start]) or _AFTER_LENGTH.match(text, end))


def _after(value: str, said: date) -> date | None:
    """Return the day a length after ``said``; one without a number is as long as its unit's convention."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    count = vague_deadline(found[3]) if found[2] == "X" else float(found[2])
    return shift_day(said, ("T" if found[1] else "") + found[3], count)


def _from_saying(parsed: ParsedDocument, expression: TimeExpression, said: date | None, days: Days) -> Days:
    """Count a window that was read from the day of publication from the day of saying instead."""
    published = parse_day(parsed.document.published)
    first, last = days
    window = expression.evidence[0].rule in _WINDOW_RULES
    if said is None or published is None or first is None or last is None or not window:
        return days
    if first == published and _LENGTH.fullmatch(expression.value) and "X" not in expression.value:
        return said, _after(expression.value, said)
    return first + (said - published), last + (said - published)


def _sets_a_date(expression: TimeExpression) -> bool:
    """Tell whether a vague word sets a date that can pass (``imminently``), unlike ``soon``."""
    entry = conventions()["references"].get(expression.text.lower(), {})
    return bool(entry.get("deadline", True))


def _from_phrase(whole: str, spans: list[Span], said: date | None) -> Due | None:
    """Read ``just around the corner`` and its like, which set a time without being a date."""
    if said is None:
        return None
    text = whole.lower()
    for start, end in spans:
        for phrase, reference in _phrases().items():
            place = text.find(phrase, start, end)
            if place >= 0 and not text[place + len(phrase) : place + len(phrase) + 1].isalnum():
                days = conventions()["references"][reference]["days"]
                latest = said + timedelta(days)
                words = whole[place : place + len(phrase)]
                return Due(earliest=said.isoformat(), latest=latest.isoformat(), text=words)
    return None


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    phrases: dict[str, str] = load_yaml("kinds.yaml")["imminent_phrases"]
    return phrases
