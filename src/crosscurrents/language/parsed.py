"""The parsed document: what every later step reads, and none changes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crosscurrents.records import Document, Evidence, Sentence, Span


@dataclass
class ParsedDocument:
    """A document with its parse. ``doc`` has the same character offsets as ``document.text``.

    ``doc.text`` differs from ``document.text`` only in typographic variants (quotes, dashes,
    spaces), one for one; evidence always quotes ``document.text``.
    """

    document: Document
    doc: Doc
    furniture: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)

    @cached_property
    def _furniture_starts(self) -> list[int]:
        return [start for start, _ in self.furniture]

    def is_narrative(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` belongs to the narrative, not to page furniture."""
        found = bisect_right(self._furniture_starts, offset) - 1
        return found < 0 or offset >= self.furniture[found][1]

    def names_actors(self, offset: int) -> bool:
        """Tell whether actors are read at ``offset``: in the narrative, and in titles and headings."""
        return self.is_narrative(offset) or any(start <= offset < end for start, end in self.headings)

    @cached_property
    def sentences(self) -> list[TokenSpan]:
        """The narrative sentences in order."""
        return [sent for sent in self.doc.sents if self.is_narrative(_first_word(sent).idx)]

    @cached_property
    def sentence_records(self) -> list[Sentence]:
        """All sentences as records, furniture marked as such."""
        return [
            Sentence(start=s.start_char, end=s.end_char, narrative=self.is_narrative(_first_word(s).idx))
            for s in self.doc.sents
            if s.text.strip()
        ]

    def words(self, start: int, end: int) -> str:
        """Return the words of the document as they stand in the report."""
        return self.document.text[start:end]

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Build the evidence for a record read from ``start`` to ``end`` by ``rule``."""
        words = self.words(start, end)
        return Evidence(document=self.document.id, start=start, end=end, text=words, rule=rule)

    def span_evidence(self, tokens: TokenSpan, rule: str) -> Evidence:
        """Build the evidence for a record read from ``tokens`` by ``rule``."""
        return self.evidence(tokens.start_char, tokens.end_char, rule)


def _first_word(sent: TokenSpan) -> Token:
    return next((token for token in sent if not token.is_space), sent[0])
