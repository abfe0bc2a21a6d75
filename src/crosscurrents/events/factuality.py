"""How certainly an event happened, from −3 (certainly not) to 3 (certainly), by the cues above it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from crosscurrents.events.stance import cues_above
from crosscurrents.language.normalise import normalise
from crosscurrents.language.pipeline import load_pipeline
from crosscurrents.records import Span

CERTAIN = 3.0


def factuality(text: str, spans: Sequence[Span]) -> list[float]:
    """Return one value a span, −3…3; 3 where nothing in the sentence speaks against it."""
    doc = load_pipeline()(normalise(text))
    return [factuality_of(doc, start, end) for start, end in spans]


def factuality_of(doc: Doc, start: int, end: int) -> float:
    """Return the value of the event named between two character offsets, 0 where there is no word.

    The factors of the cues above it multiply; two denials cancel each other out.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return 0.0
    value = CERTAIN
    for cue in cues_above(span.root):
        value *= cue.factor
    return max(-CERTAIN, min(CERTAIN, value))
