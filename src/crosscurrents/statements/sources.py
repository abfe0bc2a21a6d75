"""Who a cue names as its source: the subject of a verb, the owner of a noun, the author after ``by``."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from crosscurrents.statements.cues import verb_frames

_CLAUSE_FRAMES = frozenset({"that", "to", "whom-to"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_TRIMMED = frozenset({"appos", "relcl", "punct", "cc", "advcl", "parataxis", "npadvmod"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


class Source(NamedTuple):
    """The noun phrase that speaks, by its head and its character spans."""

    head: Token
    spans: list[tuple[int, int]]


def source_of_verb(verb: Token) -> Source | None:
    """Return the source of a cue verb, climbing to the subject that it shares with another verb."""
    return _source_of_verb(verb, 6)


def _source_of_verb(verb: Token, depth: int) -> Source | None:
    passive = False
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return named(child)
        passive = passive or child.dep_ in ("nsubjpass", "auxpass")
    if passive or any(child.dep_ == "agent" for child in verb.children):
        return source_by(verb)
    if depth == 0:
        return None
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "aux"):
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
            return None
        above = verb.head.head if resumes(verb) else verb.head
        return _source_of_verb(above, depth - 1) if above.pos_ in ("VERB", "AUX") else None
    if verb.dep_ == "pcomp":
        above = verb.head.head
        while above.pos_ == "ADP" and above.head.i != above.i:
            above = above.head
        return _source_of_verb(above, depth - 1) if above.pos_ in ("VERB", "AUX") else None
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        active = verb.tag_ != "VBN" or (verb.head.pos_ == "PROPN" and _has_that_clause(verb))
        return named(verb.head) if active else source_by(verb)
    return None


def _has_that_clause(verb: Token) -> bool:
    """Tell whether a verb has a ``that`` clause of its own: then it is no participle, whatever its tag."""
    return any(
        child.dep_ == "ccomp"
        and any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in child.children)
        for child in verb.children
    )


def resumes(verb: Token) -> bool:
    """Tell whether a verb that the parse joins to a reported clause goes on from the reporting verb instead.

    In ``said that she was shocked and called on both sides to stop`` the past tense of a cue, without a
    subject, stands beside a clause that has an auxiliary or is set in another form: the speaker goes on.
    """
    clause = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or clause.dep_ != "ccomp" or clause.head.tag_ != "VBD":
        return False
    if clause.tag_ == "VBD" and clause.lemma_ != "be":
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.children):
        return False
    if not any(child.dep_ in ("ccomp", "xcomp", "advcl", "prep") for child in verb.rights):
        return False
    found = verb_frames(verb)
    return found is not None and bool(_CLAUSE_FRAMES & set(found[0]))


def source_by(token: Token) -> Source | None:
    """Return the source after ``by``: ``was condemned by the council``, ``a statement by the army``."""
    for child in token.children:
        if child.lower_ == "by" and child.dep_ in ("agent", "prep"):
            for author in child.children:
                if author.dep_ == "pobj":
                    return named(author)
    return None


def source_of_noun(noun: Token) -> Source | None:
    """Return the source of a noun: its owner, the name before it, its author, or who makes it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return named(child)
    by = source_by(noun)
    if by:
        return by
    for child in noun.children:
        if child.dep_ in ("prep",) and child.lower_ in ("from", "of"):
            for author in child.children:
                if author.dep_ == "pobj" and child.lower_ == "from":
                    return named(author)
        if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("ORG", "PERSON", "GPE", "NORP"):
            return named(child)
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return source_of_verb(noun.head)
    return None


def named(head: Token) -> Source:
    """Return the noun phrase of ``head`` without appositions and relative clauses."""
    if head.lower_ in _RELATIVES and head.dep_ in _SUBJECTS and head.head.dep_ == "relcl":
        antecedent = head.head.head
        return Source(antecedent, [*named(antecedent).spans, (head.idx, head.idx + len(head))])
    start, end = head.left_edge.i, head.i
    for child in head.rights:
        if child.dep_ in _TRIMMED and child.text != "-":
            break
        end = child.right_edge.i
    left = next((t for t in head.doc[start : head.i + 1] if not t.is_punct and not t.is_space), head)
    first, last = head.doc[left.i], head.doc[end]
    return Source(head, [(first.idx, last.idx + len(last))])
