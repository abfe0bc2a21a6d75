"""Cues that tell how an event stands in its sentence, found by climbing the parse from its word.

Follows the idea of Saurí and Pustejovsky (2012) that an event's factuality is what every word above it
makes of it in turn: ``deny``, ``plan`` and ``if`` each change the standing of what they embed. What a
sentence takes for granted escapes them (Karttunen 1971): participles beside a noun, what one regrets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from crosscurrents.events.stance_words import CueClass, StanceWords, stance_words
from crosscurrents.vocabulary import Status

_EMBEDS = frozenset(
    (
        "xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "nsubjpass", "csubj", "oprd", "attr", "prep",
        "advmod", "acomp",
    )
)  # fmt: skip
_NOMINAL = frozenset(("NOUN", "PROPN"))
_VERBAL = frozenset(("VERB", "AUX"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_ARGUMENT_LINKS = frozenset(("of", "for", "on", "in", "from", "about", "to", "against", "into", "at", "with"))
_NOT_SHARED = frozenset(("imperative", "conditioned"))
_SCOPED = frozenset(("negation", "conditional", "question"))
_DEEPEST = 14


@dataclass(frozen=True, slots=True)
class Cue:
    """One word (or construction) that changes an event's standing."""

    name: str
    factor: float
    status: Status | None
    token: Token


def cues_above(token: Token) -> list[Cue]:
    """Return the cues over an event's word, nearest first, each once."""
    words = stance_words()
    found = [*_own_cues(token, words), *_over(token, words)]
    return list({(cue.name, cue.token.i): cue for cue in found}.values())


def _over(token: Token, words: StanceWords) -> Iterator[Cue]:
    """Climb from the event's word to the root, or to where what stands above no longer reaches it."""
    node, definite = token, False
    for _ in range(_DEEPEST):
        head, dep = node.head, node.dep_
        if dep == "ROOT" or _taken_for_granted(node):
            return
        definite = definite or _is_definite(node)
        if dep == "conj":
            yield from _shared_cues(node, head, words)
        elif dep == "advcl":
            yield from _adverbial_cues(node, words)
            if not _infinitive(node):
                return
            yield from (cue for cue in _own_cues(head, words) if cue.name not in _NOT_SHARED)
        elif dep == "nsubj":
            if not _tells_of_happening(head, words):
                return
            yield from _cues_over_subject(head, words)
        elif dep == "dobj" and definite and head.lemma_.lower() in words.lists["phases"]:
            return
        elif dep in _EMBEDS:
            governors = list(_governor_cues(node, head, dep, words))
            yield from governors
            if any(cue.name == "factive" for cue in governors):
                return
            if head.pos_ in _VERBAL and dep not in ("prep", "advmod"):
                yield from _cues_over_argument(head, definite, words)
        node = head


def _cue(kind: CueClass, token: Token) -> Cue:
    return Cue(kind.name, kind.factor, kind.status, token)


def _own_cues(token: Token, words: StanceWords) -> Iterator[Cue]:
    """Negation, modals, adverbs and conditions that hang on the word itself."""
    negation = next((child for child in token.children if _negates(child, token, words)), None)
    if negation is not None:
        yield _cue(words.single["negation"], negation)
    for child in token.children:
        lower, dep = child.lower_, child.dep_
        if dep == "aux" and lower in words.modals:
            yield _cue(words.modals[lower], child)
        elif dep == "advmod" and lower in words.adverbs:
            yield _cue(words.adverbs[lower], child)
        elif dep == "amod" and token.pos_ in _NOMINAL and lower in words.governors:
            if words.governors[lower].name not in ("factive", "implicative", "report"):
                yield _cue(words.governors[lower], child)
        elif dep == "mark" and lower in words.lists["conditionals"]:
            yield _cue(words.single["conditional"], child)
    if any(child.dep_ == "advcl" and _is_condition(child, words) for child in token.children):
        yield _cue(words.single["conditioned"], token)
    if token.dep_ == "ROOT" and token.pos_ == "VERB":
        yield from _sentence_cues(token, words)


def _negates(child: Token, token: Token, words: StanceWords) -> bool:
    """Tell whether a word denies the one it hangs on: ``not``, ``no longer``, ``nobody``, ``no attack``.

    ``Not only`` and ``No. 1`` deny nothing; an object with ``no`` leaves a verb of having or seeing alone.
    """
    lower, dep = child.lower_, child.dep_
    if dep == "neg" or (dep in ("advmod", "det", "cc", "preconj") and lower in words.lists["negations"]):
        return not _spares(child, words)
    if dep == "advmod" and lower in ("longer", "more"):
        return any(c.lower_ == "no" for c in child.children)
    if dep in _SUBJECTS:
        return lower in words.lists["nobody"] or _has_no(child)
    return dep == "dobj" and _has_no(child) and token.lemma_.lower() not in words.lists["untouched"]


def _has_no(noun: Token) -> bool:
    return any(
        c.dep_ == "det" and c.lower_ in ("no", "neither") and c.nbor().text != "." for c in noun.children
    )


def _spares(negation: Token, words: StanceWords) -> bool:
    """Tell whether what follows a negation takes it off its verb: ``not only``, ``No. 1``."""
    if negation.i + 1 >= len(negation.doc):
        return False
    return negation.nbor().lower_ in words.lists["spared"]


def _is_condition(clause: Token, words: StanceWords) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in words.lists["conditionals"] for c in clause.children)


def _sentence_cues(token: Token, words: StanceWords) -> Iterator[Cue]:
    last = token.sent[-1]
    granted = any(child.lower_ == "why" for child in token.children)
    if not granted and (last.text == "?" or (len(token.sent) > 1 and token.sent[-2].text == "?")):
        yield _cue(words.single["question"], last)
    bare = token.tag_ == "VB" and not any(
        c.dep_ in ("aux", "nsubj", "nsubjpass", "expl") for c in token.children
    )
    if bare and token.i - token.sent.start <= 1:
        yield _cue(words.single["imperative"], token)


def _taken_for_granted(node: Token) -> bool:
    """Tell whether what stands above leaves a clause untouched: ``the wounds created by``, ``who fled``."""
    if node.dep_ == "relcl":
        return not _infinitive(node)
    finite = any(c.dep_ in ("aux", "auxpass", "mark", "nsubj", "nsubjpass") for c in node.children)
    return node.dep_ in ("acl", "amod") and node.tag_ == "VBN" and not finite


def _is_definite(node: Token) -> bool:
    """Tell whether a noun names what is known to be there: ``the battle``, ``their battle``."""
    return node.pos_ in _NOMINAL and any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those"))
        for c in node.children
    )


def _infinitive(node: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)


def _shared_cues(node: Token, head: Token, words: StanceWords) -> Iterator[Cue]:
    """A second verb shares the modal of the first, unless it has a subject or auxiliary of its own."""
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in node.children)
    if not own and head.pos_ in _VERBAL and node.tag_ == head.tag_:
        yield from (cue for cue in _own_cues(head, words) if cue.name not in _NOT_SHARED)


def _adverbial_cues(node: Token, words: StanceWords) -> Iterator[Cue]:
    marks = [c for c in node.children if c.dep_ in ("mark", "advmod")]
    if any(c.lower_ in words.lists["open_ends"] for c in marks):
        yield _cue(words.single["temporal_open"], node)
    elif _infinitive(node):
        adjective = _predicate(node.head)
        known = words.governors.get((adjective or node.head).lemma_.lower())
        if known is None or known.name in ("factive", "implicative", "report"):
            known = words.single["purpose"]
        yield _cue(known, adjective or node.head)


def _predicate(verb: Token) -> Token | None:
    """Return the adjective of ``is hard``, ``seems unlikely``."""
    return next((c for c in verb.children if c.dep_ == "acomp"), None)


def _tells_of_happening(verb: Token, words: StanceWords) -> bool:
    """Tell whether a verb says of its subject that it is, will be or was: ``talks took place``."""
    adjective = _predicate(verb)
    if adjective is not None:
        known = words.governors.get(adjective.lemma_.lower())
        return known is not None and known.status is not None
    return verb.lemma_.lower() in words.lists["happening"] or _looms(verb, words) is not None


def _looms(verb: Token, words: StanceWords) -> Token | None:
    """Return what says that something is still to come: ``is on the way``, ``is around the corner``."""
    if verb.lemma_ != "be":
        return None
    nouns = (c for prep in verb.children if prep.dep_ == "prep" for c in prep.children if c.dep_ == "pobj")
    return next((noun for noun in nouns if noun.lower_ in words.lists["looming"]), None)


def _cues_over_subject(verb: Token, words: StanceWords) -> Iterator[Cue]:
    """What happens to a happening: ``talks did not take place``, ``an attack is unlikely``."""
    adjective, looming = _predicate(verb), _looms(verb, words)
    if adjective is not None:
        yield _cue(words.governors[adjective.lemma_.lower()], adjective)
        yield from (cue for cue in _own_cues(verb, words) if cue.name == "negation")
        return
    if looming is not None:
        yield _cue(words.single["destined"], looming)
    yield from (cue for cue in _own_cues(verb, words) if cue.name != "imperative")


def _cues_over_argument(verb: Token, definite: bool, words: StanceWords) -> Iterator[Cue]:
    """What a verb's own cues make of its argument: what is known to be there outlives a denial."""
    own = [cue for cue in _own_cues(verb, words) if cue.name != "imperative"]
    lemma = verb.lemma_.lower()
    kind = words.governors.get(lemma)
    carries = lemma in words.lists["happening"] or (kind is not None and kind.name == "implicative")
    if definite and not carries and any(cue.name in _SCOPED for cue in own):
        return
    yield from own


def _governor_cues(node: Token, head: Token, dep: str, words: StanceWords) -> Iterator[Cue]:
    """What the word above makes of the one it embeds."""
    if head.pos_ == "ADP" and dep != "prep":
        yield from _preposition_cues(head, dep, words)
        return
    if dep == "prep" and node.lower_ not in _ARGUMENT_LINKS:
        return
    lemma = head.lemma_.lower()
    known = words.governors.get(lemma) or words.governors.get(head.lower_)
    infinitive = _infinitive(node)
    if lemma == "due" and not infinitive:
        known = None
    if lemma == "be" and infinitive and dep == "xcomp":
        adjective = _predicate(head)
        yield (
            _cue(words.governors.get(adjective.lemma_.lower()) or words.single["infinitive"], adjective)
            if adjective
            else _cue(words.single["destined"], head)
        )
    elif known is not None:
        yield _cue(_sense(known, head, dep, words), head)
    elif infinitive and dep in ("xcomp", "acl", "ccomp") and lemma != "be":
        yield _cue(words.single["infinitive"], head)
    if head.pos_ in _NOMINAL:
        yield from (cue for cue in _own_cues(head, words) if cue.name == "negation")


def _sense(known: CueClass, head: Token, dep: str, words: StanceWords) -> CueClass:
    """Return what a governor means with its complement: ``asked whether``, ``denied that``."""
    if known.name == "request" and head.lemma_.lower() == "ask" and dep == "ccomp":
        return words.single["question"]
    if known.name == "denial" and dep in ("ccomp", "xcomp"):
        return words.single["denied_clause"]
    return known


def _preposition_cues(preposition: Token, dep: str, words: StanceWords) -> Iterator[Cue]:
    """``without shelling``, ``decided against going``, ``keep them from leaving``."""
    lower, above = preposition.lower_, preposition.head
    if lower == "without":
        yield _cue(words.single["without"], preposition)
    elif lower == "like" and above.lemma_.lower() in words.lists["seeming"]:
        yield _cue(words.governors["seem"], above)
        split = next((c for c in above.children if c.dep_ == "ccomp" and c.i > preposition.i), None)
        if split is not None and not any(c.dep_ in _SUBJECTS for c in split.children):
            yield from _own_cues(split, words)
    elif dep == "pcomp" and lower == "against" and above.lemma_.lower() in words.governors:
        yield _cue(words.single["against"], preposition)
    elif lower == "from" and above.lemma_.lower() in words.lists["shields"]:
        yield _cue(words.single["shielded"], preposition)
