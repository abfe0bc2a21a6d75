"""One reading of a verb or noun, as it goes from the frames to the records."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from crosscurrents.events.clause import Clause
from crosscurrents.events.lexicon import Group
from crosscurrents.vocabulary import EventType


@dataclass(slots=True)
class Predication:
    """One reading of a verb or noun: its type, and the head tokens of those who act and are acted upon.

    ``strength`` counts the requirements of the frame that were met; ``embedded`` are the readings that
    an operator composed with, ``merged`` the words that only carry the same event further; ``base`` is
    the type and mode before a future or refusal changed them; ``rule`` names group and frame; ``undergone``
    is a noun that its verb suffers (``fell into an ambush``); ``behind``
    are those who act where ``actors`` name nobody (``dropped leaflets urging them to``).
    """

    trigger: Token
    type: EventType | None
    mode: str | None
    group: Group
    rule: str
    strength: float
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    clause: Clause | None = None
    embedded: list[Predication] = field(default_factory=list)
    future: bool = False
    refused: bool = False
    narrowed: str | None = None
    base: tuple[EventType, str | None] | None = None
    merged: list[Token] = field(default_factory=list)
    contexts: tuple[str, ...] = ()
    undergone: bool = False
    behind: list[Token] = field(default_factory=list)
