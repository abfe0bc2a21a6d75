"""Known names as mentions: who acts by them, and which stand inside a longer phrase."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.actors.candidates import Candidate, taken_tokens
from crosscurrents.actors.context import Context
from crosscurrents.actors.names import NameUse
from crosscurrents.actors.owners import is_tie_prefix
from crosscurrents.actors.usage import seat_acts, state_acts
from crosscurrents.vocabulary import ActorKind, MentionForm


class KnownNames:
    """The known names of one document as candidates."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc

    def read(self) -> list[Candidate]:
        """Return a candidate for every known name that acts where it stands."""
        found = (self._known_name(start, end, use) for start, end, use in self._context.table.spans)
        return [candidate for candidate in found if candidate is not None]

    def _known_name(self, start: int, end: int, use: NameUse) -> Candidate | None:
        actor, span = use.actor, self._doc[start:end]
        if use.role == "surname" or is_tie_prefix(self._doc, end, self._context.lexicon):
            return None
        candidate = Candidate(
            start=start, end=end, head=span.root.i, form=MentionForm.NAME, rule="actors.known-name",
            name=actor.name, kind=actor.kind, key=actor.id, sector=actor.sector, country=actor.country,
            sort="name", gender=actor.gender, confidence=0.9 if use.needs_context else 0.97,
        )  # fmt: skip
        if actor.kind is ActorKind.POPULATION and not self._is_noun(start, end):
            return None
        if use.role == "demonym":
            return self._people_of(candidate, span.root) if self._is_noun(start, end) else None
        if use.role == "metonym":
            return self._metonym(candidate, use)
        if actor.kind is ActorKind.STATE:
            if not state_acts(span, self._context.lexicon):
                return None
            candidate.sector = "GOV"
        return candidate

    def _is_noun(self, start: int, end: int) -> bool:
        """Tell whether a demonym stands for people: ``the Iraqis``, not ``Iraqi troops``."""
        last = self._doc[end - 1]
        following = self._doc[end] if end < len(self._doc) else None
        if last.dep_ in {"amod", "compound", "nmod"} and last.head.i > last.i:
            return False
        if following is not None and following.text == "-":
            return False
        return last.lower_.endswith("s") or (
            start > 0 and self._doc[start - 1].lower_ == "the" and last.pos_ != "ADJ"
        )

    def _people_of(self, candidate: Candidate, head: Token) -> Candidate:
        if candidate.kind is not ActorKind.POPULATION:
            candidate.key = f"{candidate.key}/citizens"
            candidate.name = f"people of {candidate.name}"
            candidate.owner = candidate.key.split("/")[0]
            candidate.sector = "CVL"
        candidate.kind, candidate.sort = ActorKind.POPULATION, "population:population"
        candidate.rule, candidate.plural = "actors.demonym-noun", True
        candidate.head = head.i
        return candidate

    def _metonym(self, candidate: Candidate, use: NameUse) -> Candidate | None:
        span = candidate.tokens(self._doc)
        if not seat_acts(span, self._context.lexicon, building=use.organ is not None):
            return None
        candidate.rule = "actors.metonym"
        candidate.confidence = 0.8
        candidate.sector = "GOV"
        if use.organ:
            head = self._context.lexicon.organ_heads[use.organ]
            key = f"{use.actor.id}/{use.organ}"
            candidate.key = self._context.knowledge.organ_owner.get(key, key)
            candidate.name, candidate.kind = span.text.removeprefix("the ").removeprefix("The "), head.kind
            candidate.owner, candidate.sort = use.actor.id, "organ"
        return candidate

    def without_overlap(self, candidates: list[Candidate]) -> list[Candidate]:
        """Keep one mention a head; names inside a longer phrase stay only as its possessor or ``of``."""
        kept: list[Candidate] = []
        phrases = [c for c in candidates if c.sort != "name"]
        heads = {c.head for c in phrases}
        covering = taken_tokens(phrases)
        for candidate in candidates:
            if candidate.sort == "name":
                outer = covering.get(candidate.head)
                if candidate.head in heads:
                    continue
                if outer is not None and not self._stands_alone(candidate):
                    continue
            kept.append(candidate)
        return kept

    def _stands_alone(self, candidate: Candidate) -> bool:
        after = self._doc[candidate.end] if candidate.end < len(self._doc) else None
        before = self._doc[candidate.start - 1] if candidate.start else None
        possessive = after is not None and after.tag_ == "POS"
        if before is not None and before.dep_ == "det" and before.i:
            before = self._doc[before.i - 1]
        return possessive or (before is not None and before.dep_ == "prep")
