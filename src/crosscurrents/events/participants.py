"""Which actors a reading's argument words name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Token

from crosscurrents.actors.index import MentionIndex
from crosscurrents.events.clause import coordinated
from crosscurrents.events.ontology import load_yaml

_PASSING = frozenset(
    (
        "of",
        "from",
        "in",
        "at",
        "by",
        "for",
        "within",
        "belonging",
        "near",
        "with",
        "between",
        "among",
        "on",
        "to",
        "against",
        "about",
        "over",
        "toward",
        "towards",
        "into",
        "under",
        "inside",
        "outside",
        "across",
    )
)
_DEEPEST = 3


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    return frozenset(load_yaml("events", "capable.yaml")["apart"])


def actors_of(tokens: Iterable[Token], index: MentionIndex, acting: bool) -> list[str]:
    """Return the ids of the actors that ``tokens`` name, in order, each once.

    A word that names no actor itself passes the question on to what hangs on it: ``troops of Chad``,
    ``Chad's positions``, ``positions in Chad`` (the last for recipients only).
    """
    found: dict[str, None] = {}
    for token in tokens:
        for actor in _named(token, index, acting, 0):
            found.setdefault(actor)
    return list(found)


def first_named(tokens: Iterable[Token], index: MentionIndex, without: Iterable[str]) -> list[str]:
    """Return the actors of the first of ``tokens`` that names any, and of what is joined to it by *and*.

    What stands further down the order of recipients (``by car``, ``over the border``) is circumstance.
    """
    barred = set(without)
    for token in tokens:
        names = [a for a in actors_of(coordinated(token), index, acting=False) if a not in barred]
        if names:
            return names
    return []


def _named(token: Token, index: MentionIndex, acting: bool, depth: int) -> list[str]:
    mention = index.headed_by(token)
    if mention is None:
        mention = next((m for m in index.covering(token)), None)
    if mention is not None:
        return [mention.actor]
    if depth >= _DEEPEST or token.pos_ in ("VERB", "AUX"):
        return []
    if token.pos_ == "NOUN" and token.lemma_.lower() in _apart():
        return []
    names: list[str] = []
    for child in sorted(token.children, key=lambda c: c.dep_ != "appos"):
        if child.dep_ in ("poss", "compound", "amod", "nmod", "appos"):
            names += _named(child, index, acting, depth + 1)
        elif (
            child.dep_ == "prep"
            and child.lower_ in _PASSING
            and (not acting or child.lower_ in ("of", "from", "in"))
        ):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    for each in coordinated(inner):
                        names += _named(each, index, acting, depth + 1)
        if names:
            break
    return names
