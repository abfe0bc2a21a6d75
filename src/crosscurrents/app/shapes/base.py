"""What several answers are made of."""

from __future__ import annotations

import msgspec


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all answers."""


class Ref(Shape, frozen=True):
    """An actor or a place as other records name it."""

    id: str
    name: str
    kind: str = ""


class Count(Shape, frozen=True):
    """How many rows a choice of a filter would leave."""

    value: str
    label: str
    count: int


class Quote(Shape, frozen=True):
    """Words that a record rests on, in the sentence or so around them, and the rule that read them."""

    document: str
    title: str
    published: str | None
    start: int
    end: int
    before: str
    text: str
    after: str
    rule: str
    explanation: str


class Timeline(Shape, frozen=True):
    """Counted events over time: the first day of each bucket, and events of either quadrant."""

    unit: str
    days: list[str]
    cooperation: list[int]
    conflict: list[int]


class Problem(Shape, frozen=True):
    """Why a request wasn't answered."""

    error: str
