"""Ties that phrases around a noun state: with backing of Y, at war with Y, an insurgency inside Y, pro-Y."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from crosscurrents.relations.frame import Frame
from crosscurrents.relations.grammar import after, child, coordinated, is_denied, is_open, subject, verb_over
from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.vocabulary import RelationName


def find_standing(tokens: Iterable[Token], lexicon: TieLexicon) -> Iterator[Frame]:
    """Yield the ties that a noun with its preposition, possessor or verb states."""
    for token in tokens:
        lemma = token.lemma_.lower()
        if lemma in lexicon.favours or token.lower_ in lexicon.favours:
            yield from _favour(token, lexicon)
        if lemma in lexicon.wars and token.pos_ in {"NOUN", "PROPN"}:
            yield from _war(token, lexicon)
        terms = lexicon.terms.get(lemma) or lexicon.terms.get(token.lower_)
        if terms is not None and token.dep_ == "pobj":
            yield from _on_terms(token, terms, lexicon)
        if token.lower_ == "side" and token.dep_ == "pobj":
            yield from _on_side(token, lexicon)
        if token.lower_ == "allied" and token.dep_ == "amod":
            yield from _allied(token)
        if token.lower_ in lexicon.prefixes:
            yield from _prefixed(token, lexicon.prefixes[token.lower_])


def _is_lasting(verb: Token, lexicon: TieLexicon) -> bool:
    return not (is_denied(verb) or is_open(verb, lexicon.open_verbs))


def _favour(noun: Token, lexicon: TieLexicon) -> Iterator[Frame]:
    """``with Y's backing``, ``receives weapons from Y``, ``Y's support for X``."""
    verb = verb_over(noun)
    if noun.pos_ not in {"NOUN", "PROPN"} or not _is_lasting(verb, lexicon) or is_denied(noun):
        return
    if verb.lemma_.lower() in lexicon.ending:
        return
    giver = child(noun, "poss") or after(noun, "from") or after(noun, "of")
    if giver is None:
        giver = next((each for each in noun.lefts if each.dep_ == "amod" and each.is_title), None)
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and giver is not None:
        yield from _backing(giver, subject(verb), noun)
    taken = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in {"on", "upon"})
    if taken and verb.lemma_.lower() in lexicon.receiving:
        giver = giver or after(verb, "from")
        yield from _backing(giver, subject(verb), noun)
    if child(noun, "poss") is not None:
        yield from _backing(child(noun, "poss"), after(noun, "for"), noun)


def _backing(giver: Token | None, taker: Token | None, noun: Token) -> Iterator[Frame]:
    for one in coordinated(giver):
        for other in coordinated(taker):
            if one.i != other.i:
                yield Frame(one, RelationName.BACKS, other, noun, "relations.favour")


def _war(noun: Token, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X wages war on Y``, ``X's insurgency against Y``, ``X leads an insurgency inside Y``."""
    verb = noun.head
    waged = noun.dep_ == "dobj" and verb.lemma_.lower() in lexicon.waging
    if not _is_lasting(verb_over(noun), lexicon) or verb.lemma_.lower() in lexicon.ending:
        return
    holder = subject(verb) if waged else child(noun, "poss")
    words = ("against", "on", "with", "in", "inside") if waged else ("against", "with")
    for word in words:
        target = after(noun, word) or (after(verb, word) if waged and word in {"against", "on"} else None)
        for one in coordinated(holder):
            for other in coordinated(target):
                yield Frame(one, RelationName.HOSTILE_TO, other, noun, "relations.war")
        if target is not None:
            return


def _on_terms(noun: Token, relation: RelationName, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X is at war with Y``; ``X, at odds with Y``."""
    preposition = noun.head
    if preposition.lower_ not in {"at", "in"} or any(each.dep_ != "prep" for each in noun.children):
        return
    target = after(noun, "with") or after(preposition.head, "with")
    over = preposition.head
    own = subject(over) if over.pos_ in {"VERB", "AUX"} else over
    if target is None or not _is_lasting(verb_over(over), lexicon):
        return
    for one in coordinated(own):
        for other in coordinated(target):
            if one.i != other.i:
                yield Frame(one, relation, other, noun, "relations.terms")


def _on_side(noun: Token, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X fights on Y's side``, ``on the side of Y``."""
    verb = verb_over(noun.head)
    other = child(noun, "poss") or after(noun, "of")
    if noun.head.lower_ != "on" or other is None or not _is_lasting(verb, lexicon):
        return
    for one in coordinated(subject(verb)):
        yield Frame(one, RelationName.ALLIED_WITH, other, noun, "relations.terms")


def _allied(word: Token) -> Iterator[Frame]:
    """``the army and allied militias``."""
    noun = word.head
    if noun.dep_ == "conj" and noun.head.i < word.i:
        yield Frame(noun.head, RelationName.ALLIED_WITH, noun, word, "relations.terms")


def _prefixed(prefix: Token, relation: RelationName) -> Iterator[Frame]:
    """``the pro-X militia``, ``anti-X rebels``: how the noun stands to the name after the hyphen."""
    doc = prefix.doc
    if prefix.i + 2 >= len(doc) or doc[prefix.i + 1].text not in {"-", "–"}:
        return
    named = doc[prefix.i + 2]
    noun = named.head if named.head.i > named.i else prefix.head
    if noun.i > named.i and noun.pos_ in {"NOUN", "PROPN"}:
        yield Frame(noun, relation, named, prefix, "relations.prefix")
