"""Where the content of a cue stands: the complements of verbs, nouns and adjectives in the parse."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Token

from crosscurrents.statements.cues import Frames, cue_lexicon
from crosscurrents.statements.sources import resumes
from crosscurrents.vocabulary import StatementKind

_CLAUSES = frozenset({"ccomp"})
_DROPPED = frozenset({"punct", "cc"})
_EDGE = frozenset(",.;:-–—")
_DEADLINES = frozenset({"within", "by", "before", "until"})
_AHEAD = frozenset(
    {StatementKind.PROMISE, StatementKind.PLAN, StatementKind.PREDICTION, StatementKind.DEMAND}
)
_TIMES = frozenset({"npadvmod", "tmod"})
_LONGEST_CONTENT = 250  # words
_ANONYMITY = frozenset({"name", "identify", "quote"})
_OBJECT_PREPOSITIONS = frozenset(
    ["of", "for", "as", "over", "about", "against", "with", "from", "on", "to", "in", "by"]
)


class Content(NamedTuple):
    """The tokens that hold a content, and the frame that found them."""

    tokens: list[Token]
    frame: str


def verb_content(verb: Token, frames: Frames) -> Content | None:
    """Return the content that a verb's complements hold: a clause, an infinitive, a noun phrase."""
    for reader in (_passive, _ultimatum, _clause, _whom_to, _infinitive, _prepositional, _object):
        content = reader(verb, frames)
        if content and content.tokens:
            return None if _asks_anonymity(content) else content
    return None


def _asks_anonymity(content: Content) -> bool:
    """Tell whether a content is ``not to be named``: a condition of speaking, not something said."""
    return content.frame in ("to", "whom-to") and any(
        token.tag_ == "VBN" and token.lemma_.lower() in _ANONYMITY for token in content.tokens[:6]
    )


def _passive(verb: Token, frames: Frames) -> Content | None:
    """Return what ``was denied by the army``: the subject of a passive whose agent speaks."""
    frame = next((name for name in ("object", "that") if name in frames), None)
    blow = verb.lemma_.lower() in cue_lexicon().fighting | cue_lexicon().aiding
    if frame is None or blow or not any(child.dep_ == "agent" for child in verb.children):
        return None
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return Content(list(child.subtree), frame)
    return None


def _clause(verb: Token, frames: Frames) -> Content | None:
    if "that" not in frames:
        return None
    asks = "to" in frames or "whom-to" in frames
    clauses = [
        t
        for t in verb.children
        if t.dep_ == "ccomp" and not _is_small_clause(t) and not (asks and t.i > verb.i and _has_to(t))
    ]
    if clauses:
        chosen = next((clause for clause in clauses if _has_that(clause)), clauses[0])
        return Content(_subtree(chosen, without=verb), "that")
    strayed = _strayed_clause(verb)
    if strayed is not None:
        return Content(list(strayed.subtree), "that")
    if (
        verb.dep_ in ("parataxis", "intj")
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.head.sent == verb.sent
    ):
        own = {token.i for token in verb.subtree}
        return Content([token for token in verb.head.subtree if token.i not in own], "that")
    return None


def _strayed_clause(verb: Token) -> Token | None:
    """Return the clause of ``has promised for months that …``, hung by the parser on the noun before it."""
    for child in verb.rights:
        if child.dep_ not in ("prep", "dobj", "dative", "npadvmod"):
            continue
        for token in child.subtree:
            hung = (
                token.dep_ in ("acl", "relcl", "advcl", "ccomp")
                and token.head.lemma_ not in cue_lexicon().nouns
            )
            if hung and _has_that(token):
                return token
    return None


def _is_small_clause(clause: Token) -> bool:
    """Tell whether a clause has no verb of its own (``consider them safe``): that is an object."""
    return clause.pos_ not in ("VERB", "AUX") and not any(child.dep_ == "cop" for child in clause.children)


def _ultimatum(verb: Token, frames: Frames) -> Content | None:
    """Return what ``gave the rebels until Friday to leave`` or ``gave them two days to leave`` demands."""
    if "until-to" not in frames:
        return None
    asked = next(
        (t for t in verb.rights if t.dep_ in ("xcomp", "advcl", "ccomp", "acl") and _has_to(t)), None
    )
    within = [t for t in verb.rights if (t.lower_ in ("until", "till") or t.ent_type_ in ("DATE", "TIME"))]
    if asked is None:
        asked = next((t for time in within for t in time.subtree if t.i > time.i and _has_to(t)), None)
    told = [t for t in verb.rights if t.dep_ in ("dobj", "dative") and t not in within]
    if asked is None or not within or not told:
        return None
    words = {t for part in (*told, *within, asked) for t in part.subtree}
    return Content(sorted(words, key=lambda t: t.i), "until-to")


def _whom_to(verb: Token, frames: Frames) -> Content | None:
    if "whom-to" not in frames:
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and _has_to(child) and child.i > verb.i:
            person = [t for t in verb.children if t.dep_ in ("dobj", "dative") and t.i > verb.i]
            persons = [token for one in person for token in one.subtree]
            asked = _without_fronted_time(child)
            return Content(sorted({*persons, *asked}, key=lambda t: t.i), "whom-to")
    return None


def _infinitive(verb: Token, frames: Frames) -> Content | None:
    if "to" not in frames:
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > verb.i and _has_to(child):
            return Content(_without_fronted_time(child), "to")
    return None


def _without_fronted_time(infinitive: Token) -> list[Token]:
    """Return the words of an infinitive without a time before its ``to``, which is that of the asking."""
    fronted = {
        token.i
        for child in infinitive.lefts
        if (child.dep_ == "prep" and _is_time(child)) or child.dep_ in _TIMES
        for token in child.subtree
    }
    return [token for token in _subtree(infinitive) if token.i not in fronted]


def _has_to(clause: Token) -> bool:
    return any(child.lower_ == "to" and child.pos_ == "PART" for child in clause.children)


def _prepositional(verb: Token, frames: Frames) -> Content | None:
    thing = next((t for t in verb.rights if t.dep_ == "dobj"), None)
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in frames and child.i > verb.i:
            inside = [
                token for part in child.children if part.dep_ in ("pobj", "pcomp") for token in part.subtree
            ]
            if inside and thing is not None and thing.i < child.i:
                return Content([*thing.subtree, child, *inside], child.lower_)
            if inside:
                return Content(inside + _following_infinitive(verb, child), child.lower_)
    return None


def _following_infinitive(verb: Token, preposition: Token) -> list[Token]:
    """Return the infinitive of ``called on them to leave``."""
    for child in verb.children:
        if child.i > preposition.i and child.dep_ in ("xcomp", "advcl", "ccomp") and _has_to(child):
            return _subtree(child)
    return []


def _object(verb: Token, frames: Frames) -> Content | None:
    as_what = any(child.lower_ == "as" and child.dep_ == "prep" for child in verb.children)
    if "object" not in frames or (verb.lemma_.lower() in cue_lexicon().clause_only and not as_what):
        return None
    tells = verb.lemma_.lower() in cue_lexicon().tells
    thing = next(
        (
            child
            for child in verb.children
            if child.i > verb.i
            and (child.dep_ in ("dobj", "oprd") or (child.dep_ in ("ccomp", "xcomp") and child.tag_ != "VB"))
        ),
        None,
    )
    if (
        thing is None
        or (tells and thing.ent_type_ == "PERSON")
        or thing.lower_ in ("it", "so", "that", "this")
    ):
        return None
    if thing.ent_type_ in ("DATE", "TIME") and thing.dep_ != "dobj":
        return None
    if not _says_why(verb, thing) and verb.lemma_.lower() in cue_lexicon().fighting:
        return None
    content = list(thing.subtree)
    looks_ahead = frames["object"] in _AHEAD
    for child in verb.rights:
        if child.i > thing.i and (
            (child.dep_ == "prep" and child.lower_ in _OBJECT_PREPOSITIONS and not _is_time(child))
            or (child.dep_ == "prep" and child.lower_ in _DEADLINES and _is_time(child) and looks_ahead)
            or child.dep_ in ("oprd", "xcomp", "ccomp")
        ):
            content.extend(child.subtree)
    return Content(sorted(set(content), key=lambda t: t.i), "object")


def _says_why(verb: Token, thing: Token) -> bool:
    """Tell whether a verb has a reason or a role beside its object: then it is a word, not a blow."""
    after = [child for child in (*verb.rights, *thing.rights) if child.i > thing.i]
    return any(child.lower_ in ("for", "over", "as") or child.dep_ == "oprd" for child in after)


def _is_time(preposition: Token) -> bool:
    return any(child.ent_type_ in ("DATE", "TIME") for child in preposition.children)


def noun_content(noun: Token, frames: Frames) -> Content | None:
    """Return the content of a noun that carries a statement: ``the claim that …``, ``a pledge to …``."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if "that" in frames and child.dep_ in ("acl", "ccomp", "relcl") and _has_that(child):
            return Content(_subtree(child), "that")
        if "to" in frames and child.dep_ in ("acl", "xcomp", "relcl") and _has_to(child):
            return Content(_subtree(child), "to")
        if child.dep_ == "prep" and child.lower_ in frames:
            return Content(_subtree(child)[1:], child.lower_)
    return None


def _has_that(clause: Token) -> bool:
    """Tell whether ``that`` joins a clause rather than stands for something in it."""
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def adjective_content(adjective: Token, frames: Frames) -> Content | None:
    """Return the content of a state of mind: ``confident that …``, ``afraid to …``, ``wary of …``."""
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if "that" in frames and child.dep_ in ("ccomp", "advcl") and not _has_to(child):
            return Content(_subtree(child), "that")
        if "to" in frames and child.dep_ in ("xcomp", "advcl", "ccomp") and _has_to(child):
            return Content(_subtree(child), "to")
        if child.dep_ == "prep" and child.lower_ in frames:
            return Content(_subtree(child)[1:], child.lower_)
    return None


def _subtree(token: Token, without: Token | None = None) -> list[Token]:
    """Return the words under ``token`` as far as a sentence reasonably goes, without those under another."""
    words = list(islice(token.subtree, _LONGEST_CONTENT))
    resumed = {t.i for child in token.children if resumes(child) for t in child.subtree}
    words = [t for t in words if t.i not in resumed]
    if without is None or not token.is_ancestor(without):
        return words
    dropped = {t.i for t in without.subtree}
    return [t for t in words if t.i not in dropped]


def spans_of(tokens: Iterable[Token]) -> list[tuple[int, int]]:
    """Return character spans of tokens: runs broken only by other words, trimmed of marks at their edges."""
    spans: list[tuple[int, int]] = []
    run: list[Token] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if run and any(not t.is_punct and not t.is_space for t in token.doc[run[-1].i + 1 : token.i]):
            _close(run, spans)
            run = []
        run.append(token)
    _close(run, spans)
    return spans


def _close(run: list[Token], spans: list[tuple[int, int]]) -> None:
    while run and (run[-1].text in _EDGE or run[-1].is_space or run[-1].dep_ == "cc"):
        run = run[:-1]
    while run and (run[0].text in _EDGE or run[0].is_space):
        run = run[1:]
    if run:
        spans.append((run[0].idx, run[-1].idx + len(run[-1])))
