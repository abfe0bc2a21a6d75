"""The words that state ties, from ``data/relations/``, indexed by lemma."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from crosscurrents.vocabulary import RelationName


class TieLexicon(msgspec.Struct, frozen=True):
    """Each table gives, for a word, the relation by the word after it (``""`` for a plain object)."""

    signs: dict[RelationName, float]
    mutual: frozenset[RelationName]
    verbs: dict[str, dict[str, RelationName]]
    participles: dict[str, dict[str, RelationName]]
    adjectives: dict[str, dict[str, RelationName]]
    compounds: dict[str, RelationName]
    nouns: dict[str, RelationName]
    between: dict[str, RelationName]
    relations_nouns: frozenset[str]
    relations_words: dict[str, RelationName]
    regarding: frozenset[str]
    regarded: dict[str, RelationName]
    denied: dict[str, RelationName]
    open_verbs: frozenset[str]
    feeling: frozenset[str]
    places: dict[str, RelationName]
    place_compounds: dict[str, RelationName]
    place_nouns: dict[str, RelationName]
    dominant: frozenset[str]
    holding: frozenset[str]
    remaining: frozenset[str]
    troops: frozenset[str]
    keeping: frozenset[str]
    giving: frozenset[str]
    arms: frozenset[str]
    fearing: frozenset[str]
    groupings: frozenset[str]
    leaving: frozenset[str]
    partitive: frozenset[str]
    losing: frozenset[str]
    territories: frozenset[str]
    believing: frozenset[str]
    accusing: frozenset[str]
    sides: frozenset[str]
    denying: frozenset[str]
    promising: frozenset[str]
    planning: frozenset[str]
    receiving: frozenset[str]
    favours: frozenset[str]
    ending: frozenset[str]
    waging: frozenset[str]
    wars: frozenset[str]
    terms: dict[str, RelationName]
    prefixes: dict[str, RelationName]
    seats: dict[str, RelationName]
    withdrawing: frozenset[str]
    requesting: frozenset[str]


@lru_cache(maxsize=1)
def load_lexicon() -> TieLexicon:
    """Load the lexicon."""
    raw = _load("frames.yaml")
    return TieLexicon(
        signs={RelationName(name): float(sign) for name, sign in raw["signs"].items()},
        mutual=frozenset(RelationName(name) for name in raw["mutual"]),
        verbs=_governed(raw["verbs"]),
        participles=_governed(raw["participles"]),
        adjectives=_governed(raw["adjectives"]),
        compounds=_named(raw["compounds"]),
        nouns=_by_word(raw["nouns"]),
        between=_by_word(raw["between"]),
        relations_nouns=frozenset(raw["relations_nouns"]),
        relations_words=_named(raw["relations_words"]),
        regarding=frozenset(raw["regarding"]),
        regarded=_by_word(raw["regarded"]),
        denied=_named(raw["denied"]),
        open_verbs=frozenset(raw["open_verbs"]),
        feeling=frozenset(raw["feeling"]),
        places=_by_word(raw["places"]),
        place_compounds=_named(raw["place_compounds"]),
        place_nouns=_named(raw["place_nouns"]),
        dominant=frozenset(raw["dominant"]),
        holding=frozenset(raw["holding"]),
        remaining=frozenset(raw["remaining"]),
        troops=frozenset(raw["troops"]),
        keeping=frozenset(raw["keeping"]),
        giving=frozenset(raw["giving"]),
        arms=frozenset(raw["arms"]),
        fearing=frozenset(raw["fearing"]),
        groupings=frozenset(raw["groupings"]),
        leaving=frozenset(raw["leaving"]),
        sides=frozenset(raw["sides"]),
        accusing=frozenset(raw["accusing"]),
        believing=frozenset(raw["believing"]),
        territories=frozenset(raw["territories"]),
        losing=frozenset(raw["losing"]),
        partitive=frozenset(raw["partitive"]),
        denying=frozenset(raw["denying"]),
        promising=frozenset(raw["promising"]),
        planning=frozenset(raw["planning"]),
        receiving=frozenset(raw["receiving"]),
        favours=frozenset(raw["favours"]),
        ending=frozenset(raw["ending"]),
        waging=frozenset(raw["waging"]),
        wars=frozenset(raw["wars"]),
        terms=_by_word(raw["terms"]),
        prefixes=_named(raw["prefixes"]),
        seats=_named(raw["seats"]),
        withdrawing=frozenset(raw["withdrawing"]),
        requesting=frozenset(raw["requesting"]),
    )


class Valence(msgspec.Struct, frozen=True):
    """Words that speak well (1) or ill (−1), nouns of feelings, and words that turn others round."""

    words: dict[str, int]
    feelings: frozenset[str]
    turning: frozenset[str]


@lru_cache(maxsize=1)
def load_valence() -> Valence:
    """Load the words of praise and blame."""
    raw = _load("valence.yaml")
    words = dict.fromkeys(raw["positive"], 1) | dict.fromkeys(raw["negative"], -1)
    return Valence(words, frozenset(raw["feelings"]), frozenset(raw["turning"]))


def _load(name: str) -> dict[str, Any]:
    path = files("crosscurrents") / "data" / "relations" / name
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _governed(table: dict[str, list[str]]) -> dict[str, dict[str, RelationName]]:
    """Split ``ally with`` into the word and what follows it: a particle, a preposition, or both."""
    found: dict[str, dict[str, RelationName]] = {}
    for relation, phrases in table.items():
        for phrase in phrases:
            word, _, rest = phrase.partition(" ")
            found.setdefault(word, {})[rest] = RelationName(relation)
    return found


def _by_word(table: dict[str, list[str]]) -> dict[str, RelationName]:
    return {word: RelationName(relation) for relation, words in table.items() for word in words}


def _named(table: dict[str, str]) -> dict[str, RelationName]:
    return {word: RelationName(relation) for word, relation in table.items()}
