"""Statements of how one stands to another, found in the parse: who, whom, which tie, by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from crosscurrents.relations.grammar import (
    after,
    agent,
    child,
    coordinated,
    is_denied,
    is_open,
    is_over,
    is_passive,
    subject,
    verb_over,
)
from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.vocabulary import RelationName


class Frame(NamedTuple):
    """A tie between the actors that two words head; ``trigger`` is the word that states it."""

    holder: Token
    relation: RelationName
    target: Token
    trigger: Token
    rule: str
    last: Token | None = None
    """A further word that the evidence must reach to."""


def find_frames(tokens: Iterable[Token], lexicon: TieLexicon) -> Iterator[Frame]:
    """Yield the ties that a sentence states; what is denied, conditional or wished for states none."""
    for token in tokens:
        word, lemma = token.lower_, token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBD"}:
            yield from _verb(token, lemma, lexicon)
        if word in lexicon.participles:
            yield from _participle(token, word, lexicon)
        if word in lexicon.compounds or "-" in word:
            yield from _compound(token, word, lexicon)
        if lemma in lexicon.adjectives:
            yield from _adjective(token, lemma, lexicon)
        if token.pos_ in {"NOUN", "PROPN"}:
            yield from _noun(token, lemma, lexicon)


def _pairs(
    holder: Token | None, relation: RelationName, target: Token | None, trigger: Token, rule: str
) -> Iterator[Frame]:
    for one in coordinated(holder):
        for other in coordinated(target):
            if one.i != other.i:
                yield Frame(one, relation, other, trigger, rule)


def _verb(verb: Token, lemma: str, lexicon: TieLexicon) -> Iterator[Frame]:
    if lemma in lexicon.regarding:
        yield from _regarding(verb, lexicon)
    for rest, relation in lexicon.verbs.get(lemma, {}).items():
        if is_open(verb, lexicon.open_verbs) or is_over(verb):
            continue
        if is_denied(verb):
            turned = lexicon.denied.get(lemma)
            if turned is None:
                continue
            relation = turned
        if is_passive(verb) and not rest:
            patient = subject(verb) or (verb.head if verb.dep_ == "acl" else None)
            yield from _pairs(agent(verb), relation, patient, verb, "relations.verb")
        else:
            yield from _pairs(subject(verb), relation, after(verb, rest), verb, "relations.verb")


def _participle(word: Token, text: str, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X, backed by Y``; ``X is allied with Y``; ``X feels threatened by Y``."""
    for rest, relation in lexicon.participles[text].items():
        other = agent(word) if rest == "by" else after(word, rest)
        if other is None or is_denied(word) or is_over(word) or is_open(verb_over(word), lexicon.open_verbs):
            continue
        own = subject(word) if word.dep_ not in {"acl", "amod"} else word.head
        if own is None and word.dep_ in {"acomp", "oprd", "xcomp"}:
            own = subject(word.head)
        if own is None:
            continue
        holder, target = (other, own) if relation is RelationName.BACKS else (own, other)
        if word.lemma_.lower() not in lexicon.verbs or relation is not RelationName.BACKS:
            yield from _pairs(holder, relation, target, word, "relations.participle")


def _compound(word: Token, text: str, lexicon: TieLexicon) -> Iterator[Frame]:
    """``Y-backed X``: the word before the hyphen holds the tie to the noun."""
    doc = word.doc
    before, _, last = text.rpartition("-")
    if before and last in lexicon.compounds:
        if word.head.i > word.i:
            yield Frame(word, lexicon.compounds[last], word.head, word, "relations.compound")
        return
    if text not in lexicon.compounds or word.i < 2 or doc[word.i - 1].text not in {"-", "–"}:
        return
    noun = word.head if word.head.i > word.i else None
    if noun is not None:
        yield Frame(doc[word.i - 2], lexicon.compounds[text], noun, word, "relations.compound")


def _adjective(word: Token, lemma: str, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X is wary of Y``, ``X, hostile to Y``, ``X, leery of coming into contact with Y``."""
    for rest, relation in lexicon.adjectives[lemma].items():
        target = after(word, rest)
        if target is None or is_denied(word) or is_open(verb_over(word), lexicon.open_verbs):
            continue
        if target.tag_ == "VBG":
            target = _object_below(target)
        own = word.head if word.dep_ in {"amod", "acl", "appos"} else subject(word.head)
        if word.dep_ == "conj":
            own = subject(word) or subject(verb_over(word.head))
        yield from _pairs(own, relation, target, word, "relations.adjective")


def _object_below(verb: Token) -> Token | None:
    """Return the last object in what hangs on a gerund."""
    objects = [
        each
        for each in verb.subtree
        if each.dep_ in {"dobj", "pobj"} and each.pos_ in {"PROPN", "PRON", "NOUN"}
    ]
    return objects[-1] if objects else None


def _noun(noun: Token, lemma: str, lexicon: TieLexicon) -> Iterator[Frame]:
    if lemma in lexicon.nouns:
        yield from _role_noun(noun, lexicon.nouns[lemma], lexicon)
    relation = lexicon.between.get(lemma)
    if lemma in lexicon.relations_nouns or noun.lower_ in lexicon.relations_nouns:
        words = (each.lower_ for each in noun.children if each.dep_ in {"amod", "compound"})
        relation = next(
            (lexicon.relations_words[word] for word in words if word in lexicon.relations_words), None
        )
    if relation is not None and not is_denied(noun):
        yield from _between(noun, relation, lexicon)


def _role_noun(noun: Token, relation: RelationName, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X, an ally of Y``; ``Y's ally X``; ``X is Y's enemy``; ``Y considers X an enemy`` is regarding."""
    owner = child(noun, "poss") or (child(noun.head, "poss") if noun.dep_ == "appos" else None)
    if is_denied(noun) or (owner is None and is_open(verb_over(noun), lexicon.open_verbs)):
        return
    other = owner or after(noun, "of") or after(noun, "to")
    own = child(noun, "appos")
    if noun.dep_ == "appos":
        own = noun.head
    elif noun.dep_ == "attr" and noun.head.lemma_ in {"be", "become", "remain"}:
        own = subject(noun.head)
    if noun.dep_ == "compound" and own is None:
        own, other = noun.head, other or child(noun.head, "poss")
    own = own or _named_right_after(noun)
    if own is None and noun.dep_ == "appos" and noun.tag_ == "NNS":
        own = noun.head
    if own is not None and other is None and noun.tag_ == "NNS":
        yield from _each_other(own, relation, noun)
        return
    # "its allies", "a local ally of Y" without a name: the noun itself is the actor, if it is one.
    if own is None and relation in lexicon.mutual:
        own = noun
    if own is not None and other is not None and own.i != other.i:
        yield from _pairs(own, relation, other, noun, "relations.noun")


def _each_other(one: Token, relation: RelationName, noun: Token) -> Iterator[Frame]:
    """``X and Y are rivals``: each is to the other what the plural says."""
    everyone = list(coordinated(one))
    for holder in everyone:
        for target in everyone:
            if holder.i != target.i:
                yield Frame(holder, relation, target, noun, "relations.each-other")


def _named_right_after(noun: Token) -> Token | None:
    """Return the name in ``Y's ally X``, which the parser takes for a second subject or object."""
    for each in noun.head.children:
        if each.dep_ == noun.dep_ and each.pos_ == "PROPN" and each.left_edge.i == noun.i + 1:
            return each
    return None


def _between(noun: Token, relation: RelationName, lexicon: TieLexicon) -> Iterator[Frame]:
    """``rivalry between X and Y``; ``X's feud with Y``; ``X has close ties with Y``."""
    if is_open(verb_over(noun), lexicon.open_verbs):
        return
    both = after(noun, "between")
    if both is not None:
        for other in both.conjuncts:
            if other.i > both.i:
                yield Frame(both, relation, other, noun, "relations.between")
                yield Frame(other, relation, both, noun, "relations.between")
        return
    other_one = after(noun, "with") or after(noun, "to") or after(noun, "towards")
    holder = child(noun, "poss")
    if (
        holder is None
        and noun.dep_ == "dobj"
        and noun.head.lemma_ in {"have", "enjoy", "maintain", "keep", "forge"}
    ):
        holder = subject(noun.head)
        other_one = other_one or after(noun.head, "with")
    yield from _pairs(holder, relation, other_one, noun, "relations.between")


def _regarding(verb: Token, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X sees Y as no better than Z``, ``X considers Y a terrorist group``."""
    if is_denied(verb) or any(each.tag_ == "MD" for each in verb.children):
        return
    passive = is_passive(verb)
    said_of = subject(verb) if passive else after(verb, "")
    holder = agent(verb) if passive else subject(verb)
    complement = next(
        (each for each in verb.children if each.dep_ == "prep" and each.lower_ in {"as", "among"}), None
    )
    complement = complement or child(verb, "oprd", "ccomp", "xcomp")
    if complement is None:
        return
    if said_of is None and complement.dep_ in {"ccomp", "xcomp"}:
        said_of = child(complement, "nsubj")
    inside = {each.i for each in said_of.subtree} if said_of is not None else set()
    words = [each for each in complement.subtree if each.i not in inside]
    for index, word in enumerate(words):
        two = f"{word.lower_} {words[index + 1].lower_}" if index + 1 < len(words) else ""
        relation = lexicon.regarded.get(two) or lexicon.regarded.get(word.lower_)
        if relation is not None:
            for frame in _pairs(holder, relation, said_of, verb, "relations.regarding"):
                yield frame._replace(last=words[min(index + 1, len(words) - 1)] if two else word)
            return
