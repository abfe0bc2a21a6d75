"""Does a place name act here? States and seats of power are actors only where they do or are dealt with.

Rules over the dependency parse; word lists in ``data/actors/usage.yaml``.
"""

from __future__ import annotations

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.actors.lexicon import ActorLexicon


def state_acts(span: TokenSpan, lexicon: ActorLexicon) -> bool:
    """Tell whether a state's name is an actor here rather than where something is."""
    head = _topmost(span.root)
    words = lexicon.words
    if head.dep_ in {"compound", "nmod", "amod", "npadvmod"} and head.head.i > head.i:
        return False
    if any(child.lower_ in words["directions_set"] for child in span.root.children):
        return False
    if head.dep_ == "pobj" and head.head.pos_ in {"ADP", "SCONJ", "VERB", "ADV"}:
        return _prepositional_actor(head.head, lexicon)
    if head.dep_ == "poss":
        return (
            head.head.lower_ not in words["parts_set"] and head.head.lemma_.lower() not in words["parts_set"]
        )
    if head.i > 1 and head.doc[head.i - 1].text == "," and head.doc[head.i - 2].text.isupper():
        return False
    if head.dep_ == "appos" and _after_comma_of_place(head):
        return False
    if head.dep_ == "ROOT" and len(list(head.sent)) < 4:
        return False
    if head.dep_ == "dobj" and head.head.lemma_ in {
        "leave",
        "enter",
        "cross",
        "reach",
        "visit",
        "tour",
        "flee",
    }:
        return head.head.lemma_ == "visit"
    return True


def _topmost(head: Token) -> Token:
    """Climb from a conjunct to the first member: ``Syria, Russia and Turkey`` all do what Syria does."""
    while head.dep_ == "conj" and head.head.pos_ in {"PROPN", "NOUN"}:
        head = head.head
    return head


def _after_comma_of_place(head: Token) -> bool:
    if head.i < 2 or head.doc[head.i - 1].text != ",":
        return False
    return head.head.ent_type_ in {"GPE", "LOC", "FAC"} or head.doc[head.i - 2].text.isupper()


def _prepositional_actor(preposition: Token, lexicon: ActorLexicon) -> bool:
    words = lexicon.words
    lower = preposition.lower_
    governor = preposition.head
    if lower in words["locative_set"]:
        return False
    if governor.dep_ == "prep" and governor.lower_ in words["locative_set"]:
        return False
    if lower in words["directional_set"]:
        return governor.lemma_.lower() not in words["movement_set"] and governor.pos_ != "ADV"
    if lower in {"on", "with"} and governor.lemma_.lower() in words["movement_set"]:
        return False
    if lower == "on":
        return governor.lemma_.lower() in words["aimed_set"]
    if lower == "of":
        return governor.lemma_.lower() not in words["parts_set"] and governor.pos_ not in {
            "ADV",
            "NUM",
            "DET",
        }
    return True


def seat_acts(span: TokenSpan, lexicon: ActorLexicon, building: bool) -> bool:
    """Tell whether a capital (or a ``building`` such as a ministry's seat) stands for who rules there."""
    head = _topmost(span.root)
    words = lexicon.words
    if head.dep_ in {"compound", "nmod", "amod"} and head.head.i > head.i:
        return False
    described = [*span.root.children, *head.children]
    relative = next((c for c in described if c.dep_ == "relcl"), None)
    if relative is not None and relative.lemma_ not in words["city_verbs_set"]:
        return True
    if head.dep_ in {"nsubj", "nsubjpass", "agent"}:
        if head.dep_ == "nsubjpass":
            return head.head.lemma_ in words["dealing_verbs_set"]
        return building or head.head.lemma_ not in words["city_verbs_set"] or _feels(head.head, lexicon)
    if head.dep_ == "poss":
        return head.head.lemma_.lower() in words["deeds_set"] or building
    if head.dep_ == "pobj":
        return _dealt_with(head.head, lexicon, building)
    if head.dep_ in {"dobj", "dative"}:
        return building or head.head.lemma_ in words["dealing_verbs_set"]
    return building and head.dep_ not in {"appos", "ROOT"}


def _feels(verb: Token, lexicon: ActorLexicon) -> bool:
    """Tell whether somebody is said to be furious, wary or ready: no city is."""
    return any(
        child.dep_ == "acomp" and child.lemma_.lower() in lexicon.words["attitudes_set"]
        for child in verb.children
    )


def _dealt_with(preposition: Token, lexicon: ActorLexicon, building: bool) -> bool:
    words = lexicon.words
    lower = preposition.lower_
    governor = preposition.head
    if lower in words["locative_set"]:
        return False
    dealing = (
        governor.lemma_.lower() in words["dealings_set"] or governor.lemma_ in words["dealing_verbs_set"]
    )
    if lower in {"with", "between", "against", "by"}:
        return dealing or lower in {"by", "with", "between"} or building
    if lower in {"to", "from"} and governor.lemma_ in words["handing_set"]:
        return True
    if lower in {"to", "from", "for", "of", "on"}:
        return (
            dealing
            or (lower == "of" and governor.lemma_.lower() in words["deeds_set"])
            or (building and lower in {"to", "from", "for"} and governor.lemma_ not in words["movement_set"])
        )
    return False
