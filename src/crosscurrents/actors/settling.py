"""Walks the text once: settled mentions become the discourse, descriptions and pronouns take them up."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.context import Context
from crosscurrents.actors.descriptions import DescriptionResolver
from crosscurrents.actors.mentions import mention_of, take_over
from crosscurrents.actors.pronouns import PRONOUNS, PronounResolver
from crosscurrents.actors.salience import Discourse
from crosscurrents.actors.states import dominant_state, is_bare_subject, organ_mention
from crosscurrents.records import make_id
from crosscurrents.vocabulary import ActorKind, MentionForm


class Settler:
    """Settles every candidate of one document, or leaves it out."""

    def __init__(self, context: Context, candidates: list[Candidate]) -> None:
        self._context = context
        self._doc = context.doc
        self._candidates = candidates
        self._discourse = Discourse(context.doc)
        self._descriptions = DescriptionResolver(
            context.doc, self._discourse, context.knowledge, context.lexicon
        )
        self._pronouns = PronounResolver(context.doc, self._discourse, context.knowledge, context.lexicon)
        self._dominant = dominant_state(use for _, _, use in context.table.spans)

    def run(self) -> list[Candidate]:
        """Return the settled mentions in order of the text."""
        longest_last = sorted(self._candidates, key=lambda c: c.end - c.start, reverse=True)
        by_head = {c.head: c for c in longest_last}
        nested = [c for c in self._candidates if by_head[c.head] is not c and c.key]
        settled: list[Candidate] = []
        for token in self._doc:
            candidate = self._at(token, by_head.get(token.i))
            if candidate is not None:
                settled.append(candidate)
                self._discourse.enter(candidate)
                self._enter_owner(candidate)
        return sorted([*settled, *nested], key=lambda c: (c.start, -c.end))

    def _enter_owner(self, candidate: Candidate) -> None:
        """Let ``the alliance`` take up the group that only ``an SDF spokeswoman`` has named."""
        owner = self._context.knowledge.get(candidate.owner or "")
        if owner is None or owner.kind is ActorKind.STATE or candidate.kind is not ActorKind.PERSON:
            return
        named = mention_of(candidate, candidate.start, candidate.end, candidate.head)
        named.key, named.name, named.kind, named.country = owner.id, owner.name, owner.kind, owner.country
        named.owner, named.sort, named.plural, named.gender = None, "name", False, None
        self._discourse.enter(named)

    def _at(self, token: Token, candidate: Candidate | None) -> Candidate | None:
        if candidate is None:
            pronoun = token.lower_ in PRONOUNS and token.i in self._context.narrative
            return self._pronoun(token) if pronoun else None
        return candidate if candidate.key is not None else self._description(candidate)

    def _pronoun(self, token: Token) -> Candidate | None:
        antecedent = self._pronouns.resolve(token)
        if antecedent is None:
            return None
        mention = mention_of(antecedent, token.i, token.i + 1, token.i)
        mention.form, mention.rule, mention.confidence = MentionForm.PRONOUN, "actors.pronoun", 0.75
        return mention

    def _description(self, candidate: Candidate) -> Candidate | None:
        antecedent = self._descriptions.resolve(candidate)
        if antecedent is not None:
            take_over(candidate, antecedent, "actors.anaphora")
            candidate.confidence = 0.75
            candidate.sort = antecedent.sort
            return candidate
        sort, _, key = candidate.sort.partition(":")
        if sort in {"organ", "organ-members"} and self._is_local(candidate):
            return self._organ_of(candidate, key)
        if key in {"state", "generic"}:
            return None
        candidate.key = make_id("actor", self._context.parsed.document.id, candidate.start, candidate.name)
        return candidate

    def _is_local(self, candidate: Candidate) -> bool:
        """Tell whether an organ without an owner can be that of the state the text is about."""
        if self._dominant is None or candidate.owner is not None or candidate.end - candidate.start > 2:
            return False
        if candidate.kind is ActorKind.POPULATION:
            return False
        head = self._doc[candidate.head]
        return candidate.definite or is_bare_subject(head)

    def _organ_of(self, candidate: Candidate, organ: str) -> Candidate:
        """``the army`` in a text about one state is that state's."""
        knowledge = self._context.knowledge
        state = knowledge.actors[self._dominant or ""]
        found = organ_mention(candidate, state, organ, knowledge, self._context.lexicon)
        take_over(candidate, found, "actors.setting")
        candidate.confidence, candidate.sort = 0.6, "organ"
        return candidate
