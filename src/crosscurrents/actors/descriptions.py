"""Definite descriptions resolved within a document where it is safe; unresolved rather than wrong."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.fitting import is_person, is_umbrella
from crosscurrents.actors.groups import GroupResolver, content_of
from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.salience import Discourse
from crosscurrents.actors.states import is_bare_subject, organ_mention, state_mention
from crosscurrents.actors.usage import state_acts
from crosscurrents.vocabulary import ActorKind

_FORCES = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITARY})


class DescriptionResolver:
    """Links the descriptions of one document to its settled actors, in reading order."""

    def __init__(self, doc: Doc, discourse: Discourse, knowledge: Knowledge, lexicon: ActorLexicon) -> None:
        self._doc = doc
        self._discourse = discourse
        self._knowledge = knowledge
        self._words = lexicon.words
        self._lexicon = lexicon
        self._groups = GroupResolver(doc, discourse, knowledge, lexicon)

    def resolve(self, candidate: Candidate) -> Candidate | None:
        """Return the earlier mention that a definite description takes up, or None."""
        head = self._doc[candidate.head]
        owned = self._owned(candidate, head)
        if owned is not None:
            return owned
        if head.lower_ in self._words["kin_set"] or not self._may_take_up(candidate, head):
            return None
        sort, _, key = candidate.sort.partition(":")
        if sort == "group" and key == "state":
            if head.lower_ not in self._words["country_words_set"]:
                return None
            if not state_acts(candidate.tokens(self._doc), self._lexicon):
                return None
            return self._state(head) if self._is_bare(candidate) else self._own_state(candidate, head)
        if sort in {"organ", "organ-members"}:
            unowned = candidate.owner is None and candidate.kind is not ActorKind.POPULATION
            return self._organ(candidate, key) if unowned else None
        if sort in {"title", "person"} and not candidate.plural:
            return self._person(candidate, head)
        if sort in {"group", "members", "population"}:
            repeated = self._groups.same_phrase(candidate)
            if repeated is not None:
                return repeated
        if (told := self._groups.of_people(candidate, head)) is not None:
            return told
        if candidate.end - candidate.start > 2 or candidate.owner:
            return None
        if sort in {"group", "members"}:
            return self._groups.same_words(candidate) or self._groups.group(candidate, head)
        if sort in {"population", "people"}:
            return self._groups.same_words(candidate)
        return None

    def _may_take_up(self, candidate: Candidate, head: Token) -> bool:
        """Definite phrases take up, and organs without an article, as reporters write ``police said``."""
        if any(child.tag_ == "PRP$" for child in head.children):
            return head.lower_ in self._words["country_words_set"]
        if candidate.definite:
            return True
        return candidate.sort.startswith("organ") and is_bare_subject(head)

    def _owned(self, candidate: Candidate, head: Token) -> Candidate | None:
        """``its army`` is the army of the state before; ``its men`` are the group itself."""
        possessor = next((child for child in head.children if child.dep_ == "poss"), None)
        owner = self._discourse.at(possessor) if possessor is not None else None
        if owner is None or owner.key is None:
            return None
        sort, _, key = candidate.sort.partition(":")
        own_men = sort in {"members", "organ-members", "organ-means"} or head.lower_ == "men"
        own_men = own_men and key not in {"government", "media"} and head.lower_ != "commanders"
        if own_men and not self._words["distinguishing_set"].intersection(content_of(self._doc, candidate)):
            if owner.kind is ActorKind.PERSON:
                return self._commanded(owner)
            if owner.kind in {ActorKind.ARMED_GROUP, ActorKind.MILITARY} or is_umbrella(owner):
                return owner
        state = self._state_of(owner)
        if state is None or sort not in {"organ", "organ-members"}:
            return None
        return organ_mention(candidate, state, key, self._knowledge, self._lexicon)

    def _commanded(self, person: Candidate) -> Candidate | None:
        """``his men`` are the force that an officer serves, or leads by his office."""
        known = self._knowledge.get(person.key or "")
        bodies = {office.of for office in known.offices} if known is not None else {person.owner}
        forces = [c for c in self._discourse.settled if c.key in bodies and c.kind in _FORCES]
        return forces[-1] if len({c.key for c in forces}) == 1 else None

    def _state_of(self, owner: Candidate) -> KnownActor | None:
        if owner.kind is ActorKind.PERSON and owner.country:
            return self._knowledge.get(self._knowledge.state_of_country.get(owner.country, ""))
        known = self._knowledge.get(owner.key or "")
        return known if known is not None and known.kind is ActorKind.STATE else None

    def _is_bare(self, candidate: Candidate) -> bool:
        """Tell whether a phrase is one word after an article: nothing in it tells a different actor."""
        before = self._doc[candidate.start - 1] if candidate.start else None
        return candidate.end - candidate.start == 1 and before is not None and before.pos_ == "DET"

    def _state(self, head: Token) -> Candidate | None:
        return self._discourse.choose(
            head, lambda c: c.kind is ActorKind.STATE, window=1
        ) or self._owner_state(head)

    def _own_state(self, candidate: Candidate, head: Token) -> Candidate | None:
        """``his country`` is the country of the person the pronoun stands for."""
        possessors = [child for child in head.children if child.dep_ == "poss"]
        person = self._discourse.at(possessors[0]) if possessors else None
        if person is None or person.kind is not ActorKind.PERSON or not person.country:
            return None
        state = self._knowledge.get(self._knowledge.state_of_country.get(person.country, ""))
        return None if state is None else state_mention(candidate, state)

    def _owner_state(self, head: Token) -> Candidate | None:
        """Take up a state that the text named through its organs or office holders only."""
        recent = self._discourse.recent(head.i, lambda c: c.owner is not None, window=1)
        owners = {c.owner for c in recent}
        state = self._knowledge.get(next(iter(owners)) or "") if len(owners) == 1 else None
        if state is None or state.kind is not ActorKind.STATE:
            return None
        return state_mention(recent[0], state)

    def _organ(self, candidate: Candidate, organ: str) -> Candidate | None:
        """``the army`` is the only army that the text has named so far."""
        settled = [c for c in self._discourse.settled if c.sort == "organ"]
        exact = {c.key: c for c in settled if self._is_organ(c, organ)}
        if len(exact) == 1:
            return next(iter(exact.values()))
        if exact:
            recent = self._discourse.recent(candidate.start, lambda c: c.key in exact, window=1)
            return recent[0] if len({c.key for c in recent}) == 1 else None
        return None

    def _is_organ(self, settled: Candidate, organ: str) -> bool:
        if (settled.key or "").endswith(f"/{organ}"):
            return True
        known = self._knowledge.get(settled.key or "")
        return known is not None and known.same_as_organ is not None and known.same_as_organ.organ == organ

    def _person(self, candidate: Candidate, head: Token) -> Candidate | None:
        sort, _, title = candidate.sort.partition(":")
        if sort == "title":
            holders = {
                c.key: c
                for c in self._discourse.settled
                if c.kind is ActorKind.PERSON and self._has_title(c, title)
            }
            if title == "leader" and candidate.owner:
                holders = self._state_leaders(candidate.owner)
            if len(holders) == 1:
                return next(iter(holders.values()))
            if holders:
                return None
        if candidate.owner or candidate.end - candidate.start > 1:
            return None
        return self._discourse.choose(head, lambda c: self._may_be_called(c, sort, title), window=1)

    def _may_be_called(self, candidate: Candidate, sort: str, title: str) -> bool:
        """Tell whether a person can be ``the ambassador``: nobody known as a state's leader is."""
        if not is_person(candidate) or sort != "title" or self._has_title(candidate, title):
            return is_person(candidate)
        known = self._knowledge.get(candidate.key or "")
        leading = self._words["leader_offices"]
        return known is None or not any(office.title in leading for office in known.offices)

    def _state_leaders(self, state: str) -> dict[str | None, Candidate]:
        """The persons of the text who hold an office that makes one ``the Turkish leader``."""
        offices = self._words["leader_offices"]
        found: dict[str | None, Candidate] = {}
        for candidate in self._discourse.settled:
            known = self._knowledge.get(candidate.key or "")
            if known and any(o.of == state and o.title in offices for o in known.offices):
                found[candidate.key] = candidate
        return found

    def _has_title(self, candidate: Candidate, title: str) -> bool:
        if candidate.sort == f"title:{title}":
            return True
        known = self._knowledge.get(candidate.key or "")
        return known is not None and any(office.title == title for office in known.offices)
