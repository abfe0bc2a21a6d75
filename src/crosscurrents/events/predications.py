"""From a parsed sentence to its predications: which lexicon entry fires on which words, with whom."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.events.clause import Clause, coordinated
from crosscurrents.events.clauses import read_clause
from crosscurrents.events.compose import Composer
from crosscurrents.events.lexicon import Frame, Lexicon, Noun, lexicon
from crosscurrents.events.matching import FrameMatcher
from crosscurrents.events.nominals import argument_words, noun_actors, noun_recipients
from crosscurrents.events.predication import Predication
from crosscurrents.events.recipients import companions_of, losers_of, recipients_of, unique
from crosscurrents.settings import Convention
from crosscurrents.vocabulary import EventType

_DEEPEST = 6
_FEELING = frozenset(("feel", "seem", "appear", "look", "sound"))
_NO_DEEDS = frozenset(("ORG", "DATE", "TIME"))
"""Entities whose words name no deed: an operations command, the month of March."""

_WHILE = frozenset(("during", "on", "in", "with", "at"))
_BORROWING = frozenset((EventType.CONSULT, EventType.AGREE, EventType.REQUEST))
"""Types whose nouns take their actor from the verb around them."""

_OPERATOR_BONUS = 0.02
"""An operator that found what it composes with says more than the verb alone."""

_NO_EVENT_BONUS = 0.05
"""An entry that says a use is no event was made for that use."""

_MODE_BONUS = 0.01
"""Where two frames fit equally well, the one that tells a mode is the closer description."""


class SentenceReader:
    """Reads the predications of one sentence; each verb and noun once."""

    def __init__(
        self,
        sentence: TokenSpan,
        convention: Convention,
        known: Lexicon | None = None,
        is_force: Callable[[Token], bool] = lambda _: False,
    ) -> None:
        self._lexicon = known or lexicon()
        self._convention: Convention = convention
        self._sentence = sentence
        self._clauses: dict[int, Clause] = {}
        self._read: dict[int, Predication | None] = {}
        self._matcher = FrameMatcher(self.of, is_force)
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
            if token.dep_ not in ("aux", "auxpass") and not _is_feeling(token):
                reading = self._verb(token, depth)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            reading = self._noun(token)
        self._read[token.i] = reading
        return reading

    def _noun(self, token: Token) -> Predication | None:
        if _is_backing(token, self._lexicon.words["helping"]):
            return self._backing(token)
        entries = self._lexicon.nouns.get(token.lemma_.lower()) or self._lexicon.nouns.get(token.lower_)
        if not entries or token.dep_ in ("compound", "npadvmod") or token.ent_type_ in _NO_DEEDS:
            return None
        before = {c.lemma_.lower() for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")}
        fitting = [entry for entry in entries if _fits(entry, before, token)]
        if not fitting:
            return None
        best = max(fitting, key=lambda entry: (len(entry.before), entry.group.mode is not None))
        actors = noun_actors(token)
        recipients = noun_recipients(token)
        if best.lemma in self._lexicon.words["patient_nouns"]:
            owners = {c.i for c in token.children if c.dep_ == "poss"}
            recipients = [*(a for a in actors if a.i in owners), *recipients]
            actors = [a for a in actors if a.i not in owners]
        if not actors and best.group.type in _BORROWING:
            actors = self._actors_around(token)
        return self._compose.plain(
            Predication(token, None, None, best.group, "", 0.5 + 1.4 * len(best.before), actors, recipients),
            best.text,
        )

    def _backing(self, token: Token) -> Predication | None:
        """``took the town with the help of the neighbours``: the neighbours helped those who took it."""
        helping = [o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        actors = [other for o in helping for other in coordinated(o)] or noun_actors(token)
        verb = token.head.head
        if not actors or verb.pos_ != "VERB":
            return None
        clause = self.clause(verb)
        helped = clause.links.get("by", []) if clause.passive else clause.subjects
        group = self._lexicon.nouns["aid"][0].group
        return self._compose.plain(
            Predication(token, None, None, group, "", 1.0, actors, list(helped)), f"with {token.lemma_} of"
        )

    def _actors_around(self, token: Token) -> list[Token]:
        """``made the forecast during a visit to``: who does what the verb says also pays the visit."""
        node = token
        if node.dep_ == "pobj" and node.head.lower_ in _WHILE:
            node = node.head
        elif node.dep_ != "dobj":
            return []
        verb = node.head
        return list(self.clause(verb).subjects) if verb.pos_ == "VERB" and verb.i != token.i else []

    def _verb(self, token: Token, depth: int) -> Predication | None:
        clause = self.clause(token)
        lemma = "going" if _is_going_to(token, clause) else self._lemma(token)
        best: tuple[float, Frame, list[Token]] | None = None
        for frame in self._lexicon.frames_of(lemma):
            matched = self._matcher.match(frame, clause, depth)
            if matched is None:
                continue
            rank = matched[0] + (_MODE_BONUS if frame.group.mode else 0.0)
            rank += _OPERATOR_BONUS if frame.group.operator else 0.0
            rank += _NO_EVENT_BONUS if frame.group.type is None and not frame.group.operator else 0.0
            if best is None or rank > best[0]:
                best = (rank, frame, matched[1])
        light = self._light(clause, lemma, depth)
        if light is not None and (best is None or best[0] < light.strength):
            return light
        if best is None:
            return self._speech(clause, lemma, depth)
        strength = best[0] if token.dep_ != "amod" else 0.3
        reading = Predication(token, None, None, best[1].group, "", strength)
        reading.clause = clause
        reading.actors = [*clause.subjects, *self._speakers(clause), *companions_of(clause)]
        reading.recipients = recipients_of(clause)
        if "territory" in best[1].group.contexts:
            reading.recipients = unique([*losers_of(clause), *reading.recipients])
        reading.behind = _behind(token)
        reading.refused = any(part.need == "negation" for part in best[1].parts)
        if best[1].group.reversed:
            reading.actors, reading.recipients = clause.links.get("to", []), clause.subjects
        self._narrow(reading, clause, depth)
        embedded = [found for t in best[2] if (found := self.of(t, depth + 1)) is not None]
        if best[1].group.operator:
            if any(t.lemma_.lower() in self._lexicon.words["unnamed_sources"] for t in best[2]):
                return None
            composed = self._compose.operator(reading, best[1], embedded, best[2])
            if composed.type is None and light is not None:
                return light
            return composed
        return self._compose.plain(reading, best[1].text)

    def _lemma(self, token: Token) -> str:
        return self._lexicon.lemma_of(token.lower_, token.lemma_.lower())

    def _speakers(self, clause: Clause) -> list[Token]:
        """``said it would``: who speaks may be who acts, where a pronoun is all that is said of it."""
        verb = clause.verb
        if not clause.subjects or any(token.pos_ != "PRON" for token in clause.subjects):
            return []
        while verb.dep_ == "conj" and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in self._lexicon.words["speech"]:
            return []
        return [token for token in self.clause(verb.head).subjects if token.pos_ != "PRON"]

    def _narrow(self, reading: Predication, clause: Clause, depth: int) -> None:
        """``killed in an airstrike``: the noun tells the mode that the verb leaves open."""
        if reading.group.type is not EventType.ASSAULT:
            return
        for link in ("in", "by", "with", "during"):
            for token in [*clause.links.get(link, ()), *(clause.subjects if link == "by" else ())]:
                inner = self.of(token, depth + 1) if token.pos_ == "NOUN" else None
                if inner is not None and inner.type is EventType.ASSAULT:
                    reading.narrowed = inner.mode
                    reading.merged.append(token)
                    reading.actors = [a for a in [*reading.actors, *inner.actors] if a is not token]
                    reading.recipients += inner.recipients
                    return

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
                reading.merged.append(noun)
                reading.undergone = not doing
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


def _is_backing(token: Token, helping: frozenset[str]) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "with" and token.lemma_.lower() in helping


def _is_feeling(token: Token) -> bool:
    """``feel threatened by``: what somebody feels, nobody did."""
    return token.tag_ == "VBN" and token.dep_ in ("acomp", "oprd", "xcomp") and token.head.lemma_ in _FEELING


def _behind(verb: Token) -> list[Token]:
    """``dropped leaflets urging``: who acts through the thing that the verb hangs on."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return []
    return [s for c in noun.head.children if c.dep_ == "nsubj" for s in coordinated(c)]


def _is_going_to(token: Token, clause: Clause) -> bool:
    """``is going to attack`` is a future, ``went to attack`` a purpose."""
    return token.lower_ == "going" and bool(clause.auxiliaries) and bool(clause.infinitives)


def _fits(entry: Noun, before: set[str], token: Token) -> bool:
    for word in entry.before:
        if word.startswith("@"):
            if not any(c.dep_ == "prep" and c.lower_ == word[1:] for c in token.children):
                return False
        elif word.startswith("+"):
            if word[1:] not in argument_words(token)[1]:
                return False
        elif word not in before:
            return False
    return True
