"""Ties that a name carries with it: whose office a person holds, which body a group belongs to.

Words in ``data/actors/ties.yaml``; each tie is evidenced by the phrase that states it. Periods are
given only where the knowledge file dates the office and the day of the report falls in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.hierarchy import read_hierarchy
from crosscurrents.actors.knowledge import Knowledge, Office
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.owners import NameTable, owners_of
from crosscurrents.actors.roles import RoleReader
from crosscurrents.actors.statedties import StatedTie
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Relation, make_id
from crosscurrents.vocabulary import ActorKind, MentionForm, RelationName

_SIGNS = {RelationName.PART_OF: 1.0, RelationName.MEMBER_OF: 1.0, RelationName.LEADS: 1.0}


class TieReader:
    """Reads the ties of one document from its settled mentions."""

    def __init__(
        self,
        parsed: ParsedDocument,
        candidates: list[Candidate],
        table: NameTable,
        knowledge: Knowledge,
        lexicon: ActorLexicon,
    ) -> None:
        self._parsed = parsed
        self._doc: Doc = parsed.doc
        self._candidates = candidates
        self._table = table
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._by_head = {c.head: c for c in candidates}

    def read(self) -> list[Relation]:
        """Return the roles and memberships that the text states, each once, with its evidence."""
        found: dict[str, Relation] = {}
        further = RoleReader(self._doc, self._by_head, self._knowledge, self._lexicon).read()
        hierarchy = read_hierarchy(self._doc, self._by_head, self._lexicon)
        stated = list(self._roles())
        known = {(tie.subject, tie.object) for tie in stated}
        added = [tie for tie in further if (tie.subject, tie.object) not in known]
        for tie in [*stated, *added, *hierarchy]:
            if tie.subject == tie.object or self._is_population(tie.object):
                continue
            relation = self._relation(tie)
            found.setdefault(relation.id, relation)
        return list(found.values())

    def _is_population(self, key: str) -> bool:
        known = self._knowledge.get(key)
        return known is not None and known.kind is ActorKind.POPULATION

    def _relation(self, tie: StatedTie) -> Relation:
        start, end = self._doc[tie.start].idx, self._doc[tie.end - 1].idx + len(self._doc[tie.end - 1])
        return Relation(
            id=make_id("relation", self._parsed.document.id, tie.subject, tie.relation, tie.object),
            subject=tie.subject,
            relation=tie.relation,
            object=tie.object,
            sign=_SIGNS.get(tie.relation, 1.0),
            since=tie.since,
            until=tie.until,
            document=self._parsed.document.id,
            confidence=tie.confidence,
            evidence=[self._parsed.evidence(start, end, tie.rule)],
        )

    def _roles(self) -> Iterator[StatedTie]:
        for candidate in self._candidates:
            if candidate.kind is not ActorKind.PERSON or candidate.key is None:
                continue
            if candidate.form is MentionForm.NAME:
                yield from self._titles_before(candidate)
                yield from self._apposed_role(candidate)
            elif candidate.owner and candidate.sort.startswith(("title", "person")):
                yield from self._described_role(candidate, candidate.owner)

    def _described_role(self, person: Candidate, owner: str) -> Iterator[StatedTie]:
        """``a Pentagon spokesman`` serves the Pentagon; ``a Yazidi shopkeeper`` serves nobody."""
        title = person.sort.partition(":")[2]
        words = [t.lower_ for t in self._doc[person.start : person.head + 1]]
        serving = self._lexicon.titles.find(words)
        if serving is not None:
            title = serving[0].key
        if serving is not None and title not in self._lexicon.ties["not_serving"]:
            yield self._role(person, title, owner, person.start, person.end)

    def _titles_before(self, person: Candidate) -> Iterator[StatedTie]:
        """``Iraqi Prime Minister X`` serves Iraq; a bare title serves whom the knowledge file says."""
        start = self._title_start(person.start)
        words = [t.lower_ for t in self._doc[start : person.start]]
        found = self._lexicon.titles.find(words)
        if found is None:
            return
        title = found[0].key
        head = self._doc[person.start - 1]
        owners = owners_of(self._doc, start, head, self._table, self._lexicon)
        if owners:
            owner = self._owner_key(owners[-1].actor.id, owners[-1].use.organ)
            begin = min(owners[-1].start, start)
            yield self._role(person, title, owner, begin, person.end)
            return
        office = self._known_office(person, title)
        if office is not None:
            yield StatedTie(
                person.key or "", self._leading(title), office.of, person.start - found[1], person.end,
                "actors.known-office", 0.85, office.since, office.until,
            )  # fmt: skip

    def _title_start(self, end: int) -> int:
        """Walk back over the words of a title and its owner, to the start of the phrase."""
        start = end
        sentence = self._doc[end].sent.start if end < len(self._doc) else 0
        while start > sentence and end - start < 9:
            token = self._doc[start - 1]
            if token.pos_ not in {"PROPN", "NOUN", "ADJ"} and token.lower_ not in {
                "of",
                "'s",
                "-",
                "the",
                "for",
            }:
                break
            start -= 1
        return start

    def _apposed_role(self, person: Candidate) -> Iterator[StatedTie]:
        """``X, leader of the Y`` and ``X, Y's president``, and ``the president of Y, X``."""
        head = self._doc[person.head]
        roles = [child for child in head.children if child.dep_ == "appos"]
        if head.dep_ == "appos":
            roles.append(head.head)
        for role in roles:
            left = min((t.i for t in role.subtree if t.i <= role.i and not person.covers(t)), default=role.i)
            left = max(left, person.end) if role.i > person.start else left
            words = [t.lower_ for t in self._doc[max(left, role.i - 4) : role.i + 1]]
            longer = [t.lower_ for t in self._doc[role.i : role.i + 3]]
            found = self._lexicon.titles.find(longer) or self._lexicon.titles.find(words)
            if found is None:
                continue
            owners = owners_of(self._doc, left, role, self._table, self._lexicon)
            if not owners:
                continue
            owner = self._owner_key(owners[0].actor.id, owners[0].use.organ)
            begin, end = min(person.start, left), max(person.end, role.i + 1, owners[0].end)
            yield self._role(person, found[0].key, owner, begin, end)

    def _owner_key(self, owner: str, organ: str | None) -> str:
        key = f"{owner}/{organ}" if organ else owner
        return self._knowledge.organ_owner.get(key, key)

    def _role(self, person: Candidate, title: str, owner: str, start: int, end: int) -> StatedTie:
        office = self._known_office(person, title)
        dated = office if office is not None and office.of == owner else None
        known = self._knowledge.get(owner)
        state = known is not None and known.kind is ActorKind.STATE
        if state and title in self._lexicon.ties["army_ranks"]:
            owner = self._knowledge.organ_owner.get(f"{owner}/army", f"{owner}/army")
        return StatedTie(
            person.key or "",
            self._commanding(title, start) or self._leading(title),
            owner,
            start,
            end,
            "actors.role",
            0.9,
            dated.since if dated else None,
            dated.until if dated else None,
        )

    def _commanding(self, title: str, start: int) -> RelationName | None:
        """``the commander of X`` leads X, ``a commander`` serves it; a member is a member."""
        if title == "member":
            return RelationName.MEMBER_OF
        definite = start > 0 and self._doc[start - 1].lower_ == "the"
        return RelationName.LEADS if title == "commander" and definite else None

    def _leading(self, title: str) -> RelationName:
        leading = title in self._lexicon.ties["leading"]
        return RelationName.LEADS if leading else RelationName.SERVES

    def _known_office(self, person: Candidate, title: str) -> Office | None:
        known = self._knowledge.get(person.key or "")
        day = self._parsed.document.published
        if known is None or day is None:
            return None
        fitting = [o for o in known.offices if o.title == title and o.held_on(day)]
        return fitting[0] if len(fitting) == 1 else None
