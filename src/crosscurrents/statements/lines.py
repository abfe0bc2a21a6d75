"""Speech without a verb: ``NAME: what was said``, as transcripts and headlines write it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Span

_LINE = re.compile(r"^[ \t]*([A-Z][^\n:!?\"“”]{1,60}?):[ \t]+(\S[^\n]{10,})$", re.MULTILINE)
_LONGEST_NAME = 6
_TRANSCRIPT_TURNS = 3
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


class SpokenLine(NamedTuple):
    """A line that a name and a colon introduce."""

    colon: Token
    speaker: Token
    source: Span
    content: Span


def spoken_lines(parsed: ParsedDocument) -> Iterator[SpokenLine]:
    """Yield the lines of a transcript, and headlines that begin with a name and a colon.

    A name is a person or body that the language model knows, or, where three lines or more have the
    form, any words in capitals: then the text is a transcript.
    """
    lines = list(_LINE.finditer(parsed.document.text))
    turns = Counter(line[1] for line in lines if line[1].isupper())
    transcript = sum(turns.values()) >= _TRANSCRIPT_TURNS
    for line in lines:
        if not parsed.is_narrative(line.start(1)) or len(line[1].split()) > _LONGEST_NAME:
            continue
        speaker = _speaker(parsed.doc, line.span(1), transcript and line[1].isupper())
        colon = parsed.doc.char_span(line.end(1), line.end(1) + 1, alignment_mode="expand")
        if speaker is not None and colon is not None:
            yield SpokenLine(colon[0], speaker, line.span(1), line.span(2))


def _speaker(doc: Doc, span: Span, any_name: bool) -> Token | None:
    """Return the head of the name before a colon, if it is all names."""
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None:
        return None
    if any_name or (
        all(t.pos_ == "PROPN" or t.is_title for t in words) and words.root.ent_type_ in _SPEAKERS
    ):
        return words.root
    return None
