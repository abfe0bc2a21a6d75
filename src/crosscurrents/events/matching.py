"""Does a frame fit a clause, and how well? Each requirement that is met adds to a frame's strength."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from crosscurrents.events.clause import Clause
from crosscurrents.events.lexicon import Frame, Part
from crosscurrents.events.nominals import argument_words
from crosscurrents.events.predication import Predication

_ANY_FORCE = "troop"
"""A subject class that has this word also takes the names of forces (``the Republican Guard entered``)."""


class FrameMatcher:
    """Matches frames against clauses; asks the sentence's reader whether an argument is an event."""

    def __init__(
        self, of: Callable[[Token, int], Predication | None], is_force: Callable[[Token], bool]
    ) -> None:
        self._of = of
        self._is_force = is_force

    def match(self, frame: Frame, clause: Clause, depth: int) -> tuple[float, list[Token]] | None:
        """Return how well a frame fits and which tokens its clauses or events stand on."""
        strength = 1.0
        embedded: list[Token] = []
        for part in frame.parts:
            met = self._part(part, clause, depth)
            if met is None:
                return None
            strength += met[0]
            embedded += met[1]
        if frame.group.operator and not embedded:
            return None
        return strength, embedded

    def _part(self, part: Part, clause: Clause, depth: int) -> tuple[float, list[Token]] | None:
        near = part.link in clause.near
        if (
            part.link is not None
            and not near
            and part.link not in clause.links
            and part.link not in clause.gerunds
        ):
            return None
        if part.need == "subject":
            return (1.2, []) if self._is_a(clause.subjects, part) else None
        if part.particle and part.link not in clause.particles:
            return None
        if part.need == "negation":
            return (1.2, []) if _is_negated(clause) else None
        if part.need is None:
            return 0.6, []
        if part.need == "finite":
            return (1.0, clause.finites) if clause.finites else None
        if part.need in ("clause", "gerund"):
            return _clause_part(part, clause)
        return self._object_part(part, clause, depth)

    def _object_part(self, part: Part, clause: Clause, depth: int) -> tuple[float, list[Token]] | None:
        candidates = clause.objects
        if part.link:
            candidates = [*clause.links.get(part.link, ()), *clause.near.get(part.link, ())]
        if part.link and not candidates:
            candidates = clause.objects
        for token in candidates:
            if part.event:
                found = self._event_noun(token, depth)
                if found is not None:
                    return 0.9 + (0.6 if part.link else 0.0), [found]
                continue
            heads, modifiers = argument_words(token)
            bonus = 0.6 if part.link else 0.0
            if part.words is None or heads & part.words:
                return 1.1 + bonus, []
            if modifiers & part.words:
                return 0.8 + bonus, []
        if part.event and part.link:
            gerunds = [g for g in clause.gerunds.get(part.link, ()) if self._of(g, depth + 1) is not None]
            if gerunds:
                return 0.9, gerunds
        return None

    def _is_a(self, tokens: list[Token], part: Part) -> bool:
        words = part.words or frozenset()
        if _ANY_FORCE in words and any(self._is_force(token) for token in tokens):
            return True
        return any(argument_words(token)[0] & words for token in tokens)

    def _event_noun(self, token: Token, depth: int) -> Token | None:
        found = self._of(token, depth + 1) if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
        if found is not None and found.type is not None:
            return token
        return None


def _is_negated(clause: Clause) -> bool:
    """``does not need``, ``has no need``."""
    return clause.negated or any(
        child.lower_ in ("no", "neither") for token in clause.objects for child in token.children
    )


def _clause_part(part: Part, clause: Clause) -> tuple[float, list[Token]] | None:
    if part.need == "gerund":
        gerunds = [token for token in clause.infinitives if token.tag_ == "VBG"]
        return (1.0, gerunds) if gerunds else None
    if part.link is not None:
        found = clause.gerunds.get(part.link, []) or clause.infinitives
        if part.link in clause.links and found:
            return 1.3, list(found)
        return None
    if clause.infinitives:
        return 1.0, list(clause.infinitives)
    return None
