"""Ties that a noun states: X's ally Y, the rivalry between X and Y, X's close ties with Y."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crosscurrents.relations.frame import Frame, pairs
from crosscurrents.relations.grammar import (
    after,
    child,
    coordinated,
    is_denied,
    is_open,
    is_over,
    subject,
    verb_over,
)
from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.vocabulary import RelationName, Status

_HAVING = frozenset(
    {"have", "enjoy", "maintain", "keep", "forge", "pledge", "swear", "declare", "owe", "profess"}
)


def noun_frames(noun: Token, lemma: str, lexicon: TieLexicon) -> Iterator[Frame]:
    """Yield the ties that a noun states."""
    if lemma in lexicon.nouns:
        yield from _role_noun(noun, lexicon.nouns[lemma], lexicon)
    relation = lexicon.between.get(lemma)
    if lemma in lexicon.relations_nouns or noun.lower_ in lexicon.relations_nouns:
        words = (each.lower_ for each in noun.children if each.dep_ in {"amod", "compound"})
        relation = next(
            (lexicon.relations_words[word] for word in words if word in lexicon.relations_words), None
        )
        if relation is None and noun.head.lemma_.lower() in lexicon.denying:
            relation = RelationName.FRIENDLY_TO
    if relation is not None and not is_denied(noun):
        yield from _between(noun, relation, lexicon)


def _role_noun(noun: Token, relation: RelationName, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X, an ally of Y``; ``Y's ally X``; ``X is Y's enemy``; ``Y considers X an enemy`` is regarding."""
    owner = child(noun, "poss") or (child(noun.head, "poss") if noun.dep_ == "appos" else None)
    if is_denied(noun) or (owner is None and is_open(verb_over(noun), lexicon.open_verbs)):
        return
    if is_over(noun):
        return
    other = owner or after(noun, "of") or after(noun, "to")
    own = child(noun, "appos")
    if noun.dep_ == "appos":
        own = noun.head
    elif noun.dep_ == "attr" and noun.head.lemma_ in {"be", "become", "remain"}:
        own = subject(noun.head)
    if noun.dep_ == "compound" and own is None:
        own, other = noun.head, other or child(noun.head, "poss")
    own = own or _named_right_after(noun) or (_named_before(noun) if owner is not None else None)
    if own is None and noun.dep_ == "appos" and noun.tag_ == "NNS":
        own = noun.head
    if own is not None and other is None and noun.tag_ == "NNS":
        yield from _each_other(own, relation, noun)
        return
    # "its allies", "a local ally of Y" without a name: the noun itself is the actor, if it is one.
    if own is None and relation in lexicon.mutual:
        own = noun
    if own is not None and other is not None and own.i != other.i:
        found = pairs(own, relation, other, noun, "relations.noun")
        # "X, an ally of Y, and Z": one ally is one, whoever is joined to it.
        yield from found if noun.tag_ == "NNS" else (each for each in found if each.holder.i == own.i)


def _each_other(one: Token, relation: RelationName, noun: Token) -> Iterator[Frame]:
    """``X and Y are rivals``: each is to the other what the plural says."""
    everyone = list(coordinated(one))
    for holder in everyone:
        for target in everyone:
            if holder.i != target.i:
                yield Frame(holder, relation, target, noun, "relations.each-other")


def _named_before(noun: Token) -> Token | None:
    """Return the name in ``Y's X allies``."""
    return next((each for each in noun.lefts if each.dep_ == "compound" and each.pos_ == "PROPN"), None)


def _named_right_after(noun: Token) -> Token | None:
    """Return the name in ``Y's ally X``, which the parser takes for a second subject or object, and in
    ``Y's ally, X`` where it belongs to another noun."""
    if noun.i + 2 < len(noun.doc) and noun.doc[noun.i + 1].text == ",":
        for each in noun.doc[noun.i + 2 : noun.i + 9]:
            if each.dep_ == "appos" and each.pos_ == "PROPN" and each.left_edge.i == noun.i + 2:
                return each
    for each in noun.head.children:
        if each.dep_ == noun.dep_ and each.pos_ == "PROPN" and each.left_edge.i == noun.i + 1:
            return each
    return None


def _between(noun: Token, relation: RelationName, lexicon: TieLexicon) -> Iterator[Frame]:
    """``rivalry between X and Y``; ``X's feud with Y``; ``X has close ties with Y``."""
    if is_open(verb_over(noun), lexicon.open_verbs):
        return
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in lexicon.denying:
        found = pairs(subject(noun.head), relation, _other_side(noun), noun, "relations.between")
        yield from (frame._replace(status=Status.DENIED) for frame in found)
        return
    both = after(noun, "between")
    if both is not None:
        for other in both.conjuncts:
            if other.i > both.i:
                yield Frame(both, relation, other, noun, "relations.between")
                yield Frame(other, relation, both, noun, "relations.between")
        return
    other_one = _other_side(noun)
    holder = child(noun, "poss")
    if holder is None and noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING:
        holder = subject(noun.head)
        other_one = other_one or after(noun.head, "with")
    yield from pairs(holder, relation, other_one, noun, "relations.between")


def _other_side(noun: Token) -> Token | None:
    return next((each for word in ("with", "to", "towards", "toward") if (each := after(noun, word))), None)
