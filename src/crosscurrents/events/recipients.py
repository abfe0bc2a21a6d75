"""Whom a clause's deed reaches: the heads of its arguments, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from crosscurrents.events.clause import Clause
from crosscurrents.events.lexicon import lexicon
from crosscurrents.events.nominals import argument_words, noun_actors, noun_recipients
from crosscurrents.events.ontology import load_yaml

RECIPIENT_LINKS = tuple(load_yaml("events", "operators.yaml")["recipient_links"])


def recipients_of(clause: Clause, skip: Token | None = None) -> list[Token]:
    """Return the heads of those acted upon, the likeliest first: indirect, direct, prepositional."""
    found: list[Token] = list(clause.datives)
    handed: list[Token] = []
    for token in clause.objects:
        if token is not skip:
            owners = [owner for owner in noun_actors(token) if owner.pos_ != "PRON"]
            own = [token, *noun_recipients(token), *owners]
            if _is_handed(clause, token):
                found += own[1:]
                handed.append(token)
            else:
                found += own
    circumstances = lexicon().words["circumstances"]
    for link in RECIPIENT_LINKS:
        for token in clause.links.get(link, ()):
            if token.lemma_.lower() in circumstances and token.pos_ == "NOUN":
                continue
            found.append(token)
            found += noun_recipients(token)
    return _unique(found + ([] if clause.links or clause.datives else handed))


def _is_handed(clause: Clause, token: Token) -> bool:
    """``sent troops to``, ``gave aid to``: what changes hands isn't who receives it."""
    words = lexicon().words
    return clause.verb.lemma_.lower() in words["transfer"] and bool(
        argument_words(token)[0] & words["handed"]
    )


def _unique(tokens: Iterable[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())
