"""Third-person pronouns resolved within a document where it is safe; unresolved rather than wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.fitting import is_person, is_plural, is_singular_body
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.salience import Discourse
from crosscurrents.actors.states import spoken_for
from crosscurrents.vocabulary import ActorKind

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their", "theirs"})
PRONOUNS = _HE | _SHE | _IT | _THEY
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARING = frozenset({"pcomp", "xcomp", "conj", "prep", "acomp", "aux"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})


class PronounResolver:
    """Links the pronouns of one document to its settled actors, in reading order."""

    def __init__(self, doc: Doc, discourse: Discourse, knowledge: Knowledge, lexicon: ActorLexicon) -> None:
        self._doc = doc
        self._discourse = discourse
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._words = lexicon.words

    def resolve(self, token: Token) -> Candidate | None:
        """Return the mention that a third-person pronoun stands for, or None."""
        word = token.lower_
        paired = self._paired(token)
        if paired is not None:
            return paired
        if word in _HE or word in _SHE:
            return self._personal(token, "m" if word in _HE else "f")
        fits = is_singular_body if word in _IT else is_plural
        if token.dep_ in _OBJECTS:
            return self._object(token, fits)
        if token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            return None
        if word in _IT and self._is_dummy(token):
            return None
        return self._told_before(token, fits) or self._clause_subject(token, fits)

    def _paired(self, token: Token) -> Candidate | None:
        """``the Kurds and their allies``: a possessive in the second of a pair is the first's."""
        noun = token.head
        if token.tag_ != "PRP$" or noun.dep_ != "conj":
            return None
        first = self._discourse.at(noun.head)
        if first is None or (token.lower_ in _IT and not is_singular_body(first)):
            return None
        if token.lower_ in _HE | _SHE and first.kind is not ActorKind.PERSON:
            return None
        return first

    def _personal(self, token: Token, gender: str) -> Candidate | None:
        def fits(candidate: Candidate) -> bool:
            return is_person(candidate) and candidate.gender in {gender, None}

        if token.dep_ in {"nsubj", "nsubjpass", "poss"} or token.tag_ == "PRP$":
            for subject in self._discourse.governing_subjects(token):
                found = self._discourse.at(subject)
                if found is not None and fits(found):
                    return found
        return self._discourse.choose(token, fits, window=2)

    def _told_before(self, token: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """``The coalition refused: delay would help nobody, it said``: who acts before."""
        verb = token.head
        if token.dep_ != "nsubj" or verb.lemma_.lower() not in self._words["human_verbs_set"]:
            return None
        told = [c for c in verb.lefts if c.dep_ in {"ccomp", "parataxis"} and c.i < token.i]
        if not told:
            return None
        first = next((c for c in told[0].lefts if c.dep_ in {"ccomp", "parataxis"}), None)
        first = told[0] if len(told) > 1 else first
        for own in (c for c in (first.children if first is not None else ()) if c.dep_ in _SUBJECTS):
            if (found := self._taken(own, fits)) is not None:
                return found
        return self._before(token, fits)

    def _object(self, token: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Take up who is named before an object; never the subject or object of the same verb."""
        verb = _clause(token)
        if token.lower_ in _THEY and token.head.lower_ in {"of", "among"}:
            return self._part_of(token)
        dealt_with = token.dep_ == "dobj" and verb.lemma_.lower() in self._words["personal_verbs_set"]
        if self._is_quoted(token) or (token.lower_ in _IT and not dealt_with):
            return None
        own = [c for c in verb.children if c.dep_ in {*_SUBJECTS, "dobj"} and c.i != token.i]
        own += [one for each in _understood_subjects(verb) for one in (each, *each.conjuncts)]
        keys = {found.key for each in own if (found := self._discourse.at(each)) is not None}

        def may(candidate: Candidate) -> bool:
            return fits(candidate) and candidate.key not in keys

        if self._discourse.recent(token.i, may, window=0):
            return self._discourse.choose(token, may, window=0)
        return self._discourse.choose(token, may, window=1)

    def _part_of(self, token: Token) -> Candidate | None:
        """``some of them``: the people that the last plural noun of the sentences before names."""
        before = self._doc[token.sent.start - 1].sent.start if token.sent.start else 0
        for noun in reversed(self._doc[before : token.head.head.left_edge.i]):
            if noun.tag_ in {"NNS", "NNPS"} or (found := self._discourse.at(noun)) is not None:
                found = self._discourse.at(noun)
                if found is not None and not is_plural(found):
                    continue
                return found
        return None

    def _is_quoted(self, token: Token) -> bool:
        """Tell whether a word stands in direct speech, whose speaker sees others than the narrator."""
        sentence = self._doc[token.sent.start : token.i]
        return sum(each.text in {'"', "``", "''"} for each in sentence) % 2 == 1

    def _clause_subject(self, token: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Take up the subject of the clause around a pronoun, or of the sentence before."""
        complying = self._must_comply(token, fits)
        if complying is not None:
            return complying
        for subject in self._discourse.governing_subjects(token):
            if token.i > 0 and self._doc[token.i - 1].tag_ in {"WDT", "WP"} and subject.i > token.i - 12:
                found = self._discourse.at(subject)
                if found is not None and found.end >= token.i - 2:
                    continue
            if subject.lower_ in PRONOUNS and self._discourse.at(subject) is None:
                return None
            taken = self._taken(subject, fits)
            if taken is not None:
                return taken
            if subject.pos_ in {"NOUN", "PROPN"} and not _differs(subject, token):
                return None
        return self._before(token, fits)

    def _must_comply(self, token: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """``X will strike Y if it does not leave``: the one threatened, who hasn't complied."""
        verb = token.head
        if token.dep_ != "nsubj" or verb.dep_ != "advcl" or not any(c.dep_ == "neg" for c in verb.children):
            return None
        if not any(c.dep_ == "mark" and c.lower_ == "if" for c in verb.children):
            return None
        harmed = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < token.i), None)
        found = self._discourse.at(harmed) if harmed is not None else None
        return found if found is not None and fits(found) else None

    def _before(self, token: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Take up the subject of the sentence before, or of what is said in it."""
        for subject in self._subjects_before(token):
            taken = self._taken(subject, fits)
            if taken is not None:
                return taken
            if subject.pos_ in {"NOUN", "PROPN"} and not _differs(subject, token):
                return None
        return None

    def _subjects_before(self, token: Token) -> Iterator[Token]:
        previous = self._discourse.previous_subject(token)
        if previous is None:
            return
        yield previous
        if self._is_quoted(token):
            return
        for clause in previous.head.children:
            if clause.dep_ == "ccomp":
                yield from (c for c in clause.children if c.dep_ in _SUBJECTS)

    def _taken(self, subject: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Return the fitting mention that a subject heads; a spokesman's ``it`` is who he speaks for."""
        found = self._discourse.at(subject)
        if found is None or fits(found):
            return found
        if fits is not is_singular_body or found.kind is not ActorKind.PERSON:
            return None
        return spoken_for(found, self._knowledge, self._lexicon)

    def _is_dummy(self, token: Token) -> bool:
        """Tell whether ``it`` stands for nothing: ``it is clear that``, ``it seems``, ``it took days``."""
        if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
            return token.dep_ == "expl"
        verb = token.head
        if verb.lemma_ in {"seem", "appear", "happen", "rain", "snow", "turn", "take", "matter"}:
            return True
        if token.dep_ == "nsubjpass":
            return any(child.dep_ in {"ccomp", "expl"} for child in verb.children)
        if verb.pos_ == "ADJ" and verb.dep_ == "ccomp":
            return True
        if verb.lemma_ != "be":
            return False
        if any(c.dep_ == "acomp" and c.lower_ in self._words["attitudes_set"] for c in verb.children):
            return False
        return any(c.dep_ in {"acomp", "attr", "ccomp", "xcomp", "advcl", "expl"} for c in verb.children)


def _clause(token: Token) -> Token:
    """Return the verb whose clause a word stands in."""
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head is not verb:
        verb = verb.head
    return verb


def _understood_subjects(verb: Token) -> list[Token]:
    """Return who the verb above names, of whom a gerund, infinitive or joined verb is said."""
    told = False
    for _ in range(6):
        if verb.pos_ in {"NOUN", "PROPN"}:
            return [verb]
        found = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if found or verb.head is verb or verb.dep_ not in _SHARING:
            return found + [child for child in verb.children if told and child.dep_ == "dobj"]
        told = verb.dep_ in {"prep", "xcomp"}
        verb = verb.head
    return []


def _differs(subject: Token, pronoun: Token) -> bool:
    """Tell whether a noun can't be what the pronoun stands for, by number."""
    plural = subject.tag_ in {"NNS", "NNPS"}
    return plural != (pronoun.lower_ in _THEY)
