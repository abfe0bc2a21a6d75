"""Joins what the text itself equates, and finds the names so learned wherever else they stand."""

from __future__ import annotations

from collections import defaultdict

from crosscurrents.actors.aliases import LearnedAlias, find_aliases
from crosscurrents.actors.candidates import Candidate, taken_tokens
from crosscurrents.actors.context import Context
from crosscurrents.actors.matcher import NameMatcher
from crosscurrents.actors.mentions import mention_of, take_over
from crosscurrents.actors.people import name_words
from crosscurrents.records import make_id
from crosscurrents.vocabulary import ActorKind, MentionForm


class AliasLearner:
    """Learns the aliases of one document. ``learned`` holds them by actor id."""

    def __init__(self, context: Context, candidates: list[Candidate]) -> None:
        self._context = context
        self._doc = context.doc
        self._candidates = candidates
        self._by_place = {(c.start, c.end): c for c in candidates}
        self._matcher = NameMatcher()
        self.learned: dict[str, list[str]] = defaultdict(list)

    def run(self) -> list[Candidate]:
        """Return the candidates, joined, with every mention by a learned name added."""
        taken = taken_tokens(sorted(self._candidates, key=lambda c: c.start - c.end))
        for alias in find_aliases(self._doc, taken, self._context.narrative):
            self._learn(alias)
        taken = taken_tokens(self._candidates)
        for match in self._matcher.find(self._context.text, self._context.words):
            span = self._doc.char_span(match.start, match.end, alignment_mode="expand")
            if span is None or span.start not in self._context.narrative:
                continue
            there = taken.get(span.start)
            if there is None:
                self._candidates.append(mention_of(match.values[0], span.start, span.end, span.root.i))
            elif there.sort == "body" and there.end == span.end and there.key != match.values[0].key:
                take_over(there, match.values[0], "actors.alias.learned")
        return self._candidates

    def _learn(self, alias: LearnedAlias) -> None:
        left, right = self._by_place.get(alias.left), self._by_place.get(alias.right)
        if left is not None and left.key is None and right is not None and right.key:
            take_over(left, right, alias.rule)
        elif left is None and right is not None and right.key:
            self._add_alias(right, alias.left, alias.rule)
        else:
            self._equate(self._settled_left(left, alias), right, alias)

    def _settled_left(self, left: Candidate | None, alias: LearnedAlias) -> Candidate:
        """Return the left side as a settled candidate, named by the right where it only describes."""
        if left is None:
            return self._new_body(alias)
        if left.key is None:
            left.name = self._doc[slice(*alias.right)].text
            left.key = make_id("actor", "body", " ".join(name_words(left.name)))
        return left

    def _equate(self, left: Candidate, right: Candidate | None, alias: LearnedAlias) -> None:
        if right is None:
            self._add_alias(left, alias.right, alias.rule)
        elif right.key == left.key:
            return
        elif right.sort == left.sort == "person" and alias.rule == "actors.alias.known-as":
            self._same_person(left, right)
        elif right.sort == "body" or right.key is None:
            take_over(right, left, alias.rule)
            self._remember(left, alias.right)
        elif left.sort == "body":
            take_over(left, right, alias.rule)
            self._remember(right, alias.left)

    def _same_person(self, left: Candidate, right: Candidate) -> None:
        """Join two names of one person: all mentions of the second become the first's."""
        if right.key in self._context.knowledge.actors:
            return
        nickname = right.key
        for candidate in self._candidates:
            if candidate.key == nickname:
                take_over(candidate, left, "actors.alias.learned")

    def _remember(self, actor: Candidate, place: tuple[int, int]) -> None:
        """Look for the name at ``place`` in the rest of the text too."""
        name = self._doc[slice(*place)].text
        if name[:1].isupper():
            self._matcher.add(name, actor)
            self.learned[actor.key or ""].append(name)

    def _new_body(self, alias: LearnedAlias) -> Candidate:
        span = self._doc[slice(*alias.left)]
        body = Candidate(
            start=alias.left[0],
            end=alias.left[1],
            head=span.root.i,
            form=MentionForm.NAME,
            rule=alias.rule,
            name=span.text,
            kind=ActorKind.OTHER,
            sort="body",
            confidence=0.7,
            key=make_id("actor", "body", " ".join(name_words(span.text))),
        )
        self._by_place[alias.left] = body
        self._candidates.append(body)
        return body

    def _add_alias(self, actor: Candidate, place: tuple[int, int], rule: str) -> None:
        span = self._doc[slice(*place)]
        mention = mention_of(actor, place[0], place[1], span.root.i)
        mention.rule = rule
        self._by_place[place] = mention
        self._candidates.append(mention)
        self._matcher.add(span.text, mention)
        self.learned[actor.key or ""].append(span.text)
