"""Where each actor stands in the parse, so that later steps can ask which actor a word names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crosscurrents.records import Actor, Mention, Relation


class MentionIndex:
    """Answers which mention a token heads or lies in. Built from flat mentions and their parse."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._doc = doc
        self._heads: dict[int, Mention] = {}
        self._covering: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            self._enter(mention)

    def _enter(self, mention: Mention) -> None:
        span = self.tokens(mention)
        if span is None:
            return
        for token in span:
            self._covering[token.i].append(mention)
        known = self._heads.get(span.root.i)
        if known is None or known.end - known.start > mention.end - mention.start:
            self._heads[span.root.i] = mention

    def tokens(self, mention: Mention) -> TokenSpan | None:
        """Return the tokens of ``mention``, widened to whole tokens."""
        return self._doc.char_span(mention.start, mention.end, alignment_mode="expand")

    def headed_by(self, token: Token) -> Mention | None:
        """Return the mention whose syntactic head is ``token``, the shortest where several are."""
        return self._heads.get(token.i)

    def covering(self, token: Token) -> list[Mention]:
        """Return the mentions that ``token`` lies in, longest first."""
        return self._covering.get(token.i, [])

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie wholly between two character offsets, in order."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]


class ActorReading:
    """The actors of one document, the index of their mentions, and the ties read along with them."""

    def __init__(self, doc: Doc, actors: list[Actor], relations: Iterable[Relation] = ()) -> None:
        self.actors = actors
        self.relations = list(relations)
        self.by_id = {actor.id: actor for actor in actors}
        self.index = MentionIndex(doc, (m for actor in actors for m in actor.mentions))
