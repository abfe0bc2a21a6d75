"""What the words of a noun phrase say about it: whose it is, how many it means, whether it is whole."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.actors.knowledge import KnownActor
from crosscurrents.actors.owners import Owner
from crosscurrents.vocabulary import ActorKind

_ONE_MEMBER = frozenset(
    {"fighter", "militant", "gunman", "soldier", "rebel", "insurgent", "member", "loyalist", "supporter"}
)
_WITH_ORGANS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})


def state_owner(owners: list[Owner]) -> Owner | None:
    """Return the owner nearest the head if it is a state or government, which alone has organs."""
    if not owners:
        return None
    owner = owners[-1]
    if owner.actor.kind not in _WITH_ORGANS or (owner.use.role == "metonym" and owner.use.organ):
        return None
    return owner


def adjective(actor: KnownActor) -> str:
    """Return the adjective of a state, its name where it has none."""
    return actor.demonyms[0] if actor.demonyms else actor.name


def counted(head: Token) -> bool:
    """Tell whether some members are meant, not the body: ``two soldiers``, ``a soldier``."""
    children = [child for child in head.children if child.i < head.i]
    some = any(child.dep_ == "nummod" or child.lower_ in {"several", "some", "many"} for child in children)
    return some or (
        head.tag_ == "NN" and any(child.lower_ in {"a", "an", "one", "any"} for child in children)
    )


def names_one(head: Token) -> bool:
    """Tell whether a word means one member of a group."""
    return head.lower_ in _ONE_MEMBER


def hyphenated(head: Token) -> bool:
    """Tell whether a noun is part of a longer hyphenated word: ``commander-in-chief``."""
    doc = head.doc
    before = head.i > 0 and doc[head.i - 1].text == "-"
    return before or (head.i + 1 < len(doc) and doc[head.i + 1].text == "-")


def determined(head: Token) -> bool:
    """Tell whether a singular noun has an article, number, owner or name before it."""
    return any(
        child.dep_ in {"det", "poss", "nummod", "predet"}
        or (child.dep_ == "compound" and child.pos_ == "PROPN")
        for child in head.children
    )
