"""What a place name does where it stands: literal, metonymic, modifier, embedded or demonym."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.places.lexicon import class_of
from crosscurrents.places.schema import DEMONYM, PlaceRow
from crosscurrents.places.spans import Toponym
from crosscurrents.vocabulary import PlaceUsage

_ACTING = frozenset({"country", "capital", "province", "continent"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_PARTNERS = frozenset({"with", "against", "between", "by"})


def usage_of(toponym: Toponym, place: PlaceRow | None, form: int, acts: bool | None = None) -> PlaceUsage:
    """Return the usage of a name that was resolved to ``place`` by a name of this form.

    ``acts`` says whether the actors room reads an actor in these words; None where it read nothing, and
    the grammar decides: the subject of an action, its agent or partner, the owner of an act.
    """
    if form == DEMONYM:
        return PlaceUsage.DEMONYM
    if toponym.inside and toponym.label not in {"GPE", "LOC"}:
        return PlaceUsage.EMBEDDED
    head = toponym.span.root
    if acts:
        return PlaceUsage.METONYMIC
    may_act = acts is None and place is not None and class_of(place.feature) in _ACTING
    if head.dep_ in _MODIFIERS and head.head.i not in range(toponym.span.start, toponym.span.end):
        return _modifier(head, may_act)
    if may_act and _is_agent(head):
        return PlaceUsage.METONYMIC
    return PlaceUsage.LITERAL


def _modifier(head: Token, acts: bool) -> PlaceUsage:
    if head.dep_ == "poss":
        return PlaceUsage.METONYMIC if acts else PlaceUsage.LITERAL
    return PlaceUsage.EMBEDDED if head.head.pos_ == "PROPN" else PlaceUsage.MODIFIER


def _is_agent(head: Token) -> bool:
    """Tell whether a place stands where only something that acts can: subject of an action, partner."""
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in {"nsubj", "agent", "dative"}:
        return head.head.lemma_ != "be"
    return head.dep_ == "pobj" and head.head.lower_ in _PARTNERS
