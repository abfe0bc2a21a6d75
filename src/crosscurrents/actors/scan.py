"""One document's search for actors: each source in turn, then aliases, then what takes them up again."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from crosscurrents.actors.aliases import LearnedAlias, find_aliases
from crosscurrents.actors.candidates import Candidate, taken_tokens
from crosscurrents.actors.coreference import PRONOUNS, Resolver, dominant_state
from crosscurrents.actors.entities import find_bodies
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.matcher import NameMatcher, split_words
from crosscurrents.actors.names import NameUse, find_names
from crosscurrents.actors.owners import NameTable, is_tie_prefix
from crosscurrents.actors.people import PeopleBook, find_people, name_words
from crosscurrents.actors.phrases import PhraseReader
from crosscurrents.actors.salience import Discourse
from crosscurrents.actors.usage import seat_acts, state_acts
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import make_id
from crosscurrents.vocabulary import ActorKind, MentionForm


class Scan:
    """The search in one document. ``learned`` holds the aliases that the text itself gave, by actor id."""

    def __init__(
        self, parsed: ParsedDocument, knowledge: Knowledge, lexicon: ActorLexicon, matcher: NameMatcher
    ) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.narrative = {t.i for sent in parsed.sentences for t in sent}
        self.words = split_words(parsed.document.text)
        found = find_names(matcher, parsed.document.text, self.words, parsed.document.published)
        self.table = NameTable(self.doc, [n for n in found if parsed.is_narrative(n.start)])
        self.chunks = [c for c in self.doc.noun_chunks if c.root.i in self.narrative]
        self.people = PeopleBook()
        self.learned: dict[str, list[str]] = defaultdict(list)

    def run(self) -> list[Candidate]:
        """Return all mentions, each with its actor's key, in order of the text."""
        candidates = [*self._phrases(), *self._known_names()]
        candidates = self._without_overlap(candidates)
        self._enter_known_people(candidates)
        candidates += self._new_people(taken_tokens(candidates))
        candidates = self._settle_surnames(candidates)
        free = taken_tokens(candidates)
        bodies = find_bodies(self.doc, self.table, self.lexicon, self.narrative)
        candidates += [c for c in bodies if c.head not in free]
        self._give_keys_to_bodies(candidates)
        candidates = self._apply_aliases(candidates)
        return self._resolve(candidates)

    def _phrases(self) -> list[Candidate]:
        reader = PhraseReader(
            self.doc, self.table, self.knowledge, self.lexicon, self.parsed.document.published
        )
        return list(reader.read(self.chunks))

    def _known_names(self) -> list[Candidate]:
        found = (self._known_name(start, end, use) for start, end, use in self.table.spans)
        return [candidate for candidate in found if candidate is not None]

    def _known_name(self, start: int, end: int, use: NameUse) -> Candidate | None:
        actor, span = use.actor, self.doc[start:end]
        if use.role == "surname" or is_tie_prefix(self.doc, end, self.lexicon):
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
            candidate.acts = state_acts(span, self.lexicon)
            candidate.sector = "GOV"
        return candidate if candidate.acts else None

    def _is_noun(self, start: int, end: int) -> bool:
        """Tell whether a demonym stands for people: ``the Iraqis``, not ``Iraqi troops``."""
        last = self.doc[end - 1]
        following = self.doc[end] if end < len(self.doc) else None
        if last.dep_ in {"amod", "compound", "nmod"} and last.head.i > last.i:
            return False
        if following is not None and following.text == "-":
            return False
        return last.lower_.endswith("s") or (
            start > 0 and self.doc[start - 1].lower_ == "the" and last.pos_ != "ADJ"
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
        span = candidate.tokens(self.doc)
        if not seat_acts(span, self.lexicon, building=use.organ is not None):
            return None
        candidate.rule = "actors.metonym"
        candidate.confidence = 0.8
        candidate.sector = "GOV"
        if use.organ:
            head = self.lexicon.organ_heads[use.organ]
            key = f"{use.actor.id}/{use.organ}"
            candidate.key = self.knowledge.organ_owner.get(key, key)
            candidate.name, candidate.kind = span.text.removeprefix("the ").removeprefix("The "), head.kind
            candidate.owner, candidate.sort = use.actor.id, "organ"
        return candidate

    def _without_overlap(self, candidates: list[Candidate]) -> list[Candidate]:
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
        after = self.doc[candidate.end] if candidate.end < len(self.doc) else None
        before = self.doc[candidate.start - 1] if candidate.start else None
        possessive = after is not None and after.tag_ == "POS"
        if before is not None and before.dep_ == "det" and before.i:
            before = self.doc[before.i - 1]
        return possessive or (before is not None and before.dep_ == "prep")

    def _enter_known_people(self, candidates: list[Candidate]) -> None:
        for candidate in candidates:
            known = self.knowledge.get(candidate.key or "")
            if known is not None and known.kind is ActorKind.PERSON:
                self.people.enter(candidate)
                for surname in known.surnames:
                    self.people.enter_surname(surname, candidate)

    def _new_people(self, taken: dict[int, Candidate]) -> list[Candidate]:
        found = [
            c
            for c in find_people(self.doc, self.table, self.lexicon, self.narrative)
            if all(i not in taken or taken[i].sort.startswith("title") for i in range(c.start, c.end))
        ]
        for candidate in sorted(found, key=lambda c: (c.start - c.end, c.start)):
            self._settle_person(candidate)
        return [candidate for candidate in found if candidate.key is not None]

    def _settle_person(self, candidate: Candidate) -> None:
        same = self.people.find(candidate.name)
        if same is not None:
            candidate.key, candidate.name = same.key, same.name
            same.gender = same.gender or candidate.gender
            candidate.kind, candidate.gender = same.kind, same.gender
            candidate.country, candidate.sector = same.country, same.sector
            candidate.confidence = max(candidate.confidence, 0.85)
            return
        known = self._in_office(candidate)
        if known is not None:
            _take_over(candidate, known, "actors.known-surname")
            candidate.confidence = 0.8
            return
        words = name_words(candidate.name)
        scope = "" if len(words) > 1 else self.parsed.document.id
        candidate.key = make_id("actor", "person", " ".join(words), scope)
        self.people.enter(candidate)

    def _in_office(self, candidate: Candidate) -> Candidate | None:
        """Read an unintroduced surname as the known person who held office on the day of the report."""
        entry = self.table.at(self.doc[candidate.start])
        if entry is None or entry[2].role != "surname" or entry[:2] != (candidate.start, candidate.end):
            return None
        found = self._known_surname(*entry)
        if found:
            self.people.enter_surname(candidate.name, found[0])
        return found[0] if found else None

    def _settle_surnames(self, candidates: list[Candidate]) -> list[Candidate]:
        """Find every later surname of a person the text has named, and known surnames in office now."""
        taken = taken_tokens(candidates)
        matcher = NameMatcher()
        for surname, holders in self.people.surnames.items():
            if len(holders) == 1:
                matcher.add(surname.title(), holders[0])
        by_person = {c.key for c in candidates}
        for match in matcher.find(self.parsed.document.text, self.words):
            found = self._short_name(match.start, match.end, match.values[0], taken)
            if found is not None:
                candidates.append(found)
        for start, end, use in self.table.spans:
            if use.role == "surname" and use.actor.id not in by_person and start not in taken:
                candidates += self._known_surname(start, end, use)
        return candidates

    def _short_name(
        self, start: int, end: int, person: Candidate, taken: dict[int, Candidate]
    ) -> Candidate | None:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None or span.start in taken or span.start not in self.narrative:
            return None
        if not span[0].text[:1].isupper() or self._part_of_longer_name(span.start, span.end):
            return None
        return Candidate(
            start=span.start, end=span.end, head=span.root.i, form=MentionForm.NAME,
            rule="actors.surname", name=person.name, kind=person.kind, key=person.key,
            sector=person.sector, country=person.country, sort="person", gender=person.gender,
        )  # fmt: skip

    def _part_of_longer_name(self, start: int, end: int) -> bool:
        before = self.doc[start - 1] if start else None
        after = self.doc[end] if end < len(self.doc) else None
        joined = before is not None and before.text == "-"
        named = before is not None and before.pos_ == "PROPN" and before.dep_ == "compound"
        if named and before is not None:
            words = [t.lower_ for t in self.doc[max(0, start - 3) : start]]
            named = (
                self.lexicon.titles.find(words) is None
                and before.lower_.rstrip(".") not in self.lexicon.words["honorifics_set"]
            )
        longer = (
            after is not None
            and after.pos_ == "PROPN"
            and after.text[:1].isupper()
            and self.doc[end - 1].dep_ == "compound"
        )
        return joined or named or longer

    def _known_surname(self, start: int, end: int, use: NameUse) -> list[Candidate]:
        """Read a bare surname as the only known person in office on the day of the report."""
        day = self.parsed.document.published
        if day is None or self._part_of_longer_name(start, end):
            return []
        if not any(office.held_on(day) for office in use.actor.offices):
            return []
        actor = use.actor
        span = self.doc[start:end]
        if span.root.ent_type_ not in {"PERSON", "ORG", "NORP", "GPE"} or span.root.pos_ != "PROPN":
            return []
        return [
            Candidate(
                start=start, end=end, head=span.root.i, form=MentionForm.NAME,
                rule="actors.known-surname", name=actor.name, kind=actor.kind, key=actor.id,
                country=actor.country, sort="person", gender=actor.gender, confidence=0.8,
            )
        ]  # fmt: skip

    def _give_keys_to_bodies(self, candidates: list[Candidate]) -> None:
        for candidate in candidates:
            if candidate.sort == "body" and candidate.key is None:
                candidate.key = make_id("actor", "body", " ".join(name_words(candidate.name)))

    def _apply_aliases(self, candidates: list[Candidate]) -> list[Candidate]:
        """Join what the text equates, and find the learned names wherever else they stand."""
        taken = taken_tokens(sorted(candidates, key=lambda c: c.start - c.end))
        by_start = {(c.start, c.end): c for c in candidates}
        matcher = NameMatcher()
        for alias in find_aliases(self.doc, taken, self.narrative):
            self._learn(alias, by_start, candidates, matcher)
        taken = taken_tokens(candidates)
        for match in matcher.find(self.parsed.document.text, self.words):
            span = self.doc.char_span(match.start, match.end, alignment_mode="expand")
            if span is None or span.start in taken or span.start not in self.narrative:
                continue
            candidates.append(_named_like(match.values[0], span.start, span.end, span.root.i))
        return candidates

    def _learn(
        self,
        alias: LearnedAlias,
        by_start: dict[tuple[int, int], Candidate],
        candidates: list[Candidate],
        matcher: NameMatcher,
    ) -> None:
        left, right = by_start.get(alias.left), by_start.get(alias.right)
        if left is not None and left.key is None and right is not None and right.key:
            _take_over(left, right, alias.rule)
            return
        if (
            right is not None
            and right.key
            and (left is None or left.sort == "body")
            and alias.left not in by_start
        ):
            self._add_alias(right, alias.left, alias.rule, by_start, candidates, matcher)
            return
        if left is None:
            left = self._new_body(alias.left, alias.rule, by_start, candidates)
        if left.key is None:
            left.key = make_id("actor", "body", " ".join(name_words(self.doc[slice(*alias.right)].text)))
            left.name = self.doc[slice(*alias.right)].text
        if right is None:
            self._add_alias(left, alias.right, alias.rule, by_start, candidates, matcher)
        elif right.key != left.key and (right.sort == "body" or right.key is None):
            _take_over(right, left, alias.rule)
        elif right.key != left.key and left.sort == "body":
            _take_over(left, right, alias.rule)

    def _new_body(
        self,
        place: tuple[int, int],
        rule: str,
        by_start: dict[tuple[int, int], Candidate],
        candidates: list[Candidate],
    ) -> Candidate:
        span = self.doc[slice(*place)]
        body = Candidate(
            start=place[0], end=place[1], head=span.root.i, form=MentionForm.NAME, rule=rule,
            name=span.text, kind=ActorKind.OTHER, sort="body", confidence=0.7,
            key=make_id("actor", "body", " ".join(name_words(span.text))),
        )  # fmt: skip
        by_start[place] = body
        candidates.append(body)
        return body

    def _add_alias(
        self,
        actor: Candidate,
        place: tuple[int, int],
        rule: str,
        by_start: dict[tuple[int, int], Candidate],
        candidates: list[Candidate],
        matcher: NameMatcher,
    ) -> None:
        span = self.doc[slice(*place)]
        mention = _named_like(actor, place[0], place[1], span.root.i)
        mention.rule = rule
        by_start[place] = mention
        candidates.append(mention)
        matcher.add(span.text, mention)
        self.learned[actor.key or ""].append(span.text)

    def _resolve(self, candidates: list[Candidate]) -> list[Candidate]:
        """Walk the text once more: settled mentions become the discourse, the others take them up."""
        discourse = Discourse(self.doc)
        resolver = Resolver(self.doc, discourse, self.knowledge, self.lexicon)
        dominant = dominant_state(candidates)
        by_head = {c.head: c for c in sorted(candidates, key=lambda c: c.end - c.start, reverse=True)}
        resolved: list[Candidate] = []
        nested = [c for c in candidates if by_head[c.head] is not c]
        for token in self.doc:
            candidate = by_head.get(token.i)
            if candidate is None and token.lower_ in PRONOUNS and token.i in self.narrative:
                candidate = self._pronoun(token, resolver)
            elif candidate is not None and candidate.key is None:
                candidate = self._description(candidate, resolver, dominant)
            if candidate is not None:
                resolved.append(candidate)
                discourse.enter(candidate)
        return sorted([*resolved, *(c for c in nested if c.key)], key=lambda c: (c.start, -c.end))

    def _pronoun(self, token: Token, resolver: Resolver) -> Candidate | None:
        antecedent = resolver.resolve_pronoun(token)
        if antecedent is None:
            return None
        mention = _named_like(antecedent, token.i, token.i + 1, token.i)
        mention.form, mention.rule, mention.confidence = MentionForm.PRONOUN, "actors.pronoun", 0.75
        return mention

    def _description(
        self, candidate: Candidate, resolver: Resolver, dominant: str | None
    ) -> Candidate | None:
        antecedent = resolver.resolve_description(candidate)
        if antecedent is not None:
            _take_over(candidate, antecedent, "actors.anaphora")
            candidate.confidence = 0.75
            return candidate
        sort, _, key = candidate.sort.partition(":")
        if sort in {"organ", "organ-members"} and candidate.definite and dominant:
            candidate.key = f"{dominant}/{key}"
            known = self.knowledge.get(self.knowledge.organ_owner.get(candidate.key, ""))
            state = self.knowledge.get(dominant)
            adjective = state.demonyms[0] if state and state.demonyms else dominant
            candidate.key = known.id if known else candidate.key
            candidate.name = known.name if known else f"{adjective} {self.lexicon.organ_heads[key].name}"
            candidate.owner, candidate.rule, candidate.confidence = dominant, "actors.setting", 0.6
            candidate.sort = "organ"
            return candidate
        if key in {"state", "generic"}:
            return None
        candidate.key = make_id("actor", self.parsed.document.id, candidate.start, candidate.name)
        return candidate


def _named_like(actor: Candidate, start: int, end: int, head: int) -> Candidate:
    return Candidate(
        start=start, end=end, head=head, form=MentionForm.NAME, rule="actors.alias.learned",
        name=actor.name, kind=actor.kind, key=actor.key, sector=actor.sector, country=actor.country,
        owner=actor.owner, sort=actor.sort, gender=actor.gender, plural=actor.plural, confidence=0.85,
    )  # fmt: skip


def _take_over(candidate: Candidate, actor: Candidate, rule: str) -> None:
    """Make ``candidate`` a mention of the same actor as ``actor``."""
    candidate.key, candidate.name, candidate.kind = actor.key, actor.name, actor.kind
    candidate.sector, candidate.country = actor.sector, actor.country
    candidate.owner, candidate.gender = actor.owner, actor.gender
    candidate.rule = rule
