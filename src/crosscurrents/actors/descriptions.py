"""Definite descriptions resolved within a document where it is safe; unresolved rather than wrong."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.fitting import is_armed, is_group, is_organisation, is_person, is_umbrella, of_kind
from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.salience import Discourse
from crosscurrents.actors.states import is_bare_subject, organ_mention, state_mention
from crosscurrents.actors.usage import state_acts
from crosscurrents.vocabulary import ActorKind

_FORCES = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITARY})
_FAR = 8
_FIGHTERS = frozenset({"members:armed-group", "group:armed-group"})


class DescriptionResolver:
    """Links the descriptions of one document to its settled actors, in reading order."""

    def __init__(self, doc: Doc, discourse: Discourse, knowledge: Knowledge, lexicon: ActorLexicon) -> None:
        self._doc = doc
        self._discourse = discourse
        self._knowledge = knowledge
        self._words = lexicon.words
        self._lexicon = lexicon

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
            repeated = self._same_phrase(candidate)
            if repeated is not None:
                return repeated
        if self._of_people(candidate) and candidate.sort in _FIGHTERS:
            return self._described(candidate, head, is_armed)
        if candidate.end - candidate.start > 2 or candidate.owner:
            return None
        if sort in {"group", "members"}:
            return self._same_words(candidate) or self._group(candidate, head)
        if sort in {"population", "people"}:
            return self._same_words(candidate)
        return None

    def _of_people(self, candidate: Candidate) -> bool:
        """Tell whether a phrase is told by a people's name only: ``the Kurdish militia``."""
        owner = self._knowledge.get(candidate.owner or "")
        return owner is not None and owner.kind is ActorKind.POPULATION

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
        if own_men and not self._words["distinguishing_set"].intersection(self._content(candidate)):
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

    def _group(self, candidate: Candidate, head: Token) -> Candidate | None:
        key = candidate.sort.partition(":")[2]
        fits: Callable[[Candidate], bool]
        if self._words["distinguishing_set"].intersection(self._content(candidate)) or _is_told(head):
            return None
        if key == "alliance":
            fits = is_umbrella
        elif head.lower_ in self._words["jihadist_nouns_set"]:
            return self._jihadist(head, 40)
        elif candidate.sort in _FIGHTERS:
            militants = head.lower_ in self._words["militant_nouns_set"]
            if militants and (found := self._jihadist(head, _FAR)) is not None:
                return found
            fits = is_armed
        elif key in {"party", "ngo", "igo", "media"}:
            fits = of_kind(ActorKind(key))
        elif key == "generic":
            fits = is_group if head.lower_ == "group" else is_organisation
        else:
            return None
        described = self._described(candidate, head, fits)
        return described or self._discourse.choose(head, fits, window=2) or self._only(head, fits)

    def _described(
        self, candidate: Candidate, head: Token, fits: Callable[[Candidate], bool]
    ) -> Candidate | None:
        """``the Kurdish militia`` is the one group near whose names hold ``Kurdish``, or ``militia``."""
        words = {head.lower_, *self._content(candidate)[:-1]} - self._words["unspecific_nouns_set"]
        recent = self._discourse.recent(head.i, fits, window=_FAR)
        for word in (*(words - {head.lower_}), head.lower_):
            named = [c for c in recent if word in words and word in self._known_words(c)]
            if named and len({c.key for c in named}) == 1:
                return named[0]
        return None

    def _known_words(self, candidate: Candidate) -> set[str]:
        known = self._knowledge.get(candidate.key or "")
        names = known.names if known is not None else [candidate.name]
        return {word for name in names for word in name.lower().split()}

    def _only(self, head: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Take up what was named further back, where nothing else has come up since."""
        recent = self._discourse.recent(head.i, fits, window=_FAR)
        return recent[0] if recent and len({c.key for c in recent}) == 1 else None

    def _jihadist(self, head: Token, window: int) -> Candidate | None:
        recent = self._discourse.recent(head.i, self._is_jihadist, window)
        return recent[0] if len({c.key for c in recent}) == 1 else None

    def _is_jihadist(self, candidate: Candidate) -> bool:
        known = self._knowledge.get(candidate.key or "")
        return known is not None and "jihadist" in known.tags

    def _same_phrase(self, candidate: Candidate) -> Candidate | None:
        """``the same foreign-backed militias`` are those the text has described in these words."""
        words = self._content(candidate)
        if len(words) < 2 or self._words["distinguishing_set"].intersection(words):
            return None
        same = {c.key: c for c in self._discourse.settled if self._content(c) == words}
        return next(iter(same.values())) if len(same) == 1 else None

    def _content(self, candidate: Candidate) -> list[str]:
        tokens = self._doc[candidate.start : candidate.end]
        return [t.lemma_.lower() for t in tokens if t.is_alpha and t.lower_ not in {"same", "such", "the"}]

    def _same_words(self, candidate: Candidate) -> Candidate | None:
        """``the residents`` are those of whom the text spoke before in the same word."""
        word = self._doc[candidate.head].lower_
        recent = self._discourse.recent(candidate.start, lambda c: self._doc[c.head].lower_ == word, window=6)
        same = {c.key: c for c in recent if c.end - c.start > 1 or c.definite}
        return next(iter(same.values())) if len(same) == 1 else None


def _is_told(head: Token) -> bool:
    """Tell whether a clause or ``of`` right after a noun says which one is meant."""
    following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    return following is not None and following.head.i == head.i and following.dep_ in {"acl", "relcl"}
