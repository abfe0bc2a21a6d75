"""Ask the gazetteer what a name means, outside any text, and why one candidate wins."""

from __future__ import annotations

import re
from dataclasses import replace

from crosscurrents.places.context import Context, context_of
from crosscurrents.places.gazetteer import Gazetteer, Named, built_in
from crosscurrents.places.lexicon import class_of, type_words
from crosscurrents.places.names import name_key
from crosscurrents.places.rank import Candidate, Hints, rank
from crosscurrents.places.spelling import find_similar

_ALTERNATIVES = re.compile(r"\s*[/(),;]\s*")
_CONTAINERS = {"country": "country", "province": "admin1", "district": "admin2"}


def explain(name: str, near: str = "", gazetteer: Gazetteer | None = None) -> list[Candidate]:
    """Return what ``name`` may mean, best first, with the features of each and its probability.

    ``near`` names a country, province or place that it should lie in or close to. The name may carry
    a word for its type (``Mosul town``, ``province of Idlib``) and alternatives (``Tadmur/Palmyra``).
    """
    known = gazetteer or built_in()
    within, context = _surroundings(near, known) if near else (frozenset[str](), Context())
    found: dict[int, Candidate] = {}
    for key, type_word in _readings(name):
        named = known.find(key) or find_similar(key, known, within)
        for candidate in rank(_preferred(named, within), Hints(within, type_word), context):
            held = found.get(candidate.place.id)
            if held is None or held.score < candidate.score:
                found[candidate.place.id] = candidate
        if named and not type_word:
            break
    return sorted(found.values(), key=lambda candidate: (-candidate.probability, -candidate.score))


def _surroundings(near: str, gazetteer: Gazetteer) -> tuple[frozenset[str], Context]:
    best = next(iter(explain(near, gazetteer=gazetteer)), None)
    if best is None:
        return frozenset(), Context()
    container = _CONTAINERS.get(class_of(best.place.feature))
    code = getattr(best.place, container) if container else None
    return frozenset({code} if code else ()), context_of([(near, [replace(best, probability=1.0)])])


def _readings(name: str) -> list[tuple[str, str]]:
    """Return the keys under which a name may stand, with the type that a word of it gives."""
    found = []
    for part in [name, *_ALTERNATIVES.split(name)]:
        words = name_key(part).split()
        found.append((" ".join(words), ""))
        types = type_words()
        if len(words) > 1 and words[-1] in types:
            found.append((" ".join(words[:-1]), types[words[-1]]))
        if len(words) > 1 and words[0] in types:
            rest = words[2:] if words[1] == "of" else words[1:]
            found.append((" ".join(rest), types[words[0]]))
    return [reading for reading in dict.fromkeys(found) if reading[0]]


def _preferred(named: list[Named], within: frozenset[str]) -> list[Named]:
    """Keep the places inside the asked country or unit if there are any."""
    inside = [n for n in named if within & {n.place.country, n.place.admin1, n.place.admin2}]
    return inside or named
