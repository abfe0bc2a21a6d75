"""A tie as a rule reads it, before it is a record."""

from __future__ import annotations

from typing import NamedTuple

from crosscurrents.vocabulary import RelationName


class StatedTie(NamedTuple):
    """Subject and object are actor ids; tokens ``start``…``end`` state the tie."""

    subject: str
    relation: RelationName
    object: str
    start: int
    end: int
    rule: str
    confidence: float
    since: str | None = None
    until: str | None = None
