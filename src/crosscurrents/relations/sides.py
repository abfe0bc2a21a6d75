"""The two given actors of a sentence: where they stand in the parse, and how closely a word names one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from spacy.tokens import Doc, Token

from crosscurrents.records import Span
from crosscurrents.relations.lexicon import load_valence

_EDGES = {
    "nsubj": 1.0, "nsubjpass": 1.0, "dobj": 1.0, "dative": 1.0, "agent": 1.0, "oprd": 1.0, "attr": 1.0,
    "acomp": 1.0, "prep": 1.0, "appos": 0.9, "poss": 0.85, "conj": 0.85, "ccomp": 0.7, "xcomp": 0.9,
    "pcomp": 0.85, "compound": 0.75, "nmod": 0.75, "amod": 0.6, "acl": 0.6, "relcl": 0.6, "advcl": 0.5,
}  # fmt: skip
_TOWARDS = frozenset(
    {
        "by",
        "of",
        "for",
        "against",
        "with",
        "to",
        "at",
        "on",
        "about",
        "toward",
        "towards",
        "over",
        "from",
        "between",
    }
)
_PREDICATE = frozenset({"acomp", "attr", "dobj", "oprd", "xcomp", "conj", "advmod", "prep", "pcomp"})
_FAR = 0.35
_LONGEST_WAY = 6


def closeness(way: Iterable[Token]) -> float:
    """Return how directly a way up the parse leads, 0…1: a place or a time beside a deed is far from it."""
    value = 1.0
    for token in way:
        if token.dep_ == "pobj":
            value *= 0.9 if token.head.lower_ in _TOWARDS else _FAR
        else:
            value *= _EDGES.get(token.dep_, 0.6)
    return value


def leading_noun(name: Token) -> Token:
    """Return the noun that a name belongs to or describes: ``comments`` in ``X's comments``."""
    for _ in range(3):
        if name.dep_ not in {"compound", "poss", "nmod", "appos", "conj"}:
            break
        name = name.head
    return name


def said_by(name: Token) -> Token | None:
    """Return the verb of speech whose subject a name is, heads, or describes (``Senator X said``)."""
    token = name
    if token.dep_ == "pobj" and token.head.head.lower_ == "according":
        return token.head.head.head
    for _ in range(3):
        if token.dep_ == "nsubj":
            return token.head if token.head.lemma_.lower() in load_valence().saying else None
        if token.dep_ not in {"compound", "poss", "nmod", "amod", "appos", "conj"}:
            return None
        token = token.head
    return None


def told_of(name: Token, verb: Token) -> Token | None:
    """Return the clause said by ``verb`` whose subject a name is, or owns."""
    token = name
    for _ in range(3):
        if token.dep_ in {"nsubj", "nsubjpass"}:
            clause = token.head
            said = clause.dep_ in {"ccomp", "parataxis", "ROOT"} and clause.head.i in {verb.i, clause.i}
            according = any(each.lower_ == "according" for each in clause.lefts)
            return clause if said and (clause.i != verb.i or according) else None
        if token.dep_ not in {"compound", "poss", "nmod"}:
            return None
        token = token.head
    return None


def said_of_it(clause: Token) -> list[Token]:
    """Return the words of a clause that say what its subject is or does: not those of further clauses."""
    words = [clause]
    for each in clause.children:
        if each.dep_ in _PREDICATE:
            words += [
                each,
                *(below for below in each.children if below.dep_ in {*_PREDICATE, "amod", "pobj"}),
            ]
    return words


class Sides(msgspec.Struct):
    """A sentence with its two given actors."""

    doc: Doc
    source: Sequence[Span]
    target: Sequence[Span]

    @property
    def heads(self) -> tuple[Token, Token]:
        """The words that head the first span of each side."""
        return self._head(self.source[0]), self._head(self.target[0])

    def _head(self, span: Span) -> Token:
        found = self.doc.char_span(*span, alignment_mode="expand")
        return found.root if found is not None and len(found) else self.doc[0]

    def _spans(self, side: int) -> Sequence[Span]:
        return self.target if side else self.source

    def inside(self, token: Token) -> bool:
        """Tell whether a word belongs to one of the names."""
        return any(start <= token.idx < end for start, end in (*self.source, *self.target))

    def names(self, token: Token, side: int) -> bool:
        """Tell whether a word lies in a name of a side, or is described by it (``the X militia``)."""
        return self.fill([token], side) > 0.5

    def fill(self, tokens: Sequence[Token], side: int) -> float:
        """Return how well one of some words names a side: 1 where it is the name, less where it holds it."""
        best = 0.0
        for place, token in enumerate(tokens):
            for start, end in self._spans(side):
                if start < token.idx + len(token) and token.idx < end:
                    value = 1.0
                else:
                    value = self._below(token, self._head((start, end)))
                best = max(best, value - 0.03 * min(place, 6))
        return best if best >= 0.45 else 0.0

    def _below(self, token: Token, name: Token) -> float:
        """Return how closely a name that hangs below a word says whom the word means."""
        way = [name]
        while way[-1].i != token.i and way[-1].head.i != way[-1].i and len(way) < _LONGEST_WAY:
            way.append(way[-1].head)
        return closeness(way[:-1]) if way[-1].i == token.i else 0.0

    def path(self) -> tuple[list[Token], Token | None, list[Token]]:
        """Return the way in the parse from the first head up to where both meet, and down to the second."""
        first, second = self.heads
        up = [first, *first.ancestors]
        down = [second, *second.ancestors]
        below = {token.i for token in down}
        top = next((token for token in up if token.i in below), None)
        if top is None:
            return [], None, []
        return up[: [t.i for t in up].index(top.i)], top, down[: [t.i for t in down].index(top.i)]
