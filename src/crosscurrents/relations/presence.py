"""Who stands at a place or holds it, where nouns and set phrases say so: troops at X, X in the hands of Y."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from spacy.tokens import Token

from crosscurrents.relations.grammar import after, child, coordinated, is_denied, is_open, subject, verb_over
from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.relations.places import PlaceFrame, PlaceIndex
from crosscurrents.vocabulary import RelationName, Status


def find_presence(tokens: Iterable[Token], lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """Yield who is at or holds a place; only armed actors count for ``relations.presence``."""
    if not places:
        return
    for token in tokens:
        lemma, word = token.lemma_.lower(), token.lower_
        if token.pos_ in {"NOUN", "PROPN"}:
            yield from _standing(token, lexicon, places)
        if word in lexicon.holding:
            yield from _holding(token, lexicon, places)
        if lemma in lexicon.remaining and token.pos_ in {"VERB", "AUX"}:
            yield from _remaining(token, lexicon, places)
        if lemma in lexicon.withdrawing and token.pos_ == "VERB":
            yield from _asked_to_leave(token, lexicon, places)
        if word == "claim" and token.dep_ == "dobj":
            yield from _claim(token, lexicon, places)


def _standing(noun: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``troops at Y``; ``X has fighters in Y``, where the one who has them is the holder."""
    verb = noun.head
    kept = noun.dep_ == "dobj" and verb.lemma_.lower() in lexicon.keeping
    armed = noun.lemma_.lower() in lexicon.troops
    harmed = noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in lexicon.losing
    if harmed or (kept and is_open(verb, lexicon.open_verbs)):
        return
    lacking = kept and armed and (is_denied(noun) or is_denied(verb))
    if not lacking and (_is_gone(noun, lexicon) or (kept and is_denied(verb))):
        return
    found = places.where(noun) or (places.where(verb) if kept and armed else _right_after(noun, places))
    if found is None or _is_apart(noun, found[1][0]):
        return
    owner = subject(verb) if kept and armed else None
    status = Status.DENIED if lacking else Status.OCCURRED
    yield PlaceFrame(owner or noun, RelationName.PRESENT_AT, *found, noun, "relations.presence", status)


def _is_gone(noun: Token, lexicon: TieLexicon) -> bool:
    """Tell whether ``no`` stands at a noun or at one that it belongs to, or leaving: ``defeat of X in Y``."""
    while noun.pos_ in {"NOUN", "PROPN", "ADP"} and noun.head.i != noun.i:
        if is_denied(noun) or noun.lemma_.lower() in lexicon.leaving:
            return True
        noun = noun.head
    return False


def _is_apart(noun: Token, start: int) -> bool:
    """Tell whether a comma stands between a noun and the place that starts at an offset."""
    following = takewhile(lambda each: each.idx < start, noun.doc[noun.i :])
    return any(each.text == "," for each in following)


def _right_after(noun: Token, places: PlaceIndex) -> tuple[str, tuple[int, int]] | None:
    """Return the place in ``struck X in Y``, where the parser hangs ``in Y`` on the verb."""
    if noun.dep_ not in {"dobj", "pobj"} or noun.i + 1 >= len(noun.doc):
        return None
    following = noun.doc[noun.i + 1]
    if following.dep_ != "prep" or following.lower_ not in {"in", "at", "near", "inside"}:
        return None
    joined = (following, *following.conjuncts)
    return next((place for each in joined if (place := places.at(child(each, "pobj")))), None)


def _holding(word: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``Y is in the hands of X``, ``in X's hands``, ``under the control of X``; ``X is in control of Y``."""
    preposition = word.head
    if preposition.dep_ != "prep" or preposition.lower_ not in {"in", "under"}:
        return
    over = preposition.head
    verb = verb_over(over)
    if is_denied(verb) or is_open(verb, lexicon.open_verbs):
        return
    own = subject(over) if over.pos_ in {"VERB", "AUX"} else over
    other = after(word, "of")
    held = places.at(other)
    if preposition.lower_ == "in" and held is not None and own is not None:
        yield PlaceFrame(own, RelationName.CONTROLS, *held, word, "relations.holding")
        return
    holder = other or child(word, "poss") or child(word, "compound", "amod", "nmod")
    found = places.at(own)
    if found is None and own is not None and own.pos_ == "ADV":
        found = places.at(own.head)
    if holder is not None and found is not None:
        yield PlaceFrame(holder, RelationName.CONTROLS, *found, word, "relations.holding")


def _remaining(verb: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``X are still there``, ``X are thought to be inside``, ``X remain in Y``."""
    if is_denied(verb) or is_open(verb, lexicon.open_verbs):
        return
    own = subject(verb)
    found = places.where(verb)
    if own is not None and found is not None and not any(each.lower_ == "no" for each in own.lefts):
        yield PlaceFrame(own, RelationName.PRESENT_AT, *found, verb, "relations.presence")


def _claim(noun: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``X and Z lay claim to Y``."""
    verb = noun.head
    if verb.lemma_.lower() not in {"lay", "lie", "stake", "have"} or is_denied(verb):
        return
    target = after(noun, "to") or after(verb, "to") or after(noun, "on")
    if target is None or is_open(verb, lexicon.open_verbs):
        return
    found = places.at(target) or (places.before(target.sent[0]) if target.lower_ == "it" else None)
    if found is None:
        return
    holders = [each for each in verb.lefts if each.dep_ == "nsubj"] or list(coordinated(subject(verb)))
    for each in (one for holder in holders for one in coordinated(holder)):
        yield PlaceFrame(each, RelationName.CLAIMS, *found, noun, "relations.claim")


def _asked_to_leave(verb: Token, lexicon: TieLexicon, places: PlaceIndex) -> Iterator[PlaceFrame]:
    """``demanded that X pull its troops out of Y``: they are there, as long as they are asked to go."""
    asked = verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_.lower() in lexicon.requesting
    if not asked or is_denied(verb.head):
        return
    troops = child(verb, "dobj")
    found = places.at(after(verb, "from")) or places.at(after(verb, "out of"))
    if found is None and (from_there := after(verb, "from") or after(verb, "out of")) is not None:
        found = places.where(from_there)
    leaver = troops or subject(verb) or child(verb.head, "dobj")
    if leaver is not None and found is not None:
        yield PlaceFrame(leaver, RelationName.PRESENT_AT, *found, verb, "relations.presence")
