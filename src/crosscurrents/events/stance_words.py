"""The words that tell how an event stands, as tables: ``data/events/stance.yaml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from crosscurrents.events.ontology import load_yaml
from crosscurrents.vocabulary import Status


class CueClass(NamedTuple):
    """A class of cues: its name, the factor on certainty, and the status it gives (None: no change)."""

    name: str
    factor: float
    status: Status | None


class StanceWords:
    """The cue words by where they stand: above the event, as its modal, adverb or conjunction."""

    def __init__(self) -> None:
        data = load_yaml("events", "stance.yaml")
        self.governors: dict[str, CueClass] = {}
        for name, row in data["governors"].items():
            for word in row["words"]:
                self.governors.setdefault(word, _cue_class(name, row))
        self.modals = _by_word(data["modals"])
        self.adverbs = _by_word(data["adverbs"])
        self.single = {name: _cue_class(name, row) for name, row in data["constructions"].items()}
        self.lists = {name: frozenset(words) for name, words in data["lists"].items()}


def _cue_class(name: str, row: dict[str, Any]) -> CueClass:
    return CueClass(name, float(row["factor"]), Status(row["status"]) if "status" in row else None)


def _by_word(rows: dict[str, Any]) -> dict[str, CueClass]:
    return {word: _cue_class(name, row) for name, row in rows.items() for word in row["words"]}


@lru_cache(maxsize=1)
def stance_words() -> StanceWords:
    """Return the cue words, read once."""
    return StanceWords()
