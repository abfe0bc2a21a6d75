"""Ties between actors that whole phrases state: arms given, a coalition against, the power behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from crosscurrents.relations.frame import Frame
from crosscurrents.relations.grammar import after, child, coordinated, is_denied, is_open, status_of, subject
from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.vocabulary import RelationName


def find_phrases(tokens: Iterable[Token], lexicon: TieLexicon) -> Iterator[Frame]:
    """Yield the ties that phrases of several words state."""
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            yield from _verb(token, lemma, lexicon)
        elif lemma in lexicon.groupings:
            yield from _grouping(token)
        if lemma == "side" and token.tag_ == "NNS" and token.dep_ == "dobj":
            yield from _opposite_sides(token, lexicon)


def _verb(verb: Token, lemma: str, lexicon: TieLexicon) -> Iterator[Frame]:
    if lemma not in lexicon.giving and lemma not in lexicon.fearing:
        return
    status = status_of(verb, lexicon)
    if status is not None and lemma in lexicon.giving:
        yield from (frame._replace(status=status) for frame in _arms(verb, lexicon))
    if is_denied(verb) or is_open(verb, lexicon.open_verbs):
        return
    if lemma in lexicon.fearing:
        yield from _fear(verb)


def _arms(verb: Token, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X gives weapons to Y``, ``the weapons that X has given to Y``, ``X supplies Y with arms``."""
    given = child(verb, "dobj")
    if given is None or given.lower_ in {"that", "which"}:
        given = verb.head if verb.dep_ == "relcl" else given
    to = after(verb, "to") or child(verb, "dative")
    if to is None and (goods := after(verb, "with")) is not None:
        given, to = goods, given
    if to is not None and to.pos_ == "ADP":
        to = child(to, "pobj")
    if given is None or given.lemma_.lower() not in lexicon.arms or to is None:
        return
    for one in coordinated(subject(verb)):
        for other in coordinated(to):
            yield Frame(one, RelationName.BACKS, other, verb, "relations.arms")


def _fear(verb: Token) -> Iterator[Frame]:
    """``X fears that Y will keep the town``: X is wary of Y."""
    clause = child(verb, "ccomp")
    feared = subject(clause) if clause is not None and child(clause, "nsubj") is not None else None
    holder = subject(verb)
    if feared is not None and holder is not None:
        yield Frame(holder, RelationName.WARY_OF, feared, verb, "relations.fear")


def _grouping(noun: Token) -> Iterator[Frame]:
    """``the coalition against Y``; ``X, the party behind Y``."""
    target = after(noun, "against")
    if target is not None:
        for other in coordinated(target):
            yield Frame(noun, RelationName.HOSTILE_TO, other, noun, "relations.grouping")
    behind = after(noun, "behind")
    own = noun.head if noun.dep_ == "appos" else None
    if noun.dep_ == "attr":
        own = subject(noun.head)
    if behind is not None and own is not None:
        yield Frame(own, RelationName.BACKS, behind, noun, "relations.grouping")


def _opposite_sides(noun: Token, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X and Y support opposite sides``: rivals of each other."""
    opposite = any(each.lower_ in {"opposite", "opposing", "rival", "different"} for each in noun.lefts)
    verb = noun.head
    if not opposite or is_denied(verb) or is_open(verb, lexicon.open_verbs):
        return
    everyone = list(coordinated(subject(verb)))
    for one in everyone:
        for other in everyone:
            if one.i != other.i:
                yield Frame(one, RelationName.RIVAL_OF, other, noun, "relations.opposite-sides")
