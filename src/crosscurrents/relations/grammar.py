"""Small questions to a parse: who is the subject, what stands after a preposition, is it denied."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.vocabulary import Status

_CONDITIONS = frozenset({"if", "unless", "whether"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DENYING = frozenset({"no", "never", "hardly", "neither", "longer"})
_OWN_DOING = frozenset({"promise", "vow", "threaten", "use"})
_FORMER = frozenset({"former", "erstwhile", "onetime", "ex"})
_OVER = frozenset({"formerly", "previously", "once", "originally"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ADVERBIAL = frozenset({"where", "when", "why", "how", "whose"})


def child(token: Token, *dependencies: str) -> Token | None:
    """Return the first child with one of the dependencies."""
    return next((each for each in token.children if each.dep_ in dependencies), None)


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, its antecedent, or that of the verb it hangs on."""
    own = child(verb, "nsubj", "nsubjpass", "csubj")
    later = [each for each in verb.lefts if each.dep_ == "nsubj"]
    if own is not None and len(later) > 1:
        # "X, whose party is a rival": the parser gives the verb both subjects, its own stands nearer.
        own = later[-1]
    if own is not None:
        if own.lower_ in _RELATIVE and verb.dep_ == "relcl":
            return _agreeing(verb)
        return own
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX", "ADJ"}:
        return subject(verb.head)
    if verb.dep_ == "xcomp" and verb.head.lemma_ not in _OWN_DOING and (told := child(verb.head, "dobj")):
        return told
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subject(verb.head)
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        return _charged(verb.head)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBG":
        return verb.head
    return None


def _agreeing(verb: Token) -> Token:
    """Return whom ``which`` stands for by number: ``alliance`` in ``an alliance of groups that fights``."""
    noun = verb.head
    singular = any(each.tag_ == "VBZ" or each.lower_ == "was" for each in (verb, *verb.children))
    if not singular or noun.tag_ != "NNS" or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return noun
    over = noun.head.head
    return over if over.tag_ in {"NN", "NNP"} else noun


def _charged(preposition: Token) -> Token | None:
    """Return who is charged in ``accuses X of backing``, ``X is accused of backing``."""
    over = preposition.head
    if over.pos_ in {"NOUN", "PROPN"} and over.dep_ == "dobj":
        return over
    if over.pos_ != "VERB":
        return None
    return child(over, "nsubjpass") or child(over, "dobj")


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: with its auxiliary, or a bare participle after its noun."""
    if child(verb, "nsubjpass", "auxpass") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}


def agent(verb: Token) -> Token | None:
    """Return whom ``by`` names after a passive."""
    for each in verb.children:
        if each.dep_ == "agent" or (each.dep_ == "prep" and each.lower_ == "by"):
            return child(each, "pobj")
    return None


def after(token: Token, words: str) -> Token | None:
    """Return the object of ``with`` or ``up with`` after a word; for ``""`` its direct object."""
    if not words:
        found = child(token, "dobj", "obj")
        if found is not None and found.lower_ in _RELATIVE and token.dep_ in {"relcl", "conj"}:
            return _antecedent(token)
        return found or _left_out(token)
    *particles, preposition = words.split()
    for particle in particles:
        if not any(each.lower_ == particle for each in token.children):
            return None
    if child_word(token, preposition, {"prt"}) is not None:
        return child(token, "dobj", "obj")
    for each in token.children:
        if each.lower_ == preposition and each.dep_ in {"prep", "agent"}:
            return child(each, "pobj", "pcomp")
        if each.dep_ in {"prt", "advmod", "acomp", "prep"}:
            below = child_word(each, preposition, {"prep"})
            if below is not None:
                return child(below, "pobj", "pcomp")
    return None


def _left_out(verb: Token) -> Token | None:
    """Return the noun before in ``the group X backs`` and ``which Y backs and X distrusts``."""
    own = child(verb, "nsubj")
    if own is None or own.lower_ in _RELATIVE or is_passive(verb):
        return None
    if any(each.dep_ in {"ccomp", "xcomp"} or each.lower_ in _ADVERBIAL for each in verb.children):
        return None
    if verb.dep_ == "relcl":
        return _antecedent(verb)
    shared = child(verb.head, "dobj") if verb.dep_ == "conj" else None
    return _antecedent(verb) if shared is not None and shared.lower_ in _RELATIVE else None


def _antecedent(verb: Token) -> Token | None:
    """Return the noun that the clause of a verb belongs to."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def child_word(token: Token, word: str, dependencies: set[str]) -> Token | None:
    """Return the child that is ``word`` with one of the dependencies."""
    return next((each for each in token.children if each.lower_ == word and each.dep_ in dependencies), None)


def is_denied(token: Token) -> bool:
    """Tell whether ``not``, ``no longer`` or ``never`` stands at a word or at the verb that carries it."""
    for each in (token, token.head if token.dep_ in {"acomp", "attr", "dobj", "oprd"} else token):
        if any(one.dep_ == "neg" or one.lower_ in _DENYING for one in each.children):
            return True
    return False


def is_over(token: Token) -> bool:
    """Tell whether a word is said of what was and no longer is: ``formerly allied with``."""
    return any(
        (each.dep_ == "advmod" and each.lower_ in _OVER) or each.lower_ in _FORMER for each in token.children
    )


def is_open(verb: Token, open_verbs: frozenset[str]) -> bool:
    """Tell whether a verb says what may be: under a modal, a condition, or a wish."""
    if any(each.tag_ == "MD" for each in verb.children):
        return True
    if any(each.dep_ == "mark" and each.lower_ in _CONDITIONS for each in verb.children):
        return True
    if verb.dep_ in {"xcomp", "ccomp", "conj"} and verb.head != verb and verb.head.pos_ in {"VERB", "AUX"}:
        wished = verb.dep_ != "conj" and verb.head.lemma_.lower() in open_verbs
        return wished or (verb.dep_ != "ccomp" and is_open(verb.head, open_verbs))
    if verb.dep_ == "advcl" and any(each.lower_ == "to" for each in verb.lefts):
        return is_open(verb.head, open_verbs)
    return False


def status_of(verb: Token, lexicon: TieLexicon) -> Status | None:
    """Return how what a verb states stands in the text; None where it states nothing.

    ``denies backing`` is denied, ``will hold`` and ``promised to hold`` are predicted and promised.
    """
    over = _governing(verb)
    word = over.lemma_.lower() if over is not None else ""
    if over is not None and word in lexicon.denying and not is_denied(over):
        return Status.DENIED
    if over is not None and _is_charge(over, word, lexicon) and not is_denied(verb):
        return Status.ALLEGED
    if is_denied(verb) or any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children):
        return None
    future = any(each.tag_ == "MD" and each.lower_ in {"will", "shall"} for each in verb.children)
    infinitive = any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)
    if word in lexicon.promising and (future or infinitive):
        return Status.PROMISED
    if future:
        return Status.PREDICTED
    if infinitive and word in lexicon.planning:
        return Status.PLANNED
    return None if is_open(verb, lexicon.open_verbs) else Status.OCCURRED


def _is_charge(over: Token, word: str, lexicon: TieLexicon) -> bool:
    """Tell whether a verb charges somebody, or tells what is only believed: ``X is said to back``."""
    if word in lexicon.accusing:
        return not is_open(over, lexicon.open_verbs)
    return word in lexicon.believing and is_passive(over)


def _governing(verb: Token) -> Token | None:
    """Return the verb whose content another is: ``denies backing X``, ``promised that it will``."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.dep_ == "prep":
        above = above.head
        if above.dep_ == "dobj":
            above = above.head
    fitting = verb.dep_ in {"xcomp", "ccomp", "dobj", "pcomp"} and above.i != verb.i
    return above if fitting and above.pos_ in {"VERB", "AUX"} else None


def coordinated(token: Token | None) -> Iterator[Token]:
    """Yield a noun and those joined to it by ``and``."""
    if token is not None:
        yield token
        yield from (each for each in token.conjuncts if each.i > token.i)


def verb_over(token: Token) -> Token:
    """Return the nearest verb that a word hangs on, itself if it is one."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token
