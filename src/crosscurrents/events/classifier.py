"""A small trained network that tells the type of the event between two marked actors.

MiniLM-L6 (Wang et al. 2020) fine-tuned on sentences written for this project by
``tools/train_event_types.py``; it learns labels finer than the sixteen types where the two conventions
part, and `type_weights` folds them by convention. It is consulted where the frames are unsure or silent.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscurrents.events.wordpiece import WordPiece
from crosscurrents.language.normalise import normalise
from crosscurrents.records import Pair, Span
from crosscurrents.settings import Convention
from crosscurrents.vocabulary import EventType

LONGEST = 128
"""Pieces in one sentence, as in training."""

_FOLDED: dict[Convention, dict[str, EventType]] = {
    "plover": {
        "INTENT_YIELD": EventType.CONCEDE,
        "EMBARGO": EventType.SANCTION,
        "OCCUPY": EventType.ASSAULT,
        "APOLOGISE": EventType.CONCEDE,
        "CONVICT": EventType.SANCTION,
    },
    "cameo2plover": {
        "INTENT_YIELD": EventType.AGREE,
        "EMBARGO": EventType.COERCE,
        "OCCUPY": EventType.ASSAULT,
        "APOLOGISE": EventType.SUPPORT,
        "CONVICT": EventType.ACCUSE,
    },
}


class TypeClassifier:
    """The network with its vocabulary and labels; loaded when first needed."""

    def __init__(self) -> None:
        import onnxruntime

        folder = files("crosscurrents").joinpath("data", "models", "event_types")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            folder.joinpath("model.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self._labels: list[str] = json.loads(folder.joinpath("labels.json").read_text(encoding="utf-8"))
        self._wordpiece = WordPiece(folder.joinpath("vocabulary.txt").read_text(encoding="utf-8").split("\n"))

    def type_weights(self, pair: Pair, convention: Convention) -> dict[EventType, float]:
        """Return how probable each type is between the pair's actors; the values sum to 1."""
        ids, marks = self._encode(pair)
        inputs = {
            "input_ids": np.array([ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(ids)), dtype=np.int64),
            "marks": np.array([marks], dtype=np.int64),
        }
        logits: npt.NDArray[np.float32] = self._session.run(["logits"], inputs)[0][0]
        shifted = np.exp(logits - logits.max())
        weights = dict.fromkeys(EventType, 0.0)
        for label, value in zip(self._labels, shifted / shifted.sum(), strict=True):
            weights[_FOLDED[convention].get(label) or EventType(label)] += float(value)
        return weights

    def _encode(self, pair: Pair) -> tuple[list[int], list[int]]:
        index = self._wordpiece.index
        ids = [index["[CLS]"]]
        for part in marked(pair):
            ids += [index[part]] if part in index and part.startswith("[") else self._wordpiece.pieces(part)
        ids = [*ids[: LONGEST - 1], index["[SEP]"]]
        return ids, [ids.index(index[mark]) if index[mark] in ids else 0 for mark in ("[S]", "[T]")]


def marked(pair: Pair) -> list[str]:
    """Return the text in parts, with marks before and after the first span of each actor."""
    text = normalise(pair.text)
    cuts: list[tuple[int, str]] = []
    for side, name in ((pair.source, "S"), (pair.target, "T")):
        span = _first(side, len(text))
        if span is not None:
            cuts += [(span[0], f"[{name}]"), (span[1], f"[/{name}]")]
    parts: list[str] = []
    place = 0
    for offset, mark in sorted(cuts):
        parts += [text[place:offset], mark]
        place = offset
    return [*parts, text[place:]]


def _first(spans: list[Span], length: int) -> Span | None:
    return next(((max(a, 0), min(b, length)) for a, b in sorted(spans) if b > a and a < length), None)


@lru_cache(maxsize=1)
def type_classifier() -> TypeClassifier | None:
    """Return the classifier, loaded once; None where its weights aren't installed."""
    folder = files("crosscurrents").joinpath("data", "models", "event_types")
    return TypeClassifier() if folder.joinpath("model.onnx").is_file() else None
