"""From a parsed sentence to its predications: which lexicon entry fires on which words, with whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.events.clauses import Clause, read_clause
from crosscurrents.events.compose import Composer
from crosscurrents.events.lexicon import Frame, Group, Lexicon, Noun, Part, lexicon
from crosscurrents.events.nominals import argument_words, noun_actors, noun_recipients
from crosscurrents.events.ontology import load_yaml
from crosscurrents.settings import Convention
from crosscurrents.vocabulary import EventType

RECIPIENT_LINKS = tuple(load_yaml("events", "operators.yaml")["recipient_links"])
_DEEPEST = 6


@dataclass(slots=True)
class Predication:
    """One reading of a verb or noun: its type, and the head tokens of those who act and are acted upon.

    ``strength`` counts the requirements of the frame that were met; ``embedded`` are the readings that
    an operator composed with; ``rule`` names group and frame.
    """

    trigger: Token
    type: EventType | None
    mode: str | None
    group: Group
    rule: str
    strength: float
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    clause: Clause | None = None
    embedded: list[Predication] = field(default_factory=list)
    future: bool = False
    refused: bool = False
    contexts: tuple[str, ...] = ()


class SentenceReader:
    """Reads the predications of one sentence; each verb and noun once."""

    def __init__(self, sentence: TokenSpan, convention: Convention, known: Lexicon | None = None) -> None:
        self._lexicon = known or lexicon()
        self._convention: Convention = convention
        self._sentence = sentence
        self._clauses: dict[int, Clause] = {}
        self._read: dict[int, Predication | None] = {}
        self._compose = Composer(self._lexicon, convention)

    def predications(self) -> list[Predication]:
        """Return all readings of the sentence in the order of their triggers."""
        found = []
        for token in self._sentence:
            reading = self.of(token)
            if reading is not None and reading.type is not None:
                found.append(reading)
        return found

    def clause(self, verb: Token) -> Clause:
        """Return the arguments of ``verb``, read once."""
        if verb.i not in self._clauses:
            self._clauses[verb.i] = read_clause(verb)
        return self._clauses[verb.i]

    def of(self, token: Token, depth: int = 0) -> Predication | None:
        """Return the reading that ``token`` triggers, None where the lexicon has none."""
        if token.i in self._read:
            return self._read[token.i]
        if depth > _DEEPEST:
            return None
        self._read[token.i] = None
        reading: Predication | None = None
        if token.pos_ in ("VERB", "AUX"):
            if token.dep_ not in ("aux", "auxpass"):
                reading = self._verb(token, depth)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            reading = self._noun(token)
        self._read[token.i] = reading
        return reading

    def _noun(self, token: Token) -> Predication | None:
        entries = self._lexicon.nouns.get(token.lemma_.lower()) or self._lexicon.nouns.get(token.lower_)
        if not entries or token.dep_ in ("compound", "npadvmod") or token.ent_type_ == "ORG":
            return None
        before = {c.lemma_.lower() for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")}
        fitting = [entry for entry in entries if _fits(entry, before, token)]
        if not fitting:
            return None
        best = max(fitting, key=lambda entry: len(entry.before))
        actors = noun_actors(token)
        recipients = noun_recipients(token)
        return self._compose.plain(
            Predication(token, None, None, best.group, "", 0.5 + 0.8 * len(best.before), actors, recipients),
            best.text,
        )

    def _verb(self, token: Token, depth: int) -> Predication | None:
        clause = self.clause(token)
        lemma = token.lemma_.lower()
        best: tuple[float, Frame, list[Token]] | None = None
        for frame in self._lexicon.verbs.get(lemma, ()):
            matched = self._match(frame, clause, depth)
            if matched is None:
                continue
            if best is None or matched[0] > best[0]:
                best = (matched[0], frame, matched[1])
        light = self._light(clause, lemma, depth)
        if light is not None and (best is None or best[0] < light.strength):
            return light
        if best is None:
            return self._speech(clause, lemma, depth)
        reading = Predication(token, None, None, best[1].group, "", best[0])
        reading.clause = clause
        reading.actors = list(clause.subjects)
        reading.recipients = recipients_of(clause)
        embedded = [found for t in best[2] if (found := self.of(t, depth + 1)) is not None]
        if best[1].group.operator:
            composed = self._compose.operator(reading, best[1], embedded, best[2])
            if composed.type is None and light is not None:
                return light
            return composed
        return self._compose.plain(reading, best[1].text)

    def _match(self, frame: Frame, clause: Clause, depth: int) -> tuple[float, list[Token]] | None:
        """Return how well a frame fits and which tokens its clauses or events stand on."""
        strength = 1.0
        embedded: list[Token] = []
        for part in frame.parts:
            met = self._part(part, clause, depth)
            if met is None:
                return None
            strength += met[0]
            embedded += met[1]
        if frame.group.operator and not embedded:
            return None
        return strength, embedded

    def _part(self, part: Part, clause: Clause, depth: int) -> tuple[float, list[Token]] | None:
        if part.link is not None and part.link not in clause.links and part.link not in clause.gerunds:
            return None
        if part.need == "subject":
            return (1.2, []) if self._is_a(clause.subjects, part) else None
        if part.need is None:
            return 0.6, []
        if part.need == "finite":
            return (1.0, clause.finites) if clause.finites else None
        if part.need == "clause":
            return _clause_part(part, clause)
        return self._object_part(part, clause, depth)

    def _object_part(self, part: Part, clause: Clause, depth: int) -> tuple[float, list[Token]] | None:
        candidates = clause.links.get(part.link, []) if part.link else clause.objects
        if part.link and not candidates:
            candidates = clause.objects
        for token in candidates:
            if part.event:
                found = self._event_noun(token, depth)
                if found is not None:
                    return 0.9 + (0.6 if part.link else 0.0), [found]
                continue
            heads, modifiers = argument_words(token)
            bonus = 0.6 if part.link else 0.0
            if part.words is None or heads & part.words:
                return 1.1 + bonus, []
            if modifiers & part.words:
                return 0.8 + bonus, []
        if part.event and part.link:
            gerunds = [g for g in clause.gerunds.get(part.link, ()) if self.of(g, depth + 1) is not None]
            if gerunds:
                return 0.9, gerunds
        return None

    def _is_a(self, tokens: list[Token], part: Part) -> bool:
        return any(part.words is not None and argument_words(token)[0] & part.words for token in tokens)

    def _event_noun(self, token: Token, depth: int) -> Token | None:
        found = self.of(token, depth + 1) if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
        if found is not None and found.type is not None:
            return token
        return None

    def _light(self, clause: Clause, lemma: str, depth: int) -> Predication | None:
        for link, doing in self._lexicon.light.get(lemma, ()):
            if link is not None and link not in clause.links:
                continue
            nouns = [*clause.objects, *(clause.links.get(link, ()) if link else ())]
            for noun in nouns:
                inner = self.of(noun, depth + 1) if noun.pos_ in ("NOUN", "PROPN") else None
                if inner is None or inner.type is None:
                    continue
                acting = list(clause.subjects)
                others = [*inner.recipients, *inner.actors, *recipients_of(clause, skip=noun)]
                reading = Predication(clause.verb, inner.type, inner.mode, inner.group, "", 1.45)
                reading.strength += inner.strength - 0.5
                reading.actors, reading.recipients = (acting, others) if doing else (others, acting)
                reading.clause, reading.contexts = clause, inner.contexts
                return self._compose.plain(reading, f"{lemma} + {inner.rule}", inner)
        return None

    def _speech(self, clause: Clause, lemma: str, depth: int) -> Predication | None:
        if lemma not in self._lexicon.words["speech"]:
            return None
        for complement in clause.finites:
            inner = self.clause(complement)
            if self._compose.obliges(inner) and inner.subjects:
                embedded = self.of(complement, depth + 1)
                return self._compose.demand(clause, inner, embedded)
        return None


def _clause_part(part: Part, clause: Clause) -> tuple[float, list[Token]] | None:
    if part.link is not None:
        found = clause.gerunds.get(part.link, []) or clause.infinitives
        if part.link in clause.links and found:
            return 1.0, list(found)
        return None
    if clause.infinitives:
        return 1.0, list(clause.infinitives)
    return None


def _fits(entry: Noun, before: set[str], token: Token) -> bool:
    for word in entry.before:
        if word.startswith("+"):
            if word[1:] not in argument_words(token)[1]:
                return False
        elif word not in before:
            return False
    return True


def recipients_of(clause: Clause, skip: Token | None = None) -> list[Token]:
    """Return the heads of those acted upon, the likeliest first: indirect, direct, prepositional."""
    found: list[Token] = list(clause.datives)
    for token in clause.objects:
        if token is not skip:
            found.append(token)
            found += noun_recipients(token)
            found += noun_actors(token)
    for link in RECIPIENT_LINKS:
        for token in clause.links.get(link, ()):
            found.append(token)
            found += noun_recipients(token)
    return _unique(found)


def _unique(tokens: Iterable[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())
