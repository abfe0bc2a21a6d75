"""Places that a text names only beside what happens: where somebody spoke, met or wrote."""

from __future__ import annotations

import re

from crosscurrents.places.cues import cues
from crosscurrents.places.index import PlaceIndex, Standing

_HIGHEST = 8
_DATELINE = re.compile(r"[^.\n]{0,60}?(?:\)|[–—]|\s-\s|:)")
_SPEAKER = frozenset({"nsubj", "agent", "prep", "dobj"})


def is_aside(standing: Standing, index: PlaceIndex) -> bool:
    """Tell whether a place is only that of a speaker, a meeting or the report's writer."""
    return is_dateline(standing, index) or _said_there(standing) or _met_there(standing)


def is_dateline(standing: Standing, index: PlaceIndex) -> bool:
    """``BEIRUT (AP) –``, ``MOSUL, Iraq –``: capitals at the start of a paragraph."""
    text, mention = index.parsed.doc.text, standing.mention
    if not index.parsed.names_actors(mention.start):
        return True
    line = text.rfind("\n", 0, mention.start) + 1
    if " | " in text[line : mention.end + 3]:
        return True
    if not mention.text.isupper() or text[line : mention.start].strip("\"' /"):
        return "/" in text[line : mention.start] and text[line : mention.end].isupper()
    return _DATELINE.match(text, mention.end) is not None


def _said_there(standing: Standing) -> bool:
    """Tell whether a place hangs on a verb of saying or on who says it: ``a medic in Hit said``."""
    word = standing.tokens.root
    for _ in range(_HIGHEST):
        if word.lower_ == "according":
            return True
        if word.head.pos_ in {"VERB", "AUX"}:
            told = word.dep_ in _SPEAKER and not (word.dep_ == "dobj" and word == standing.tokens.root)
            return told and word.head.lemma_ in cues().reporting
        if word.head == word:
            return False
        word = word.head
    return False


def _met_there(standing: Standing) -> bool:
    """``after meeting him in Paris``, ``during talks in Paris``: where people met."""
    word = standing.tokens.root
    for _ in range(_HIGHEST):
        if word.head == word:
            return False
        word = word.head
        if word.lemma_.lower() in cues().meeting:
            return True
        if word.pos_ in {"VERB", "AUX"}:
            return False
    return False
