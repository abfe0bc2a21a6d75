"""How one given actor speaks of, or deals with, another in a sentence: well, ill, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from spacy.tokens import Doc, Token

from crosscurrents.events.predications import SentenceReader
from crosscurrents.language.normalise import normalise
from crosscurrents.language.pipeline import load_pipeline
from crosscurrents.records import Pair, PairSign, Span
from crosscurrents.relations.frames import find_frames
from crosscurrents.relations.lexicon import load_lexicon, load_valence
from crosscurrents.vocabulary import EventType

EVENT_SIGNS = {
    EventType.SUPPORT: 1.0,
    EventType.AID: 0.7,
    EventType.ACCUSE: -1.0,
    EventType.REJECT: -0.5,
    EventType.THREATEN: -0.7,
    EventType.PROTEST: -0.7,
    EventType.MOBILIZE: -0.3,
    EventType.SANCTION: -0.7,
    EventType.COERCE: -0.7,
    EventType.ASSAULT: -1.0,
}
"""What an act says of how its actor stands to its recipient; to meet or agree with somebody says nothing."""

CUT = 0.17
"""Strength below which a sentence says nothing certain; tuned on two thirds of the benchmark."""

_WHERE = frozenset(
    {
        "in", "at", "from", "near", "outside", "inside", "during", "since", "than", "into", "through",
        "across", "within", "after", "before", "until", "as", "via",
    }
)  # fmt: skip
_QUIET = frozenset({"nsubj", "nsubjpass", "punct", "conj"})


class PairSigner:
    """Signs pairs by acts and stated ties between the two; failing these, by words between them."""

    def __init__(self) -> None:
        self._lexicon = load_lexicon()
        self._valence = load_valence()

    def sign(self, pairs: Iterable[Pair]) -> list[PairSign]:
        """Return one sign a pair, in order; a side without a span in the sentence is neutral."""
        listed = list(pairs)
        docs = load_pipeline().pipe([normalise(pair.text) for pair in listed], batch_size=64)
        return [self._sign(pair, doc) for pair, doc in zip(listed, docs, strict=True)]

    def _sign(self, pair: Pair, doc: Doc) -> PairSign:
        if not pair.source or not pair.target or not len(doc):
            return PairSign(forward=0.0, backward=0.0)
        sides = _Sides(doc, pair.source, pair.target)
        sign = self._by_ties(sides)
        if not sign.forward and not sign.backward:
            sign = self._by_acts(sides)
        if not sign.forward and not sign.backward:
            sign = self._by_words(sides)
        return PairSign(forward=_settled(sign.forward), backward=_settled(sign.backward))

    def _by_ties(self, sides: _Sides) -> PairSign:
        """Add up the ties that the sentence states between the two."""
        forward = backward = 0.0
        for frame in find_frames(sides.doc, self._lexicon):
            value = self._lexicon.signs[frame.relation]
            forward += value * (sides.names(frame.holder, 0) and sides.names(frame.target, 1))
            backward += value * (sides.names(frame.holder, 1) and sides.names(frame.target, 0))
        return PairSign(forward=forward, backward=backward)

    def _by_acts(self, sides: _Sides) -> PairSign:
        """Add up the events read between the two, by how closely their roles name them."""
        forward = backward = 0.0
        for reading in SentenceReader(sides.doc[:], "plover").predications():
            value = EVENT_SIGNS.get(reading.type, 0.0) if reading.type else 0.0
            if value:
                forward += value * sides.fill(reading.actors, 0) * sides.fill(reading.recipients, 1)
                backward += value * sides.fill(reading.actors, 1) * sides.fill(reading.recipients, 0)
        return PairSign(forward=forward, backward=backward)

    def _by_words(self, sides: _Sides) -> PairSign:
        """Weigh the words on the path between the two in the parse, and those that hang on it."""
        up, top, down = sides.path()
        if top is None:
            return PairSign(forward=0.0, backward=0.0)
        path = [t for t in (*up[1:], top, *down[1:]) if not sides.inside(t)]
        on_path = {token.i for token in path}
        beside = [
            each
            for token in path
            for each in token.children
            if each.i not in on_path and not sides.inside(each) and each.dep_ not in _QUIET
        ]
        value = self._polarity(path, sides) + 0.5 * self._polarity(beside, sides)
        value *= 0.5 / (1 + 0.12 * len(path))
        return self._directed(value, sides, up, down)

    def _directed(self, value: float, sides: _Sides, up: list[Token], down: list[Token]) -> PairSign:
        """Say who holds it: the subject, or after a passive the agent; else the first, less surely."""
        first = up[-1].dep_ if up else ""
        second = down[-1].dep_ if down else ""
        owner = self._owner(sides)
        if owner is not None:
            reach = value * _reached(sides.heads[1 - owner])
            return PairSign(forward=0.0 if owner else reach, backward=reach if owner else 0.0)
        by_second = any(t.dep_ == "agent" or (t.dep_ == "prep" and t.lower_ == "by") for t in down)
        if by_second and first != "nsubj":
            return PairSign(forward=0.0, backward=value * _reached(sides.heads[0]))
        if first == "nsubj":
            return PairSign(forward=value * _reached(sides.heads[1]), backward=0.0)
        if second == "nsubj" and first:
            return PairSign(forward=0.0, backward=value * _reached(sides.heads[0]))
        share = 0.6 if any(token.dep_ == "nsubj" for token in up) else 0.3
        return PairSign(forward=value * share * _reached(sides.heads[1]), backward=0.0)

    def _owner(self, sides: _Sides) -> int | None:
        """Tell which side's feeling a noun names: ``X's praise``, ``criticism from X``."""
        for side, head in enumerate(sides.heads):
            word = head.head
            if head.dep_ == "pobj" and word.lower_ == "from":
                word = word.head
            elif head.dep_ != "poss":
                continue
            if (
                word.pos_ == "NOUN"
                and word.lemma_.lower() in self._valence.feelings
                and not sides.inside(word)
            ):
                return side
        return None

    def _polarity(self, tokens: Iterable[Token], sides: _Sides) -> float:
        total = 0.0
        for token in tokens:
            words = self._valence.words
            value = float(words.get(token.lemma_.lower(), 0) or words.get(token.lower_, 0))
            if value and any(
                not sides.inside(each) and {each.lower_, each.lemma_.lower()} & self._valence.turning
                for each in token.children
            ):
                value *= -0.7
            total += value
        return total


def _settled(value: float) -> float:
    """Return a value between −1 and 1 that is 0 where it is too weak to say."""
    return max(-1.0, min(1.0, value)) if abs(value) >= CUT else 0.0


def _reached(token: Token) -> float:
    """Return how far what is said reaches somebody: less where the name only says where, or what kind."""
    share = 0.4 if token.dep_ == "pobj" and token.head.lower_ in _WHERE else 1.0
    return share * (0.8 if token.dep_ in {"compound", "amod", "nmod"} else 1.0)


class _Sides(msgspec.Struct):
    """A sentence with its two given actors."""

    doc: Doc
    source: Sequence[Span]
    target: Sequence[Span]

    @property
    def heads(self) -> tuple[Token, Token]:
        """The words that head the first span of each side."""
        return self._head(self.source[0]), self._head(self.target[0])

    def _head(self, span: Span) -> Token:
        found = self.doc.char_span(*span, alignment_mode="expand")
        return found.root if found is not None and len(found) else self.doc[0]

    def _spans(self, side: int) -> Sequence[Span]:
        return self.target if side else self.source

    def inside(self, token: Token) -> bool:
        """Tell whether a word belongs to one of the names."""
        return any(start <= token.idx < end for start, end in (*self.source, *self.target))

    def names(self, token: Token, side: int) -> bool:
        """Tell whether a word lies in a name of a side, or is described by it (``the X militia``)."""
        return self.fill([token], side) > 0.5

    def fill(self, tokens: Sequence[Token], side: int) -> float:
        """Return how well one of some words names a side: 1 where it lies in it, 0.7 where it holds it."""
        best = 0.0
        for place, token in enumerate(tokens):
            left, right = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
            for start, end in self._spans(side):
                value = 0.7 if left <= start and end <= right else 0.0
                if start < token.idx + len(token) and token.idx < end:
                    value = 1.0
                best = max(best, value - 0.03 * min(place, 6))
        return best if best >= 0.45 else 0.0

    def path(self) -> tuple[list[Token], Token | None, list[Token]]:
        """Return the way in the parse from the first head up to where both meet, and down to the second."""
        first, second = self.heads
        up = [first, *first.ancestors]
        down = [second, *second.ancestors]
        below = {token.i for token in down}
        top = next((token for token in up if token.i in below), None)
        if top is None:
            return [], None, []
        return up[: [t.i for t in up].index(top.i)], top, down[: [t.i for t in down].index(top.i)]
