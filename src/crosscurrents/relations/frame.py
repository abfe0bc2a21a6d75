"""A tie as the parse states it, before it is known whom its words name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from crosscurrents.relations.grammar import coordinated
from crosscurrents.vocabulary import RelationName, Status


class Frame(NamedTuple):
    """A tie between the actors that two words head; ``trigger`` is the word that states it."""

    holder: Token
    relation: RelationName
    target: Token
    trigger: Token
    rule: str
    last: Token | None = None
    """A further word that the evidence must reach to."""
    status: Status = Status.OCCURRED


def pairs(
    holder: Token | None, relation: RelationName, target: Token | None, trigger: Token, rule: str
) -> Iterator[Frame]:
    """Yield the tie for each holder and target joined by ``and``."""
    for one in coordinated(holder):
        for other in coordinated(target):
            if one.i != other.i:
                yield Frame(one, relation, other, trigger, rule)
