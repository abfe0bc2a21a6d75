"""Attributions of a document: source, cue and content of what is said, thought, denied or promised.

The scheme follows PolNeAR (Newell et al. 2018): a cue word, the source it names, and the content, which
may stand in several places; quotes that go on after their cue belong to the same attribution.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.language.quotes import Quote, QuoteIndex, find_quotes
from crosscurrents.records import Span
from crosscurrents.statements.attributed import (
    Attribution,
    cue_span,
    goes_on,
    joined,
    runs_on,
    worth_nesting,
)
from crosscurrents.statements.cues import cue_lexicon, verb_frames
from crosscurrents.statements.direct import QuoteCue, cue_beside, is_full, led_in_from, tokens_before
from crosscurrents.statements.frames import (
    Content,
    adjective_content,
    noun_content,
    spans_of,
    verb_content,
)
from crosscurrents.statements.lines import spoken_lines
from crosscurrents.statements.sources import Source, named, source_of_noun, source_of_verb
from crosscurrents.vocabulary import StatementKind

_NO_SPEAKERS = frozenset(["you", "we", "it", "this", "that", "what", "there", "which", "one"])


def read_attributions(parsed: ParsedDocument) -> list[Attribution]:
    """Return the attributions of a document in order of their first content."""
    return AttributionReader(parsed).read()


class AttributionReader:
    """Reads one document: quotes first, then clauses, nouns and adjectives that attribute."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._parsed = parsed
        self._doc: Doc = parsed.doc
        self.quotes = QuoteIndex(find_quotes(parsed.document.text))
        self._found: dict[int, Attribution] = {}

    def read(self) -> list[Attribution]:
        """Return all attributions, the nested ones marked."""
        self._read_quotes()
        for sentence in self._parsed.sentences:
            for token in sentence:
                self._read_token(token)
        self._read_lines()
        self._attach_orphans()
        self._extend_by_quotes()
        found = sorted(self._found.values(), key=lambda a: (a.content[0], a.head.i))
        for entry in found:
            entry.quotes = [
                (quote.inner_start, quote.inner_end)
                for start, end in entry.content
                for quote in self.quotes.between(start, end)
            ]
        return self._without_nested(found)

    def _read_quotes(self) -> None:
        """Attribute quotes; those that go on in a paragraph, or unclosed into the next, belong together."""
        text = self._parsed.document.text
        last: Attribution | None = None
        before: Quote | None = None
        waiting: list[Span] = []
        for quote in self.quotes.outer:
            if not self._parsed.is_narrative(quote.start) or not (
                is_full(text, quote) or runs_on(text, quote)
            ):
                continue
            follows = before is not None and goes_on(text, before, quote)
            cue = cue_beside(self._doc, text, self.quotes, quote)
            waiting = waiting if follows else []
            if cue is not None:
                last = self._enter_quote(cue, (quote.start, quote.end))
                last.content[:0] = waiting
                waiting = []
            elif last is not None and follows:
                last.content.append((quote.start, quote.end))
            else:
                last = None
                waiting = [*waiting, (quote.start, quote.end)]
            before = quote

    def _read_lines(self) -> None:
        """Attribute the lines of transcripts and headlines whose content isn't attributed anyway."""
        for line in spoken_lines(self._parsed):
            start, end = line.content
            if not any(s < end and start < e for a in self._found.values() for s, e in a.content):
                self._found[line.colon.i] = Attribution(
                    line.colon,
                    [line.source],
                    line.speaker,
                    [(line.colon.idx, line.colon.idx + 1)],
                    [line.content],
                    StatementKind.CLAIM,
                    "line",
                )

    def _attach_orphans(self) -> None:
        """Give a quote that nothing introduces to who spoke in the sentence right before it."""
        taken = [span for entry in self._found.values() for span in entry.content]
        for quote in self.quotes.outer:
            known = any(start < quote.end and quote.start < end for start, end in taken)
            if known or not is_full(self._parsed.document.text, quote):
                continue
            speaker = self._speaker_before(quote)
            if speaker is not None:
                speaker.content.append((quote.start, quote.end))
                speaker.quoted = True

    def _speaker_before(self, quote: Quote) -> Attribution | None:
        before = [t for t in tokens_before(self._doc, self.quotes, quote, sentences=1) if t.i in self._found]
        heads = [t for t in before if t.dep_ == "ROOT" or t.head.dep_ == "ROOT"]
        return self._found[heads[-1].i] if heads else None

    def _enter_quote(self, cue: QuoteCue, span: Span) -> Attribution:
        known = self._found.get(cue.verb.i)
        if known is not None:
            known.content.append(span)
            return known
        act = cue.frames["quote"]
        contents = [span]
        clause = verb_content(cue.verb, cue.frames) if cue.verb.idx < span[0] else None
        if clause and clause.frame in ("that", "to", "whom-to"):
            contents = joined(spans_of(clause.tokens), span)
        if cue.verb.idx < span[0] and contents == [span]:
            contents = [(led_in_from(cue.verb, span[0]), span[1])]
        entry = Attribution(
            cue.verb, cue.source.spans, cue.source.head, [cue_span(cue.verb)], contents, act, "direct", True
        )
        self._found[cue.verb.i] = entry
        return entry

    def _read_token(self, token: Token) -> None:
        if token.i in self._found:
            return
        if token.pos_ in ("VERB", "AUX"):
            self._read_verb(token)
        elif token.pos_ == "NOUN":
            frames = cue_lexicon().nouns.get(token.lemma_.lower())
            if frames:
                self._enter(token, noun_content(token, frames), source_of_noun(token), frames, "noun")
        elif token.pos_ == "ADJ":
            frames = cue_lexicon().adjectives.get(token.lower_)
            if frames and token.dep_ in ("acomp", "attr", "oprd"):
                self._enter(
                    token, adjective_content(token, frames), source_of_verb(token.head), frames, "adjective"
                )
        elif token.lower_ == "according":
            self._read_according(token)

    def _read_verb(self, verb: Token) -> None:
        if verb.lower_ == "according":
            self._read_according(verb)
            return
        found = verb_frames(verb)
        if found:
            self._enter(verb, verb_content(verb, found[0]), source_of_verb(verb), found[0], "verb")

    def _read_according(self, token: Token) -> None:
        to = token.nbor() if token.i + 1 < len(token.doc) else None
        if to is None or to.lower_ != "to":
            return
        author = next((t for t in (*to.children, *token.children) if t.dep_ == "pobj"), None)
        if author is None:
            return
        sentence = token.sent
        left, right = token.i, author.right_edge.i
        tokens = [t for t in sentence if not left <= t.i <= right]
        content = Content(tokens, "that")
        self._enter(token, content, named(author), {"that": StatementKind.CLAIM}, "according to")

    def _enter(
        self,
        head: Token,
        content: Content | None,
        source: Source | None,
        frames: dict[str, StatementKind],
        rule: str,
    ) -> None:
        if content is None or source is None or source.head.lower_ in _NO_SPEAKERS:
            return
        spans = spans_of(content.tokens)
        if not spans:
            return
        self._found[head.i] = Attribution(
            head,
            source.spans,
            source.head,
            [cue_span(head)],
            spans,
            frames[content.frame],
            rule if rule == "according to" else f"{rule} {content.frame}",
        )

    def _extend_by_quotes(self) -> None:
        """Widen contents to the marks of quotes that they end in, and mark them as quoted."""
        for entry in self._found.values():
            if entry.rule == "direct":
                continue
            widened = []
            for start, end in entry.content:
                for quote in self.quotes.between(start, end):
                    if quote.start >= start - 2 or quote.inner_end <= end + 2:
                        inside = entry.head.idx < quote.start or entry.head.idx >= quote.end
                        if inside and not quote.start <= entry.source[0][0] < quote.end:
                            start, end = min(start, quote.start), max(end, quote.end)
                            entry.quoted = True
                widened.append((start, end))
            entry.content = widened

    def _without_nested(self, found: list[Attribution]) -> list[Attribution]:
        kept: list[Attribution] = []
        for entry in found:
            place = entry.head.idx
            inside = any(
                other is not entry and any(start <= place < end for start, end in other.content)
                for other in found
            )
            entry.nested = inside
            if not inside or worth_nesting(entry):
                kept.append(entry)
        return kept
