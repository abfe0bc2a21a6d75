"""Which earlier mention a phrase most likely takes up: the discourse as a list of settled mentions.

A plain salience model after Lappin and Leass (1994): recency by sentence, subjects before others,
the subject of the governing clause first. Where two fit about equally nothing is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSE_LINKS_WORDS = (
    "advcl ccomp xcomp conj pcomp relcl acl prep ROOT parataxis csubj dep dobj pobj attr acomp oprd nsubj"
)
_CLAUSE_LINKS = frozenset(_CLAUSE_LINKS_WORDS.split())
_WINDOW = 3


class Discourse:
    """The settled mentions of a text so far, by head token and by sentence."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._by_head: dict[int, Candidate] = {}
        self._sentence_of: dict[int, int] = {}
        for number, sent in enumerate(doc.sents):
            for index in range(sent.start, sent.end):
                self._sentence_of[index] = number
        self.settled: list[Candidate] = []

    def sentence(self, index: int) -> int:
        """Return the number of the sentence that a token lies in."""
        return self._sentence_of.get(index, 0)

    def enter(self, candidate: Candidate) -> None:
        """Add a mention whose actor is settled."""
        self.settled.append(candidate)
        self._by_head.setdefault(candidate.head, candidate)

    def at(self, token: Token) -> Candidate | None:
        """Return the settled mention headed by ``token``."""
        return self._by_head.get(token.i)

    def recent(
        self, before: int, fits: Callable[[Candidate], bool], window: int = _WINDOW
    ) -> list[Candidate]:
        """Return fitting mentions before a token, most recent first, at most ``window`` sentences back."""
        here = self.sentence(before)
        found = []
        for candidate in reversed(self.settled):
            if here - self.sentence(candidate.head) > window:
                break
            if candidate.end <= before and fits(candidate):
                found.append(candidate)
        return found

    def choose(
        self, before: Token, fits: Callable[[Candidate], bool], window: int = _WINDOW
    ) -> Candidate | None:
        """Return the one mention that stands out, None where two actors stand about equally."""
        weights: dict[str, float] = {}
        first: dict[str, Candidate] = {}
        for candidate in self.recent(before.i, fits, window):
            key = candidate.key or ""
            weight = self._weight(candidate, before)
            weights[key] = max(weights.get(key, 0.0), weight) + (0.15 if key in weights else 0.0)
            first.setdefault(key, candidate)
        if not weights:
            return None
        ranked = sorted(weights.items(), key=lambda item: -item[1])
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.35:
            return None
        return first[ranked[0][0]]

    def _weight(self, candidate: Candidate, before: Token) -> float:
        distance = self.sentence(before.i) - self.sentence(candidate.head)
        token = self._doc[candidate.head]
        while token.dep_ == "conj" and token.head.pos_ in {"PROPN", "NOUN"}:
            token = token.head
        weight = 2.0 - 0.7 * distance
        if token.dep_ in _SUBJECTS:
            weight += 0.8
        elif token.dep_ in {"poss", "compound", "pobj"}:
            weight -= 0.3
        return weight

    def governing_subjects(self, token: Token) -> Iterator[Token]:
        """Yield the subjects of the clauses around ``token``, innermost first, that stand before it."""
        verb = token.head
        climbed = 0
        while climbed < 8:
            for child in verb.children:
                if child.dep_ in _SUBJECTS and child.i < token.i and child.i != token.i:
                    yield child
            for clause in verb.lefts:
                # "X refused; its planes had left": the parser makes the first clause part of the second.
                if clause.dep_ in {"ccomp", "parataxis"} and clause.right_edge.i < token.i:
                    yield from (child for child in clause.children if child.dep_ in _SUBJECTS)
            own_subject = verb is token.head and token.dep_ in _SUBJECTS
            if verb.dep_ in {"relcl", "acl"} and verb.head.i < token.i and not own_subject:
                yield verb.head
            if verb.head is verb or verb.dep_ not in _CLAUSE_LINKS:
                return
            verb = verb.head
            climbed += 1

    def previous_subject(self, token: Token) -> Token | None:
        """Return the main subject of the sentence before the one ``token`` is in."""
        sentence = token.sent
        if sentence.start == 0:
            return None
        root = self._doc[sentence.start - 1].sent.root
        return next((child for child in root.children if child.dep_ in _SUBJECTS), None)
