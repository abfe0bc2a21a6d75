"""A mention in the making: where it stands, what it seems to name, and which rule found it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crosscurrents.vocabulary import ActorKind, MentionForm


@dataclass(slots=True)
class Candidate:
    """Tokens ``start``…``end`` (end exclusive) that may name an actor.

    ``key`` is the actor's id once it is settled. ``owner`` is the id of the state or body that the
    phrase says it belongs to or serves. ``sort`` tells coreference what kind of phrase it is.
    """

    start: int
    end: int
    head: int
    form: MentionForm
    rule: str
    name: str
    kind: ActorKind
    key: str | None = None
    sector: str | None = None
    country: str | None = None
    owner: str | None = None
    sort: str = ""
    confidence: float = 0.9
    gender: str | None = None
    plural: bool = False
    definite: bool = False

    def tokens(self, doc: Doc) -> TokenSpan:
        """Return the mention's tokens."""
        return doc[self.start : self.end]

    def covers(self, token: Token) -> bool:
        """Tell whether ``token`` lies in the mention."""
        return self.start <= token.i < self.end


def trim_articles(doc: Doc, start: int, end: int) -> int:
    """Return ``start`` moved past articles, numbers and other determiners."""
    while start < end - 1 and (doc[start].pos_ in {"DET", "PUNCT", "SPACE"} or doc[start].tag_ == "PRP$"):
        start += 1
    return start


def taken_tokens(candidates: Iterable[Candidate]) -> dict[int, Candidate]:
    """Map every token index to the candidate it lies in; earlier candidates win."""
    taken: dict[int, Candidate] = {}
    for candidate in candidates:
        for index in range(candidate.start, candidate.end):
            taken.setdefault(index, candidate)
    return taken
