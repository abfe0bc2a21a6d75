"""What every search in one document needs: the parse, the known names in it, and what is known."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.matcher import NameMatcher, split_words
from crosscurrents.actors.names import find_names
from crosscurrents.actors.owners import NameTable
from crosscurrents.language.parsed import ParsedDocument


class Context:
    """One document as the actors room sees it; made once, changed by nobody."""

    def __init__(
        self, parsed: ParsedDocument, knowledge: Knowledge, lexicon: ActorLexicon, matcher: NameMatcher
    ) -> None:
        self.parsed = parsed
        self.text = parsed.document.text
        self.day = parsed.document.published
        self.doc: Doc = parsed.doc
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.narrative = {t.i for t in parsed.doc if parsed.names_actors(t.idx)}
        self.words = split_words(self.text)
        found = find_names(matcher, self.text, self.words, self.day)
        self.table = NameTable(self.doc, [name for name in found if parsed.names_actors(name.start)])
        self.chunks: list[TokenSpan] = [c for c in self.doc.noun_chunks if c.root.i in self.narrative]
