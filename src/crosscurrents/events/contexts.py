"""PLOVER contexts of an event: its group's, and those that words of its sentence set."""

from __future__ import annotations

from functools import lru_cache

from crosscurrents.events.ontology import load_yaml
from crosscurrents.events.predication import Predication

_MOST = 4


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for context, words in load_yaml("events", "contexts.yaml").items():
        for word in words:
            table.setdefault(str(word), []).append(context)
    return table


def contexts_of(reading: Predication) -> list[str]:
    """Return at most four contexts, the frame's own first, then by the words of the sentence."""
    table = _by_word()
    found: dict[str, None] = dict.fromkeys(reading.contexts)
    for token in reading.trigger.sent:
        for context in table.get(token.lemma_.lower(), ()):
            found.setdefault(context)
    return list(found)[:_MOST]
