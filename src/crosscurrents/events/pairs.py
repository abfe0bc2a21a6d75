"""The event between two given actors of a sentence: always one of the sixteen types."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.events.ontology import ontology
from crosscurrents.events.predications import Predication, SentenceReader
from crosscurrents.language.normalise import normalise
from crosscurrents.language.pipeline import load_pipeline
from crosscurrents.records import Pair, PairCoding, Span
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import EventType, Status


class PairCoder:
    """Codes sentences with two given actors."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def code(self, pairs: Iterable[Pair]) -> list[PairCoding]:
        """Return one coding a pair, in order."""
        listed = list(pairs)
        docs = load_pipeline().pipe([normalise(pair.text) for pair in listed], batch_size=64)
        return [self._code(pair, doc[:]) for pair, doc in zip(listed, docs, strict=True)]

    def _code(self, pair: Pair, tokens: TokenSpan) -> PairCoding:
        best = self.best(pair, tokens)
        kind = best.type if best is not None and best.type is not None else EventType.CONSULT
        return PairCoding(
            type=kind,
            quad=ontology().quad(kind),
            mode=best.mode if best is not None else None,
            status=Status.OCCURRED,
            confidence=0.5,
        )

    def best(self, pair: Pair, tokens: TokenSpan) -> Predication | None:
        """Return the reading that ties the two actors most closely, None where nothing was read."""
        readings = SentenceReader(tokens, self._settings.convention).predications()
        scored = [(self.score(reading, pair), -reading.trigger.i, n) for n, reading in enumerate(readings)]
        return readings[max(scored)[2]] if scored else None

    def score(self, reading: Predication, pair: Pair) -> float:
        """How closely a reading ties the two actors: roles filled, specificity, height in the parse."""
        source = max(_fills(reading.actors, pair.source), 0.6 * _fills(reading.recipients, pair.source))
        target = max(_fills(reading.recipients, pair.target), 0.6 * _fills(reading.actors, pair.target))
        if not target:
            target = 0.4 * _within(reading.trigger, pair.target)
        depth = sum(1 for _ in reading.trigger.ancestors)
        verbal = 0.4 if reading.clause is not None else 0.0
        return 2.0 * source + 1.6 * target + verbal + 0.25 * reading.strength - 0.12 * depth


def _fills(tokens: list[Token], spans: list[Span]) -> float:
    """How well one of ``tokens`` names what ``spans`` mark: 1 where it heads it, less where it holds it."""
    best = 0.0
    for place, token in enumerate(tokens):
        start, end = token.idx, token.idx + len(token)
        left, right = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
        for first, last in spans:
            value = 0.0
            if first < end and start < last:
                value = 1.0
            elif left <= first and last <= right:
                value = 0.7
            best = max(best, value - 0.03 * min(place, 6))
    return best


def _within(trigger: Token, spans: list[Span]) -> float:
    left, right = trigger.left_edge.idx, trigger.right_edge.idx + len(trigger.right_edge)
    return float(any(left <= first and last <= right for first, last in spans))
