"""The camps of a network."""

from __future__ import annotations

import msgspec

from crosscurrents.app.shapes.base import Shape


class CampMember(Shape, frozen=True):
    """An actor in a camp, with the shares of tied optima and of draws in which it is there."""

    id: str
    camp: str
    tied: float
    flipped: float
    standing: str


class Camp(Shape, frozen=True):
    """One camp by its letter; its firmest and best known are named, ``firm`` counts the firm ones."""

    letter: str
    size: int
    firm: int
    names: list[str]


class CampsView(Shape, frozen=True):
    """The camps of the largest connected part, and how good a division that is.

    ``lower`` and ``upper`` bound the weight of ties out of place, ``weight`` is that of all ties;
    ``frustrated`` are the pairs out of place; ``others`` counts the actors of other parts.
    """

    camps: list[Camp] = msgspec.field(default_factory=list)
    members: list[CampMember] = msgspec.field(default_factory=list)
    frustrated: list[tuple[str, str]] = msgspec.field(default_factory=list)
    lower: float = 0.0
    upper: float = 0.0
    weight: float = 0.0
    proved: bool = True
    tied: int = 0
    all_tied: bool = True
    draws: int = 0
    others: int = 0
