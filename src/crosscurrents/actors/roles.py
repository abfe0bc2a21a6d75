"""Who holds an office of, speaks for or leads whom, where the body is a mention of any form.

``ties.py`` reads offices beside known names; here the body may be ``the group``, ``its`` or a person:
``the group's spokesman, X``, ``X of the Y``, ``Y, led by X``, ``the X-led Y``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.statedties import StatedTie
from crosscurrents.vocabulary import ActorKind, MentionForm, RelationName

_LED = frozenset({"led", "headed", "commanded", "chaired"})
_MEMBERSHIP = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY})


class RoleReader:
    """Reads the roles that one document states about its settled mentions."""

    def __init__(
        self, doc: Doc, by_head: Mapping[int, Candidate], knowledge: Knowledge, lexicon: ActorLexicon
    ) -> None:
        self._doc = doc
        self._by_head = by_head
        self._knowledge = knowledge
        self._lexicon = lexicon

    def read(self) -> Iterator[StatedTie]:
        """Yield the roles and leaderships, each as often as the text states it."""
        for candidate in self._by_head.values():
            if candidate.key is None:
                continue
            if candidate.kind is ActorKind.PERSON:
                yield from self._of_person(candidate)
            elif candidate.sort.partition(":")[0] == "members" and candidate.owner:
                yield from self._of_officers(candidate, candidate.owner)
        for token in self._doc:
            if token.lower_ in _LED or token.lower_.endswith("-led"):
                yield from self._led(token)

    def _of_person(self, person: Candidate) -> Iterator[StatedTie]:
        head = self._doc[person.head]
        if person.form is not MentionForm.NAME:
            yield from self._role(person, head)
            return
        roles = [child for child in head.children if child.dep_ == "appos"]
        before = self._doc[person.start - 2] if person.start >= 2 else None
        if before is not None and self._doc[person.start - 1].text == "," and before.pos_ == "NOUN":
            roles.append(before)
        if head.dep_ == "appos":
            roles.append(head.head)
        for role in {each.i: each for each in roles}.values():
            yield from self._role(person, role)
        following = self._doc[person.end] if person.end < len(self._doc) else None
        if following is not None and following.lower_ == "of" and following.dep_ == "prep":
            body = self._body(_object(following))
            if body is not None and body.kind not in {ActorKind.STATE, ActorKind.PERSON}:
                belongs = body.kind in _MEMBERSHIP
                yield self._tie(person, RelationName.MEMBER_OF if belongs else RelationName.SERVES, body)

    def _role(self, person: Candidate, role: Token) -> Iterator[StatedTie]:
        """``the group's military spokesman, X``; ``a spokesman for the alliance``."""
        words = [token.lower_ for token in self._doc[max(0, role.i - 3) : role.i + 1]]
        found = self._lexicon.titles.find(words)
        if found is None or found[0].key in self._lexicon.ties["not_serving"]:
            return
        body = self._owner(role, found[0].key == "spokesperson")
        if body is None or body.key == person.key:
            return
        yield self._tie(person, self._relation(found[0].key, role, body), body)

    def _owner(self, role: Token, speaking: bool) -> Candidate | None:
        for child in role.children:
            if child.dep_ == "poss":
                return self._body(self._whose(role) if child.lower_ == "whose" else child)
        for child in role.children:
            if child.dep_ == "prep" and child.lower_ in ({"of", "for", "to"} if speaking else {"of", "to"}):
                return self._body(_object(child))
        compound = next((c for c in role.lefts if c.dep_ == "compound"), None)
        return self._body(compound)

    def _whose(self, role: Token) -> Token | None:
        """Return the noun that the clause of ``whose leader`` belongs to."""
        clause = next((each for each in role.ancestors if each.dep_ == "relcl"), None)
        return clause.head if clause is not None else None

    def _body(self, token: Token | None) -> Candidate | None:
        found = self._by_head.get(token.i) if token is not None else None
        if found is None or found.key is None or found.kind is ActorKind.POPULATION:
            return None
        return found

    def _relation(self, title: str, role: Token, body: Candidate) -> RelationName:
        if title == "member":
            return RelationName.MEMBER_OF
        if body.kind is ActorKind.PERSON:
            return RelationName.SERVES
        certain = any(each.lower_ == "the" or each.dep_ == "poss" for each in role.lefts)
        leads = title in self._lexicon.ties["leading"] or (title == "commander" and certain)
        return RelationName.LEADS if leads else RelationName.SERVES

    def _of_officers(self, officers: Candidate, owner: str) -> Iterator[StatedTie]:
        """``YPG commanders`` serve the YPG, ``an FSA fighter`` is one of its members."""
        head = self._doc[officers.head]
        body = next((each for each in self._by_head.values() if each.key == owner), None)
        if officers.key == owner or (body is not None and body.kind is ActorKind.POPULATION):
            return
        known, word = self._knowledge.get(owner), head.lemma_.lower()
        relation = None
        if word in self._lexicon.ties["serving_members"]:
            relation = RelationName.SERVES
        elif head.tag_ == "NN" and known is not None and known.kind is ActorKind.ARMED_GROUP:
            relation = RelationName.MEMBER_OF
        if known is not None and known.kind is ActorKind.STATE and officers.kind is ActorKind.MILITARY:
            owner = self._knowledge.organ_owner.get(f"{owner}/army", f"{owner}/army")
        if relation is not None:
            yield StatedTie(
                officers.key or "", relation, owner, officers.start, officers.end, "actors.role", 0.8
            )

    def _led(self, verb: Token) -> Iterator[StatedTie]:
        """``the X-led Y``; ``Y, led by X``; ``Y is headed by X``."""
        before = verb.lower_.rpartition("-")[0]
        if not before and verb.i >= 2 and self._doc[verb.i - 1].text in {"-", "–"}:
            before = self._doc[verb.i - 2].lower_
        if before:
            yield from self._led_by_state(verb, before)
            return
        by = next((c for c in verb.children if c.dep_ == "agent" or c.lower_ == "by"), None)
        leader = self._by_head.get(token.i) if by is not None and (token := _object(by)) else None
        own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if (own is None and verb.dep_ in {"acl", "amod"}) or (
            own is not None and own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl"
        ):
            own = verb.head
        whole = self._body(own)
        if leader is not None and leader.key and whole is not None and whole.key != leader.key:
            yield self._tie(leader, RelationName.LEADS, whole, "actors.hierarchy.leads")

    def _led_by_state(self, verb: Token, before: str) -> Iterator[StatedTie]:
        state = self._knowledge.state_words.get(before)
        whole = self._body(verb.head if verb.head.i > verb.i else None)
        if state is not None and whole is not None and whole.key != state:
            start, end = min(verb.i, whole.start), max(whole.end, verb.i + 1)
            rule = "actors.hierarchy.leads"
            yield StatedTie(state, RelationName.LEADS, whole.key or "", start, end, rule, 0.85)

    def _tie(
        self, one: Candidate, relation: RelationName, other: Candidate, rule: str = "actors.role"
    ) -> StatedTie:
        start, end = min(one.start, other.start), max(one.end, other.end)
        return StatedTie(one.key or "", relation, other.key or "", start, end, rule, 0.85)


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)
