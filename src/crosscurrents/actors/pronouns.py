"""Third-person pronouns resolved within a document where it is safe; unresolved rather than wrong."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.fitting import is_person, is_plural, is_singular_body
from crosscurrents.actors.salience import Discourse
from crosscurrents.vocabulary import ActorKind

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their", "theirs"})
PRONOUNS = _HE | _SHE | _IT | _THEY


class PronounResolver:
    """Links the pronouns of one document to its settled actors, in reading order."""

    def __init__(self, doc: Doc, discourse: Discourse) -> None:
        self._doc = doc
        self._discourse = discourse

    def resolve(self, token: Token) -> Candidate | None:
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
            return None if _is_dummy(token) else self._clause_subject(token, is_singular_body)
        return self._clause_subject(token, is_plural)

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
