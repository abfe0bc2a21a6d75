"""Actors read from the grammar: ``Iraqi army``, ``Turkish president``, ``ISIS fighters``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crosscurrents.actors.candidates import Candidate, trim_articles
from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lexicon import ActorLexicon, Head
from crosscurrents.actors.nounphrase import adjective, counted, determined, hyphenated, names_one, state_owner
from crosscurrents.actors.owners import NameTable, Owner, owners_of
from crosscurrents.vocabulary import ActorKind, MentionForm

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NEGATIVE = frozenset({"no", "any", "every", "each", "what", "which", "whatever"})


class PhraseReader:
    """Reads the noun phrases of one document."""

    def __init__(
        self, doc: Doc, table: NameTable, knowledge: Knowledge, lexicon: ActorLexicon, day: str | None
    ) -> None:
        self._doc = doc
        self._table = table
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._day = day

    def read(self, chunks: Iterable[TokenSpan]) -> Iterator[Candidate]:
        """Yield a candidate for every phrase that denotes an actor."""
        for chunk in chunks:
            yield from self._read_chunk(chunk.start, chunk.root)
            for owner in chunk:
                if owner.dep_ == "poss" and owner.tag_ in {"NN", "NNS"}:
                    yield from self._read_chunk(max(chunk.start, owner.left_edge.i), owner)

    def _read_chunk(self, start: int, root: Token) -> Iterator[Candidate]:
        if root.pos_ not in {"NOUN", "PROPN", "ADJ"} or root.lower_ in _NEGATIVE:
            return
        name = self._table.at(root)
        local = any(each.dep_ == "poss" for each in root.children) and root.pos_ == "NOUN"
        people = name is not None and name[2].actor.kind is ActorKind.POPULATION
        # "the city's Sunni population" is some of the Sunnis, and an actor of its own.
        if name is not None and name[2].role != "demonym" and not (local and people):
            return
        candidate = self._read_phrase(start, root)
        if candidate is not None:
            yield candidate

    def _read_phrase(self, start: int, head: Token) -> Candidate | None:
        words = [token.lower_ for token in self._doc[start : head.i + 1]]
        owners = owners_of(self._doc, start, head, self._table, self._lexicon)
        return (
            self._members(head, owners)
            or self._organ(start, head, words, owners)
            or self._office(start, head, words, owners)
            or self._common(start, head, words, owners)
        )

    def _members(self, head: Token, owners: list[Owner]) -> Candidate | None:
        """A group's name and words for its people: ``ISIS fighters``, ``SDF forces``."""
        owner = owners[-1] if owners else None
        if owner is not None and owner.how == "of" and owner.end > head.i:
            return self._members_of(owner, head)
        if owner is None or owner.how != "compound":
            return None
        if owner.actor.kind in {ActorKind.STATE, ActorKind.POPULATION, ActorKind.PERSON, ActorKind.IGO}:
            return None
        rest = [t for t in self._doc[owner.end : head.i + 1] if t.pos_ != "ADJ" and t.text != "-"]
        members = self._lexicon.group_members
        if head.tag_ == "NN" and names_one(head):
            return None
        if owner.use.role != "name" or not all(
            t.lemma_.lower() in members or t.lower_ in members for t in rest
        ):
            return None
        candidate = self._known(owner.actor, owner.start, head, "actors.members", MentionForm.DESCRIPTION)
        candidate.sort = "members"
        return candidate

    def _members_of(self, owner: Owner, head: Token) -> Candidate | None:
        """``fighters of the Taliban`` are the Taliban too; the name keeps its own mention."""
        words = {head.lower_, head.lemma_.lower()}
        armed = owner.actor.kind in {ActorKind.ARMED_GROUP, ActorKind.MILITARY}
        if not armed or not words & self._lexicon.group_members or head.tag_ == "NN":
            return None
        candidate = self._known(owner.actor, head.i, head, "actors.members", MentionForm.DESCRIPTION)
        candidate.sort = "members"
        return candidate

    def _organ(self, start: int, head: Token, words: list[str], owners: list[Owner]) -> Candidate | None:
        found = self._lexicon.organs.find(words)
        owner = state_owner(owners)
        if found is None or owner is None:
            return None
        organ, length = found
        if organ.sort != "organ" and counted(head):
            return None
        first = head.i - length + 1
        if not self._directly_owned(owner, first, organ):
            return None
        key = f"{owner.actor.id}/{organ.key}"
        known = self._knowledge.get(self._knowledge.organ_owner.get(key, ""))
        begin = owner.start if owner.how != "of" else trim_articles(self._doc, start, head.i + 1)
        end = owner.end if owner.how == "of" else head.i + 1
        form = MentionForm.NAME if organ.sort == "organ" else MentionForm.DESCRIPTION
        label = f"{adjective(owner.actor)} {organ.name}"
        return Candidate(
            start=begin,
            end=end,
            head=head.i,
            form=form,
            rule=f"actors.{organ.sort}",
            name=known.name if known else label,
            kind=organ.kind,
            key=known.id if known else key,
            sector=organ.sector,
            country=owner.actor.country,
            owner=owner.actor.id,
            sort="organ",
            plural=head.tag_ in {"NNS", "NNPS"},
        )

    def _directly_owned(self, owner: Owner, first: int, organ: Head) -> bool:
        """Tell whether the words between owner and organ leave it the state's own."""
        if owner.how == "of":
            return True
        between = [t for t in self._doc[owner.end : first] if t.pos_ not in {"PUNCT", "PART", "NUM"}]
        if any(self._table.at(t) for t in between):
            return False
        if organ.kind in {ActorKind.MILITARY, ActorKind.POLICE} or organ.sort != "organ":
            allowed = self._lexicon.words["own_force_words_set"]
            return all(t.lower_ in allowed for t in between)
        return all(t.pos_ in {"ADJ", "NOUN", "PROPN", "VERB", "ADV"} for t in between)

    def _office(self, start: int, head: Token, words: list[str], owners: list[Owner]) -> Candidate | None:
        found = self._lexicon.titles.find(words)
        if found is None or head.tag_ in {"NNS", "NNPS"} or self._beside_name(head):
            return None
        title = found[0]
        owner = owners[-1] if owners else None
        begin = owner.start if owner and owner.how != "of" else trim_articles(self._doc, start, head.i + 1)
        candidate = self._described(begin, head, title, owner, self._is_definite(start, head))
        candidate.sort = f"title:{title.key}"
        if owner is not None and title.key == "leader":
            self._resolve_leader(candidate, owner)
        if owner is not None and title.key in self._lexicon.unique_titles:
            self._resolve_office(candidate, title.key, owner.actor)
        return candidate

    def _resolve_leader(self, candidate: Candidate, owner: Owner) -> None:
        """Settle ``the Pentagon chief`` as the only head that such a body has on the day."""
        titles = self._lexicon.words["organ_heads"].get(owner.use.organ or "", ())
        holders = {
            person.id: person
            for title in titles
            for person in self._knowledge.holders(title, owner.actor.id, self._day)
            if self._day
        }
        if len(holders) == 1:
            person = next(iter(holders.values()))
            candidate.key, candidate.name, candidate.gender = person.id, person.name, person.gender
            candidate.confidence = 0.8

    def _resolve_office(self, candidate: Candidate, title: str, owner: KnownActor) -> None:
        """Settle who holds a unique office on the day of the report, or name the office itself."""
        if candidate.start > 0 and self._doc[candidate.start - 1].lower_ in {"former", "ex", "then"}:
            return
        inside = self._doc[candidate.start : candidate.head]
        if any(token.lower_ in {"former", "ex", "deputy", "late", "then", "vice"} for token in inside):
            return
        holders = self._knowledge.holders(title, owner.id, self._day) if self._day else []
        if len(holders) == 1:
            person = holders[0]
            candidate.key, candidate.name, candidate.kind = person.id, person.name, person.kind
            candidate.gender, candidate.confidence = person.gender, 0.85
        else:
            candidate.key = f"{owner.id}/{title.replace(' ', '-')}"
            candidate.name = f"{adjective(owner)} {title}"

    def _common(self, start: int, head: Token, words: list[str], owners: list[Owner]) -> Candidate | None:
        found = self._bare_organ(words) or self._lexicon.nouns.find(words)
        if found is None or hyphenated(head) or self._doc[start].lower_ in _NEGATIVE:
            return None
        noun, _ = found
        definite = self._is_definite(start, head)
        owned = any(child.tag_ == "PRP$" for child in head.children)
        if noun.key in {"state", "generic"} and not (definite or owned):
            return None
        if head.tag_ == "NN" and not noun.sort.startswith("organ") and not determined(head):
            return None
        before = [owner for owner in owners if owner.how != "of"]
        if head.dep_ in {"attr", "appos", "compound", "npadvmod"} and not before:
            return None
        if noun.sort == "person" and self._beside_name(head):
            return None
        owner = owners[-1] if owners else None
        begin = trim_articles(self._doc, start, head.i + 1)
        candidate = self._described(begin, head, noun, owner, definite)
        candidate.sort = f"{noun.sort}:{noun.key}"
        return candidate

    def _bare_organ(self, words: list[str]) -> tuple[Head, int] | None:
        found = self._lexicon.organs.find(words) if len(words) <= 3 else None
        return found if found is not None and found[0].sort != "organ-means" else None

    def _described(
        self, begin: int, head: Token, noun: Head, owner: Owner | None, definite: bool
    ) -> Candidate:
        return Candidate(
            start=begin,
            end=head.i + 1,
            head=head.i,
            form=MentionForm.DESCRIPTION,
            rule="actors.description",
            name=self._doc[begin : head.i + 1].text,
            kind=noun.kind,
            sector=noun.sector,
            country=owner.actor.country if owner else None,
            owner=self._owner_key(owner) if owner else None,
            confidence=0.75,
            plural=head.tag_ in {"NNS", "NNPS"},
            definite=definite,
        )

    def _owner_key(self, owner: Owner) -> str:
        """Return the id of an owner, of the organ where a seat of power names it."""
        key = f"{owner.actor.id}/{owner.use.organ}" if owner.use.organ else owner.actor.id
        return self._knowledge.organ_owner.get(key, key)

    def _known(self, actor: KnownActor, begin: int, head: Token, rule: str, form: MentionForm) -> Candidate:
        return Candidate(
            start=begin,
            end=head.i + 1,
            head=head.i,
            form=form,
            rule=rule,
            name=actor.name,
            kind=actor.kind,
            key=actor.id,
            sector=actor.sector,
            country=actor.country,
        )

    def _beside_name(self, head: Token) -> bool:
        """Tell whether a role stands beside a person's name, as its apposition or with one."""
        if head.dep_ == "appos" and self._is_person(head.head):
            return True
        if any(child.dep_ == "appos" and self._is_person(child) for child in head.children):
            return True
        after = head.i + 1
        while after < len(self._doc) and self._doc[after].text == ",":
            after += 1
        return after < len(self._doc) and self._is_person(self._doc[after]) and after - head.i <= 2

    def _is_person(self, token: Token) -> bool:
        name = self._table.at(token)
        if name is not None and name[2].role in {"name", "surname"}:
            return name[2].actor.kind is ActorKind.PERSON
        return token.ent_type_ == "PERSON"

    def _is_definite(self, start: int, head: Token) -> bool:
        return any(
            t.lower_ in _DEFINITE or t.tag_ == "POS" for t in self._doc[start : head.i] if t.pos_ != "ADJ"
        )
