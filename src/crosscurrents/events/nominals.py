"""Arguments around nouns: whose attack, on whom; and the words that tell an argument's class."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from crosscurrents.events.clause import coordinated
from crosscurrents.events.lexicon import lexicon

ACTOR_LINKS = ("by", "from", "between", "among")
RECIPIENT_LINKS = (
    "on",
    "against",
    "at",
    "with",
    "to",
    "of",
    "for",
    "in",
    "over",
    "toward",
    "towards",
    "into",
    "between",
)
_DEEPEST = 3
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_UNCLEAR = frozenset(("", "PRODUCT", "WORK_OF_ART"))
"""What the parser calls a name that it doesn't know; where a place may stand it is one."""


@lru_cache(maxsize=1)
def _armed_bodies() -> frozenset[str]:
    """Words that name who acts where they stand before a deed: ``police firing``, ``rebel attack``."""
    return lexicon().classes["troops"] | lexicon().classes["police"]


def argument_words(token: Token) -> tuple[set[str], set[str]]:
    """Return the lemmas that head an argument and those that stand around its head.

    A measure's head is what it counts: ``thousands of troops``, ``a package of aid``.
    """
    heads = {token.lemma_.lower(), token.lower_}
    if token.ent_type_ in _PLACES or (token.pos_ == "PROPN" and token.ent_type_ in _UNCLEAR):
        heads.add("@place")
    if token.pos_ == "PROPN":
        heads.add("@name")
    around: set[str] = set()
    for part in coordinated(token)[1:]:
        heads.update((part.lemma_.lower(), part.lower_))
    _around(token, heads, around, 0)
    return heads, around


def _around(token: Token, heads: set[str], around: set[str], depth: int) -> None:
    compound: list[str] = []
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod", "quantmod", "nummod", "poss"):
            around.update((child.lemma_.lower(), child.lower_))
            if child.dep_ in ("compound", "amod"):
                compound.append(child.lower_)
            if child.dep_ == "nummod":
                _around(child, heads, around, depth + 1)
        elif child.dep_ == "prep" and child.lower_ in ("of", "in", "worth", "for") and depth < _DEEPEST:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    around.update((inner.lemma_.lower(), inner.lower_))
                    _around(inner, around, around, depth + 1)
    if compound:
        heads.add(" ".join((*compound, token.lemma_.lower())))


def noun_actors(token: Token) -> list[Token]:
    """Return who does what a noun says: possessor, ``by``, a nationality or name before it."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "poss":
            found += coordinated(child)
        elif child.dep_ == "prep" and child.lower_ in ACTOR_LINKS:
            found += [o for c in child.children if c.dep_ == "pobj" for o in coordinated(c)]
        elif child.dep_ == "acl":
            agents = [c for c in child.children if c.dep_ == "agent"]
            found += [o for a in agents for c in a.children if c.dep_ == "pobj" for o in coordinated(c)]
        elif child.dep_ in ("amod", "compound") and child.lemma_.lower() in ("lead", "led"):
            found += [c for c in child.children if c.pos_ in ("PROPN", "ADJ", "NOUN")]
    bodies = _armed_bodies()
    found += [
        c
        for c in token.children
        if c.dep_ in ("compound", "amod", "nmod") and (c.pos_ == "PROPN" or c.ent_type_ or c.lower_ in bodies)
    ]
    return found


def noun_recipients(token: Token) -> list[Token]:
    """Return whom a noun's event reaches: the objects of its prepositions, in the order they stand."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in RECIPIENT_LINKS:
            found += [o for c in child.children if c.dep_ == "pobj" for o in coordinated(c)]
    return found
