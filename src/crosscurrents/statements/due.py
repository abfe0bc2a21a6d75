"""By when what was said should have happened: the dates of a statement's content, as an interval."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from spacy.tokens import Doc

from crosscurrents.dates.lexicon import conventions
from crosscurrents.dates.timex import parse_day
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Due, Span, TimeExpression
from crosscurrents.statements.cues import load_yaml
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
_LASTING = frozenset({"for", "since"})
_WINDOW_RULES = frozenset({"dates.stretch", "dates.duration", "dates.reference", "dates.bare_units"})


def due_of(
    parsed: ParsedDocument, content: Iterable[Span], dates: list[TimeExpression], said_on: str | None
) -> Due | None:
    """Return the interval by whose end the content should have happened, or None where no words set it.

    Windows such as ``in the next few weeks`` count from the day of saying; a deadline without a
    beginning begins then too.
    """
    spans = list(content)
    said = parse_day(said_on) or parse_day(parsed.document.published)
    inside = [d for d in dates if any(start <= d.start and d.end <= end for start, end in spans)]
    for expression in inside:
        due = _from_expression(parsed, expression, said)
        if due:
            return due
    return _from_phrase(parsed.doc, spans, said)


def _from_expression(parsed: ParsedDocument, expression: TimeExpression, said: date | None) -> Due | None:
    if expression.type is TimeType.SET or expression.value in ("PRESENT_REF", "PAST_REF"):
        return None
    before = parsed.doc.text[max(0, expression.start - 12) : expression.start].lower().split()
    preposition = before[-1] if before else ""
    if preposition in _LASTING:
        return None
    first, last = parse_day(expression.earliest), parse_day(expression.latest)
    if first is None and last is None:
        return None
    shift = _window_shift(parsed, expression, said)
    first, last = (first + shift if first else None), (last + shift if last else None)
    if said and last and last < said:
        return None
    if said and first and last is None and first < said:
        return None
    if said and (first is None or first < said):
        first = said
    start = expression.start
    if preposition in _PREPOSITIONS:
        start = parsed.doc.text.lower().rindex(preposition, 0, expression.start)
    return Due(
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        text=parsed.words(start, expression.end),
    )


def _window_shift(parsed: ParsedDocument, expression: TimeExpression, said: date | None) -> timedelta:
    published = parse_day(parsed.document.published)
    if said is None or published is None or expression.evidence[0].rule not in _WINDOW_RULES:
        return timedelta(0)
    return said - published


def _from_phrase(doc: Doc, spans: list[Span], said: date | None) -> Due | None:
    """Read ``just around the corner`` and its like, which set a time without being a date."""
    if said is None:
        return None
    text = doc.text.lower()
    for start, end in spans:
        for phrase, reference in _phrases().items():
            place = text.find(phrase, start, end)
            if place >= 0 and not text[place + len(phrase) : place + len(phrase) + 1].isalnum():
                days = conventions()["references"][reference]["days"]
                latest = said + timedelta(days)
                words = doc.text[place : place + len(phrase)]
                return Due(earliest=said.isoformat(), latest=latest.isoformat(), text=words)
    return None


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    phrases: dict[str, str] = load_yaml("kinds.yaml")["imminent_phrases"]
    return phrases
