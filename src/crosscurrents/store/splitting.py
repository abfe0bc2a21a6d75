"""Splitting an actor: which of its mentions people gave to a new one.

A split moves the mentions that are spelled as chosen, in all documents, and single mentions by their
place in a text. A pronoun goes where the mention before it goes. Records that name an actor without
saying which mention they mean (an event's side) follow the mentions within their evidence; where those
disagree they stay with the actor as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from crosscurrents.records import Actor, Decision, Mention, Span, make_id
from crosscurrents.vocabulary import MentionForm, Verdict

Parts = list[tuple[int, int, str]]
"""The mentions of an actor in one document: start, end, and the id of the actor they belong to."""


def split_id(decision: Decision) -> str:
    """Return the id of the actor that a split makes."""
    return make_id("actor", "split", decision.id)


class Splits:
    """The splits in force, oldest first; a later one may divide what an earlier one made."""

    def __init__(self, decisions: Iterable[Decision], scoped: Collection[str]) -> None:
        self._decisions = [d for d in decisions if d.verdict == Verdict.SPLIT and d.split]
        self._scoped = scoped
        self.names = {split_id(d): d.value or "" for d in self._decisions}
        self._ids = {id.partition("@")[0] for d in self._decisions if d.split for id in d.split.ids}
        self._subjects = {(d.subject_name or "").casefold() for d in self._decisions}

    def concern(self, actor: str, name: str) -> bool:
        """Tell whether an actor of a reading may be divided."""
        return actor in self._ids or name.casefold() in self._subjects

    def divide(self, actor: Actor) -> dict[str, list[Mention]]:
        """Return the mentions of a reading's actor by the ids of the actors that they belong to."""
        parts: dict[str, list[Mention]] = {}
        before = actor.id
        for mention in sorted(actor.mentions, key=lambda m: (m.start, -m.end)):
            owner = before if mention.form == MentionForm.PRONOUN else actor.id
            for decision in self._decisions:
                if self._moves(decision, actor, owner, mention):
                    owner = split_id(decision)
            before = owner
            parts.setdefault(owner, []).append(mention)
        return parts

    def _moves(self, decision: Decision, actor: Actor, owner: str, mention: Mention) -> bool:
        split = decision.split
        assert split
        scoped = f"{owner}@{actor.document}"
        named = owner == actor.id and actor.name.casefold() == (decision.subject_name or "").casefold()
        ours = scoped in split.ids if scoped in self._scoped else owner in split.ids or named
        if not ours:
            return False
        if mention.form != MentionForm.PRONOUN and mention.text.casefold() in {
            spelling.casefold() for spelling in split.spellings
        }:
            return True
        return any(
            each.document == mention.document and each.start < mention.end and mention.start < each.end
            for each in split.mentions
        )

    def aliases(self, actor: Actor, owner: str, mentions: list[Mention]) -> list[str]:
        """Return the other names of one part of a divided actor: what is left, or what was moved."""
        if owner != actor.id:
            named = (mention.text for mention in mentions if mention.form == MentionForm.NAME)
            return list(dict.fromkeys(named))
        moved = {
            spelling.casefold()
            for d in self._decisions
            for spelling in (d.split.spellings if d.split else ())
        }
        return [alias for alias in actor.aliases if alias.casefold() not in moved]


def part_at(parts: Parts, actor: str, spans: Iterable[Span]) -> str:
    """Return which part of a divided actor a record means that rests on ``spans``."""
    spans = list(spans)
    owners = {owner for _, _, owner in parts}
    within = {owner for s, e, owner in parts for a, b in spans if s < b and a < e}
    if len(within) == 1 or len(owners) == 1:
        return next(iter(within if len(within) == 1 else owners))
    if not within and spans:
        before = [each for each in parts if each[1] <= min(spans)[0]]
        if before:
            return max(before)[2]
    return actor
