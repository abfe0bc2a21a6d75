"""Whom a clause's deed reaches: the heads of its arguments, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from crosscurrents.events.clause import Clause
from crosscurrents.events.lexicon import lexicon
from crosscurrents.events.nominals import argument_words, noun_actors, noun_recipients
from crosscurrents.events.ontology import load_yaml

_MANNER = frozenset(("with", "in", "under", "without"))
_TOGETHER = frozenset(("together", "jointly", "along"))
RECIPIENT_LINKS = tuple(load_yaml("events", "operators.yaml")["recipient_links"])


def recipients_of(clause: Clause, skip: Token | None = None) -> list[Token]:
    """Return the heads of those acted upon, the likeliest first: indirect, direct, prepositional."""
    found: list[Token] = list(clause.datives)
    handed: list[Token] = []
    for token in clause.objects:
        if token is not skip:
            owners = [owner for owner in noun_actors(token) if owner.pos_ != "PRON"]
            own = [token, *noun_recipients(token), *owners]
            if token.lemma_.lower() not in lexicon().nouns:
                own = [token, *owners, *noun_recipients(token)]
            if _is_handed(clause, token):
                found += own[1:]
                handed.append(token)
            else:
                found += own
    circumstances = lexicon().words["circumstances"]
    backing = lexicon().words["backing"]
    for link in RECIPIENT_LINKS:
        for token in clause.links.get(link, ()):
            lemma = token.lemma_.lower()
            if token.pos_ == "NOUN" and (lemma in circumstances or (link in _MANNER and lemma in backing)):
                continue
            if _is_companion(token):
                continue
            found.append(token)
            found += noun_recipients(token)
    return unique(found + ([] if clause.links or clause.datives else handed))


def losers_of(clause: Clause) -> list[Token]:
    """Return from whom something is taken: ``recaptured the town from the rebels``."""
    return [
        t for t in clause.links.get("from", ()) if t.lemma_.lower() not in lexicon().words["circumstances"]
    ]


def companions_of(clause: Clause) -> list[Token]:
    """Return who acts along: ``opened an inquiry together with the neighbours``."""
    return [t for link in ("with", "alongside") for t in clause.links.get(link, ()) if _is_companion(t)]


def _is_companion(token: Token) -> bool:
    link = token.head
    return link.dep_ == "prep" and link.lower_ == "with" and link.i > 0 and link.nbor(-1).lower_ in _TOGETHER


def _is_handed(clause: Clause, token: Token) -> bool:
    """``sent troops to``, ``gave aid to``: what changes hands isn't who receives it."""
    words = lexicon().words
    return clause.verb.lemma_.lower() in words["transfer"] and bool(
        argument_words(token)[0] & words["handed"]
    )


def unique(tokens: Iterable[Token]) -> list[Token]:
    """Return ``tokens`` in order, each once."""
    return list({token.i: token for token in tokens}.values())
