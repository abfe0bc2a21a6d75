"""What somebody does by saying something: the cue's own act, refined by what is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from crosscurrents.statements.attributed import Attribution
from crosscurrents.statements.cues import load_yaml
from crosscurrents.vocabulary import StatementKind as Kind

_LONGEST_QUESTION = 60
_NEAR = 8
_AHEAD_WITHIN = 8
OwnSide = Callable[[Token], bool]
_FIRST_PERSON = frozenset({"i", "we", "us", "ourselves"})
_OWN = frozenset({"my", "our"})
_THIRD_PERSON = frozenset({"he", "she", "they", "it"})
_THIRD_OWN = frozenset({"his", "her", "their", "its"})
_FIXED = frozenset({Kind.DENIAL, Kind.ACCUSATION, Kind.THREAT, Kind.PLAN})
_ORDER = (
    Kind.THREAT,
    Kind.PROMISE,
    Kind.PLAN,
    Kind.DEMAND,
    Kind.PREDICTION,
    Kind.DENIAL,
    Kind.ACCUSATION,
    Kind.OPINION,
)


@lru_cache(maxsize=1)
def kind_words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``kinds.yaml`` that decide about kinds."""
    table: dict[str, Any] = load_yaml("kinds.yaml")
    return {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}


def kind_of(attribution: Attribution, predicates: list[Token], own_side: OwnSide = lambda _: False) -> Kind:
    """Return what is done by saying it.

    ``predicates`` are the main verbs of the content; ``own_side`` tells whether a word names the speaker
    or an actor for which the speaker speaks, so that a minister's ``the army will`` is a promise.
    """
    act = attribution.act
    unassertive = kind_words()["conceding"] | kind_words()["asking"]
    if act is Kind.CLAIM and attribution.head.lemma_.lower() in unassertive:
        return Kind.CLAIM
    if act in _FIXED:
        return act
    if act is Kind.PROMISE:
        return Kind.THREAT if _vows_harm(attribution, predicates) else act
    read = {_kind_of_clause(attribution, verb, own_side) for verb in predicates}
    if act is Kind.OPINION:
        return Kind.PREDICTION if attribution.rule.endswith("that") and read & {Kind.PREDICTION} else act
    if act is not Kind.CLAIM:
        return act
    return next((kind for kind in _ORDER if kind in read), Kind.CLAIM)


def _vows_harm(attribution: Attribution, predicates: list[Token]) -> bool:
    words = kind_words()
    if attribution.head.lemma_.lower() not in words["vowing"]:
        return False
    return any(
        verb.lemma_.lower() in words["vowed_harm"]
        or any(t.lemma_.lower() in words["harm_nouns"] for t in verb.children)
        for verb in predicates
    )


def _kind_of_clause(attribution: Attribution, verb: Token, own_side: OwnSide) -> Kind | None:
    words = kind_words()
    if _asks(verb):
        return None
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    own = speaks_of_own(attribution, verb, own_side)
    if is_future(verb, is_verbatim(attribution, verb)):
        return _future_kind(attribution, verb, own)
    if _counts_down(verb) or _foretells(verb):
        return Kind.PREDICTION
    if own and is_conditional(verb) and _harms(verb):
        return Kind.THREAT
    if own and verb.lemma_.lower() in words["planning"] - words["evaluating_verbs"]:
        return Kind.PLAN
    obliged = helpers & words["obligation"] or _must(verb)
    if (obliged and not own) or _imperative(verb, attribution):
        return Kind.DEMAND
    if own and verb.lemma_.lower() in words["evaluating_verbs"]:
        return Kind.OPINION
    return _judgement(verb, own)


def _asks(verb: Token) -> bool:
    """Tell whether the sentence after a verb ends in a question mark."""
    for token in verb.doc[verb.i : verb.i + _LONGEST_QUESTION]:
        if token.text in (".", "!", "?"):
            return token.text == "?"
    return False


def _future_kind(attribution: Attribution, verb: Token, own: bool) -> Kind:
    words = kind_words()
    lemma = verb.lemma_.lower()
    warned = attribution.head.lemma_.lower() == "warn"
    if _harms(verb) and (own or warned) and not _negated(verb):
        return Kind.THREAT
    if own and lemma not in words["stative"]:
        return Kind.PROMISE
    return Kind.PREDICTION


def is_future(verb: Token, quoted: bool) -> bool:
    """Tell whether a clause speaks of what is to come (``will``, ``is going to``, reported ``would``)."""
    words = kind_words()
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & words["future"]:
        return True
    if helpers & words["future_of_the_past"] and "have" not in helpers:
        return not quoted and not is_conditional(verb)
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words["timetable"] and _has_time_ahead(verb):
        return True
    likely = [child for child in verb.children if child.dep_ == "acomp" and child.lower_ in words["imminent"]]
    if any(state.i + 1 < len(state.doc) and state.nbor().lower_ == "to" for state in likely):
        return True
    lemma = verb.lower_
    onward = any(child.dep_ in ("xcomp", "acl", "prep") and child.i > verb.i for child in verb.children)
    return (
        lemma in words["imminent"]
        and onward
        and (verb.tag_ != "VBN" or "auxpass" in {c.dep_ for c in verb.children})
    )


def _has_time_ahead(verb: Token) -> bool:
    """Tell whether a present tense is set in the future by a time beside it (``starts next week``)."""
    after = verb.doc[verb.i + 1 : verb.i + _AHEAD_WITHIN]
    return any(token.lower_ in kind_words()["ahead"] for token in after)


def _foretells(verb: Token) -> bool:
    """Tell whether ``could`` or ``may`` speaks of what is to come: a time ahead stands beside it."""
    if not {child.lower_ for child in verb.children} & kind_words()["hedged"] or _has_child(verb, "have"):
        return False
    after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + _AHEAD_WITHIN]]
    units = (place for place, word in enumerate(after) if word in kind_words()["counted_down"])
    opened = any({"first", "within", "coming"} & set(after[max(0, place - 3) : place]) for place in units)
    return opened or _has_time_ahead(verb)


def _has_child(verb: Token, word: str) -> bool:
    return any(child.lower_ == word for child in verb.children)


def _counts_down(verb: Token) -> bool:
    """Tell whether a clause counts down to something: ``is a matter of days``, ``was weeks away``."""
    if verb.lemma_ != "be":
        return False
    after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + _NEAR]]
    for place, word in enumerate(after[:-1] if after else []):
        if word in kind_words()["counted_down"]:
            return after[place + 1] in ("away", "off") or after[max(0, place - 2) : place] == ["matter", "of"]
    return False


def _judgement(verb: Token, own: bool) -> Kind | None:
    words = kind_words()
    said_of = [child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd", "dobj")]
    lemmas = {child.lemma_.lower() for child in said_of}
    if verb.lemma_ == "be" and lemmas & words["planning_nouns"]:
        return Kind.PLAN
    if verb.lemma_ == "be" and lemmas & words["denying"]:
        return Kind.DENIAL
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if (
        not own
        and not passive
        and (verb.lemma_.lower() in words["accusing"] or lemmas & words["accusing_nouns"])
    ):
        return Kind.ACCUSATION
    if verb.lemma_ in ("be", "seem", "look") and lemmas & words["evaluating"]:
        return Kind.OPINION
    return None


def _harms(verb: Token) -> bool:
    words = kind_words()
    if verb.lemma_.lower() in words["harm"]:
        return True
    return any(
        token.lemma_.lower() in words["harm_nouns"]
        for token in verb.children
        if token.dep_ in ("dobj", "attr")
    )


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def is_conditional(verb: Token) -> bool:
    """Tell whether a clause holds only if something else does."""
    return any(
        child.dep_ == "advcl" and any(mark.lower_ in ("if", "unless") for mark in child.children)
        for child in verb.children
    )


def _must(verb: Token) -> bool:
    if verb.lemma_.lower() not in kind_words()["obliging"]:
        return False
    return any(child.dep_ == "xcomp" and child.i > verb.i for child in verb.children)


def _imperative(verb: Token, attribution: Attribution) -> bool:
    if verb.tag_ != "VB" or verb.dep_ != "ROOT" or not is_verbatim(attribution, verb):
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for child in verb.children)


def is_verbatim(attribution: Attribution, token: Token) -> bool:
    """Tell whether a word is quoted, so that ``we`` is the speaker and ``would`` no future."""
    return any(start <= token.idx < end for start, end in attribution.quotes)


def speaks_of_own(attribution: Attribution, verb: Token, own_side: OwnSide) -> bool:
    """Tell whether a clause is about the speaker or theirs: ``we``, ``our troops``, reported ``he``."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return verb.dep_ == "xcomp"
    word = subject.lower_
    owners = {child.lower_ for child in subject.children if child.dep_ == "poss"}
    if word in _FIRST_PERSON or owners & _OWN or own_side(subject):
        return True
    return not is_verbatim(attribution, verb) and (word in _THIRD_PERSON or bool(owners & _THIRD_OWN))
