"""A report's text with its events, statements, actors and places marked, as plain HTML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crosscurrents.app.markup import Markup, join, tag
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import is_cooperation
from crosscurrents.records import Reading


class _Span:
    """A stretch of text to be marked; the first piece of an event or statement is what links lead to."""

    def __init__(self, start: int, end: int, style: str, anchor: str | None = None) -> None:
        self.start, self.end, self.style, self.anchor = start, end, style, anchor


def report_text(snapshot: Snapshot, document: str) -> Markup:
    """Return the text of a document as paragraphs with marks."""
    text = snapshot.text_of(document).text
    reading = snapshot.case.reading(document)
    spans = list(_spans(reading)) if reading else []
    cuts = {0, len(text)} | {min(c, len(text)) for span in spans for c in (span.start, span.end)}
    cuts |= {place for at, letter in enumerate(text) if letter == "\n" for place in (at, at + 1)}
    paragraphs: list[list[Markup]] = [[]]
    used: set[str] = set()
    opening = sorted(spans, key=lambda span: span.start)
    over: list[_Span] = []
    for start, end in pairwise(sorted(cuts)):
        while opening and opening[0].start <= start:
            over.append(opening.pop(0))
        over = [span for span in over if span.end > start]
        if text[start:end] == "\n":
            paragraphs.append([])
        else:
            paragraphs[-1].append(_piece(text[start:end], over, used))
    return join(tag("p", *pieces) for pieces in paragraphs if any(piece.strip() for piece in pieces))


def _piece(text: str, over: list[_Span], used: set[str]) -> Markup:
    styles = " ".join(dict.fromkeys(name for span in over for name in (span.style, span.anchor) if name))
    inner = tag("span", text, class_=styles) if styles else join([text])
    for span in over:
        if span.anchor and span.anchor not in used:
            used.add(span.anchor)
            inner = tag("span", inner, id=span.anchor)
    return inner


def _spans(reading: Reading) -> Iterator[_Span]:
    for event in reading.events:
        style = "event-good" if is_cooperation(event) else "event-bad"
        for at, item in enumerate(event.evidence):
            yield _Span(item.start, item.end, style, f"e-{event.id}" if at == 0 else None)
    for statement in reading.statements:
        for at, (start, end) in enumerate(statement.content):
            yield _Span(start, end, "said", f"s-{statement.id}" if at == 0 else None)
    for mention in reading.mentions:
        yield _Span(mention.start, mention.end, "actor")
    for place in reading.places:
        for found in place.mentions:
            yield _Span(found.start, found.end, "place")
