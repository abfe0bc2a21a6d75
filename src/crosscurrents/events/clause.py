"""A verb with its arguments, and what is joined to a word by *and*."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
OBJECTS = frozenset(("dobj", "obj", "attr", "oprd", "acomp"))
DEEPEST = 12
"""Steps that are followed through a parse; deeper ones come from lists and broken text."""


@dataclass(slots=True)
class Clause:
    """The arguments of one verb, as head tokens.

    ``links`` maps prepositions to their objects, ``near`` those that hang on the verb's object
    (``talks between``, ``sanctions on``), which the parser attaches now here, now there.
    """

    verb: Token
    passive: bool = False
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    datives: list[Token] = field(default_factory=list)
    links: dict[str, list[Token]] = field(default_factory=dict)
    particles: set[str] = field(default_factory=set)
    near: dict[str, list[Token]] = field(default_factory=dict)
    gerunds: dict[str, list[Token]] = field(default_factory=dict)
    infinitives: list[Token] = field(default_factory=list)
    finites: list[Token] = field(default_factory=list)
    auxiliaries: list[Token] = field(default_factory=list)
    negated: bool = False


def coordinated(token: Token) -> list[Token]:
    """Return ``token`` with what is joined to it by and, or or commas."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and len(found) < DEEPEST:
            found += coordinated(child)
    return found
