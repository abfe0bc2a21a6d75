"""Persons of one document: full names first, then the surnames that later stand for them."""

from __future__ import annotations

from spacy.tokens import Doc

from crosscurrents.actors.candidates import Candidate, taken_tokens
from crosscurrents.actors.context import Context
from crosscurrents.actors.matcher import NameMatcher
from crosscurrents.actors.mentions import take_over
from crosscurrents.actors.names import NameUse
from crosscurrents.actors.people import PeopleBook, find_people, name_words
from crosscurrents.records import make_id
from crosscurrents.vocabulary import ActorKind, MentionForm


class People:
    """Finds the persons of one document and gives each name its person."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._people = PeopleBook()

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the candidates with all persons added: known, new, and by surname."""
        self._enter_known_people(candidates)
        candidates = [*candidates, *self._new_people(taken_tokens(candidates))]
        return self._settle_surnames(candidates)

    def _enter_known_people(self, candidates: list[Candidate]) -> None:
        for candidate in candidates:
            known = self._context.knowledge.get(candidate.key or "")
            if known is not None and known.kind is ActorKind.PERSON:
                self._people.enter(candidate)
                for surname in known.surnames:
                    self._people.enter_surname(surname, candidate)

    def _new_people(self, taken: dict[int, Candidate]) -> list[Candidate]:
        found = [
            c
            for c in find_people(
                self._doc, self._context.table, self._context.lexicon, self._context.narrative
            )
            if all(i not in taken or taken[i].sort.startswith("title") for i in range(c.start, c.end))
        ]
        for candidate in sorted(found, key=lambda c: (c.start - c.end, c.start)):
            self._settle_person(candidate)
        return [candidate for candidate in found if candidate.key is not None]

    def _settle_person(self, candidate: Candidate) -> None:
        same = self._people.find(candidate.name, candidate.start)
        if same is not None:
            candidate.key, candidate.name = same.key, same.name
            same.gender = same.gender or candidate.gender
            candidate.kind, candidate.gender = same.kind, same.gender
            candidate.country, candidate.sector = same.country, same.sector
            candidate.confidence = max(candidate.confidence, 0.85)
            return
        known = self._in_office(candidate)
        if known is not None:
            take_over(candidate, known, "actors.known-surname")
            candidate.confidence = 0.8
            return
        words = name_words(candidate.name)
        scope = "" if len(words) > 1 else self._context.parsed.document.id
        candidate.key = make_id("actor", "person", " ".join(words), scope)
        self._people.enter(candidate)

    def _in_office(self, candidate: Candidate) -> Candidate | None:
        """Read an unintroduced surname as the known person who held office on the day of the report."""
        entry = self._context.table.at(self._doc[candidate.start])
        if entry is None or entry[2].role != "surname" or entry[:2] != (candidate.start, candidate.end):
            return None
        found = self._known_surname(*entry)
        if found:
            self._people.enter_surname(candidate.name, found[0])
        return found[0] if found else None

    def _settle_surnames(self, candidates: list[Candidate]) -> list[Candidate]:
        """Find every later surname of a person the text has named, and known surnames in office now."""
        taken = taken_tokens(candidates)
        matcher = NameMatcher()
        for surname, holders in self._people.surnames.items():
            matcher.add(surname.title(), holders)
        by_person = {c.key for c in candidates}
        for match in matcher.find(self._context.text, self._context.words):
            person = self._people.find(
                self._context.text[match.start : match.end], _token_at(self._doc, match.start)
            )
            found = self._short_name(match.start, match.end, person, taken) if person else None
            if found is not None:
                candidates.append(found)
        for start, end, use in self._context.table.spans:
            if use.role == "surname" and use.actor.id not in by_person and start not in taken:
                candidates += self._known_surname(start, end, use)
        return candidates

    def _short_name(
        self, start: int, end: int, person: Candidate, taken: dict[int, Candidate]
    ) -> Candidate | None:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or span.start in taken or span.start not in self._context.narrative:
            return None
        if not span[0].text[:1].isupper() or self._part_of_longer_name(span.start, span.end):
            return None
        return Candidate(
            start=span.start, end=span.end, head=span.root.i, form=MentionForm.NAME,
            rule="actors.surname", name=person.name, kind=person.kind, key=person.key,
            sector=person.sector, country=person.country, sort="person", gender=person.gender,
        )  # fmt: skip

    def _part_of_longer_name(self, start: int, end: int) -> bool:
        before = self._doc[start - 1] if start else None
        after = self._doc[end] if end < len(self._doc) else None
        joined = before is not None and before.text == "-"
        named = before is not None and before.pos_ == "PROPN" and before.dep_ == "compound"
        if named and before is not None:
            words = [t.lower_ for t in self._doc[max(0, start - 3) : start]]
            named = (
                self._context.lexicon.titles.find(words) is None
                and before.lower_.rstrip(".") not in self._context.lexicon.words["honorifics_set"]
            )
        longer = (
            after is not None
            and after.pos_ == "PROPN"
            and after.text[:1].isupper()
            and self._doc[end - 1].dep_ == "compound"
        )
        return joined or named or longer

    def _known_surname(self, start: int, end: int, use: NameUse) -> list[Candidate]:
        """Read a bare surname as the only known person in office on the day of the report."""
        day = self._context.day
        if day is None or self._part_of_longer_name(start, end):
            return []
        if self._doc[start:end].text.lower() in self._context.lexicon.words["common_words_set"]:
            return []
        if not any(office.held_on(day) for office in use.actor.offices):
            return []
        actor = use.actor
        span = self._doc[start:end]
        if span.root.ent_type_ not in {"PERSON", "ORG", "NORP", "GPE"} or span.root.pos_ != "PROPN":
            return []
        return [
            Candidate(
                start=start, end=end, head=span.root.i, form=MentionForm.NAME,
                rule="actors.known-surname", name=actor.name, kind=actor.kind, key=actor.id,
                country=actor.country, sort="person", gender=actor.gender, confidence=0.8,
            )
        ]  # fmt: skip


def _token_at(doc: Doc, offset: int) -> int:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span.start if span is not None else 0
