"""Descriptions and pronouns resolved within a document where it is safe; unresolved rather than wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.names import NameUse
from crosscurrents.actors.salience import Discourse
from crosscurrents.actors.usage import state_acts
from crosscurrents.vocabulary import ActorKind, MentionForm

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their", "theirs"})
PRONOUNS = _HE | _SHE | _IT | _THEY

_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.NGO, ActorKind.IGO, ActorKind.OTHER})
_BODIES = _GROUPS | {
    ActorKind.STATE,
    ActorKind.GOVERNMENT,
    ActorKind.MILITARY,
    ActorKind.POLICE,
    ActorKind.MEDIA,
    ActorKind.BUSINESS,
    ActorKind.RELIGIOUS,
}
_UMBRELLA_WORDS = ("alliance", "coalition", "federation", "forces", "front", "union", "council", "bloc")
_FIGHTERS = frozenset({"members:armed-group", "group:armed-group"})


class Resolver:
    """Links descriptions and pronouns of one document to its settled actors, in reading order."""

    def __init__(self, doc: Doc, discourse: Discourse, knowledge: Knowledge, lexicon: ActorLexicon) -> None:
        self._doc = doc
        self._discourse = discourse
        self._knowledge = knowledge
        self._words = lexicon.words
        self._lexicon = lexicon

    def resolve_description(self, candidate: Candidate) -> Candidate | None:
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
        if candidate.end - candidate.start > 2 or candidate.owner:
            return None
        if sort in {"group", "members"}:
            return self._same_words(candidate) or self._group(candidate, head)
        if sort in {"population", "people"}:
            return self._same_words(candidate)
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
        group = owner.kind in {ActorKind.ARMED_GROUP, ActorKind.MILITARY} or self._is_umbrella(owner)
        if group and sort in {"members", "organ-members", "organ-means"}:
            return owner
        state = self._state_of(owner)
        if state is None or sort not in {"organ", "organ-members"}:
            return None
        return organ_mention(candidate, state, key, self._knowledge, self._lexicon)

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
        return None if state is None else _state_mention(candidate, state)

    def _owner_state(self, head: Token) -> Candidate | None:
        """Take up a state that the text named through its organs or office holders only."""
        recent = self._discourse.recent(head.i, lambda c: c.owner is not None, window=1)
        owners = {c.owner for c in recent}
        state = self._knowledge.get(next(iter(owners)) or "") if len(owners) == 1 else None
        if state is None or state.kind is not ActorKind.STATE:
            return None
        return _state_mention(recent[0], state)

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
        return self._discourse.choose(head, self._is_person, window=1)

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
        if key == "alliance":
            fits = self._is_umbrella
        elif head.lower_ in self._words["jihadist_nouns_set"]:
            return self._jihadist(head)
        elif candidate.sort in _FIGHTERS:
            fits = _is_armed
        elif key in {"party", "ngo", "igo", "media"}:
            fits = _of_kind(ActorKind(key))
        elif key == "generic":
            fits = _is_group if head.lower_ == "group" else _is_organisation
        else:
            return None
        return self._discourse.choose(head, fits, window=2)

    def _jihadist(self, head: Token) -> Candidate | None:
        recent = self._discourse.recent(head.i, self._is_jihadist, window=40)
        return recent[0] if len({c.key for c in recent}) == 1 else None

    def _is_jihadist(self, candidate: Candidate) -> bool:
        known = self._knowledge.get(candidate.key or "")
        return known is not None and "jihadist" in known.tags

    def _is_umbrella(self, candidate: Candidate) -> bool:
        if candidate.kind is ActorKind.STATE or candidate.form is MentionForm.PRONOUN:
            return False
        named = any(word in candidate.name.lower() for word in _UMBRELLA_WORDS)
        return candidate.kind in _GROUPS and named

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

    def resolve_pronoun(self, token: Token) -> Candidate | None:
        """Return the mention that a third-person pronoun stands for, or None."""
        word = token.lower_
        paired = self._paired(token)
        if paired is not None:
            return paired
        if word in _HE or word in _SHE:
            return self._personal(token, "m" if word in _HE else "f")
        if token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            return None
        if word in _IT:
            return None if _is_dummy(token) else self._clause_subject(token, _is_singular_body)
        return self._clause_subject(token, _is_plural)

    def _paired(self, token: Token) -> Candidate | None:
        """``the Kurds and their allies``: a possessive in the second of a pair is the first's."""
        noun = token.head
        if token.tag_ != "PRP$" or noun.dep_ != "conj":
            return None
        first = self._discourse.at(noun.head)
        if first is None or (token.lower_ in _IT and not _is_singular_body(first)):
            return None
        if token.lower_ in _HE | _SHE and first.kind is not ActorKind.PERSON:
            return None
        return first

    def _personal(self, token: Token, gender: str) -> Candidate | None:
        def fits(candidate: Candidate) -> bool:
            return self._is_person(candidate) and candidate.gender in {gender, None}

        if token.dep_ in {"nsubj", "nsubjpass", "poss"} or token.tag_ == "PRP$":
            for subject in self._discourse.governing_subjects(token):
                found = self._discourse.at(subject)
                if found is not None and fits(found):
                    return found
        return self._discourse.choose(token, fits, window=2)

    def _clause_subject(self, token: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Take up the subject of the clause around a pronoun, or of the sentence before."""
        for subject in self._discourse.governing_subjects(token):
            if token.i > 0 and self._doc[token.i - 1].tag_ in {"WDT", "WP"} and subject.i > token.i - 12:
                found = self._discourse.at(subject)
                if found is not None and found.end >= token.i - 2:
                    continue
            if subject.lower_ in PRONOUNS and self._discourse.at(subject) is None:
                return None
            found = self._discourse.at(subject)
            if found is not None and fits(found):
                return found
            if subject.pos_ in {"NOUN", "PROPN"} and not _differs(subject, token):
                return None
        previous = self._discourse.previous_subject(token)
        found = self._discourse.at(previous) if previous is not None else None
        return found if found is not None and fits(found) else None

    def _is_person(self, candidate: Candidate) -> bool:
        return candidate.kind is ActorKind.PERSON and not candidate.plural


def _state_mention(model: Candidate, state: KnownActor) -> Candidate:
    return Candidate(
        start=model.start,
        end=model.end,
        head=model.head,
        form=MentionForm.NAME,
        rule="actors.owner",
        name=state.name,
        kind=state.kind,
        key=state.id,
        country=state.country,
        sector="GOV",
    )


def _is_armed(candidate: Candidate) -> bool:
    named = candidate.sort in {"name", "body", "members"}
    return named and candidate.kind is ActorKind.ARMED_GROUP and candidate.form is not MentionForm.PRONOUN


def _is_group(candidate: Candidate) -> bool:
    return candidate.kind in {ActorKind.ARMED_GROUP, ActorKind.PARTY} and _is_organisation(candidate)


def _is_organisation(candidate: Candidate) -> bool:
    named = candidate.sort in {"name", "body", "members"}
    return named and candidate.kind in _GROUPS and not candidate.plural


def _of_kind(kind: ActorKind) -> Callable[[Candidate], bool]:
    return lambda candidate: candidate.kind is kind


def _is_singular_body(candidate: Candidate) -> bool:
    return candidate.kind in _BODIES and not candidate.plural


def _is_plural(candidate: Candidate) -> bool:
    if candidate.kind in {ActorKind.POPULATION, ActorKind.POLICE} or candidate.plural:
        return True
    return candidate.kind is ActorKind.ARMED_GROUP


def _differs(subject: Token, pronoun: Token) -> bool:
    """Tell whether a noun can't be what the pronoun stands for, by number."""
    plural = subject.tag_ in {"NNS", "NNPS"}
    return plural != (pronoun.lower_ in _THEY)


def _is_dummy(token: Token) -> bool:
    """Tell whether ``it`` stands for nothing: ``it is clear that``, ``it seems``, ``it took days``."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return token.dep_ == "expl"
    verb = token.head
    if verb.lemma_ in {"seem", "appear", "happen", "rain", "snow", "turn", "take", "matter"}:
        return True
    if verb.lemma_ == "be" or token.dep_ == "nsubjpass":
        return any(
            child.dep_ in {"acomp", "attr", "ccomp", "xcomp", "advcl", "expl"} for child in verb.children
        )
    return False


def is_bare_subject(head: Token) -> bool:
    """Tell whether a bare noun is a subject: ``police said``, not ``massing troops``."""
    modified = any(child.dep_ in {"det", "nummod", "poss", "amod"} for child in head.children)
    return head.dep_ in {"nsubj", "nsubjpass", "conj"} and not modified


def organ_mention(
    model: Candidate, state: KnownActor, organ: str, knowledge: Knowledge, lexicon: ActorLexicon
) -> Candidate:
    """Return a mention of a state's organ that stands where ``model`` does."""
    key = f"{state.id}/{organ}"
    known = knowledge.get(knowledge.organ_owner.get(key, ""))
    head = lexicon.organ_heads[organ]
    adjective = state.demonyms[0] if state.demonyms else state.name
    return Candidate(
        start=model.start,
        end=model.end,
        head=model.head,
        form=model.form,
        rule="actors.owned",
        name=known.name if known else f"{adjective} {head.name}",
        kind=head.kind,
        key=known.id if known else key,
        sector=head.sector,
        country=state.country,
        owner=state.id,
        sort="organ",
        plural=model.plural,
    )


def dominant_state(names: Iterable[NameUse]) -> str | None:
    """Return the state that a text is mostly about, by how often its names stand in it."""
    counts = Counter(use.actor.id for use in names if use.actor.kind is ActorKind.STATE)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return None
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return None
    return ranked[0][0]
