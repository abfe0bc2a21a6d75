"""The event between two given actors of a sentence: always one of the sixteen types."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.events.classifier import type_classifier
from crosscurrents.events.ontology import load_yaml, ontology
from crosscurrents.events.predication import Predication
from crosscurrents.events.predications import SentenceReader
from crosscurrents.events.standing import standing_of
from crosscurrents.language.normalise import normalise
from crosscurrents.language.pipeline import load_pipeline
from crosscurrents.records import Pair, PairCoding, Span
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import EventType, Status

LONGEST = 4000
"""Characters of a pair's text that are parsed; what lies behind says nothing about its sentence."""


@lru_cache(maxsize=1)
def _weights() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("events", "pairs.yaml")
    return data


class PairCoder:
    """Codes sentences with two given actors: by the frames, and by the classifier beside them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def code(self, pairs: Iterable[Pair]) -> list[PairCoding]:
        """Return one coding a pair, in order; `confidence` is how often such a coding is right."""
        listed = list(pairs)
        texts = (normalise(pair.text[:LONGEST]) for pair in listed)
        docs = load_pipeline().pipe(texts, batch_size=64)
        return [self._code(pair, doc[:]) for pair, doc in zip(listed, docs, strict=True)]

    def _code(self, pair: Pair, tokens: TokenSpan) -> PairCoding:
        best = self.best(pair, tokens)
        weights, total = self._weighed(pair, best)
        kind = max(weights, key=lambda t: weights[t])
        agreed = best if best is not None and best.type is kind else None
        return PairCoding(
            type=kind,
            quad=ontology().quad(kind),
            mode=agreed.mode if agreed is not None else None,
            status=standing_of(agreed).status if agreed is not None else Status.OCCURRED,
            confidence=_step(_weights()["calibration"], weights[kind] / total),
        )

    def _weighed(self, pair: Pair, best: Predication | None) -> tuple[dict[EventType, float], float]:
        """Add up what the classifier and the frames say; return the weights and their sum."""
        classifier = type_classifier()
        weights = (
            classifier.type_weights(pair, self._settings.convention)
            if classifier is not None
            else dict.fromkeys(EventType, 1.0 / len(EventType))
        )
        if best is None or best.type is None:
            return weights, 1.0
        weight = _step(_weights()["frame_weights"], self.score(best, pair))
        weights[best.type] += weight
        return weights, 1.0 + weight

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


def _step(table: list[list[float]], value: float) -> float:
    """Return the second number of the first row whose first number ``value`` reaches."""
    return float(next((row[1] for row in table if value >= row[0]), table[-1][1]))


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
