"""The words that tie an event to a place, and how a rule answers."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from crosscurrents.places.lexicon import lexicon, read_data
from crosscurrents.vocabulary import PlacePrecision


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """The words that tie an event to a place."""

    where: frozenset[str]
    loose: frozenset[str]
    goal: frozenset[str]
    source: frozenset[str]
    leaving: frozenset[str]
    elsewhere: frozenset[str]
    meeting: frozenset[str]
    approaching: frozenset[str]
    upon: frozenset[str]
    outlying: frozenset[str]
    encircling: frozenset[str]
    bodies: frozenset[str]
    own: frozenset[str]
    ways: frozenset[str]
    taken: frozenset[str]
    speaking: frozenset[str]
    sites: frozenset[str]
    reporting: frozenset[str]
    back: dict[str, frozenset[PlacePrecision]]
    confidence: dict[str, float]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Return the cue words."""
    return msgspec.convert(read_data("attach.yaml"), Cues)


def site_nouns() -> frozenset[str]:
    """Return the nouns for buildings, camps and other spots."""
    return cues().sites | lexicon().types["site"] | lexicon().types["camp"]
