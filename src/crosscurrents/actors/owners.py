"""Whose a phrase is: the state or body that a demonym, a possessive or an ``of`` names beside it."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.actors.knowledge import KnownActor
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.names import FoundName, NameUse


class Owner(NamedTuple):
    """The owner, the tokens that name it, and how: demonym, possessive, compound or of."""

    actor: KnownActor
    start: int
    end: int
    how: str
    use: NameUse


class NameTable:
    """The known names of a text by the tokens they cover."""

    def __init__(self, doc: Doc, found: list[FoundName]) -> None:
        self.spans: list[tuple[int, int, NameUse]] = []
        self._by_token: dict[int, tuple[int, int, NameUse]] = {}
        for name in found:
            span = doc.char_span(name.start, name.end, alignment_mode="expand")
            if span is None:
                continue
            entry = (span.start, span.end, name.use)
            self.spans.append(entry)
            for token in span:
                self._by_token[token.i] = entry

    def at(self, token: Token) -> tuple[int, int, NameUse] | None:
        """Return the known name that ``token`` lies in: first token, end, and reading."""
        return self._by_token.get(token.i)


def is_tie_prefix(doc: Doc, end: int, lexicon: ActorLexicon) -> bool:
    """Tell whether the word before ``end`` goes on as ``-backed``, ``-led``: a tie, not ownership."""
    if end >= len(doc):
        return False
    following = doc[end]
    if following.text == "-" and end + 1 < len(doc):
        return doc[end + 1].lower_ in lexicon.words["tie_suffixes_set"]
    return following.lower_.lstrip("-") in lexicon.words["tie_suffixes_set"] and (
        following.lower_.startswith("-") or following.dep_ == "amod"
    )


def owners_of(doc: Doc, start: int, head: Token, table: NameTable, lexicon: ActorLexicon) -> list[Owner]:
    """Return the owners named in the phrase that begins at ``start`` and ends in ``head``, nearest last.

    An ``of`` phrase right after the head counts too, and stands first.
    """
    owners: list[Owner] = []
    following = _of_owner(doc, head, table)
    if following is not None:
        owners.append(following)
    index = start
    while index < head.i:
        entry = table.at(doc[index])
        if entry is None or entry[1] > head.i:
            index += 1
            continue
        if not is_tie_prefix(doc, entry[1], lexicon) and not _negated(doc, entry[0]):
            owners.append(_owner(doc, entry))
        index = entry[1]
    return owners


def _negated(doc: Doc, start: int) -> bool:
    """Tell whether a name follows ``anti-`` or ``non-``, or has it glued on."""
    if doc[start].lower_.startswith(("anti-", "non-", "ex-", "pro-")):
        return True
    return start >= 2 and doc[start - 1].text == "-" and doc[start - 2].lower_ in {"anti", "non", "pro"}


def _owner(doc: Doc, entry: tuple[int, int, NameUse]) -> Owner:
    start, end, use = entry
    possessive = end < len(doc) and doc[end].tag_ == "POS"
    how = "possessive" if possessive else ("demonym" if use.role == "demonym" else "compound")
    return Owner(use.actor, start, end, how, use)


def _of_owner(doc: Doc, head: Token, table: NameTable) -> Owner | None:
    if head.i + 1 >= len(doc) or doc[head.i + 1].lower_ not in {"of", "for"}:
        return None
    index = head.i + 2
    while index < len(doc) and doc[index].pos_ in {"DET"}:
        index += 1
    entry = table.at(doc[index]) if index < len(doc) else None
    if entry is None or entry[0] != index or entry[2].role == "demonym":
        return None
    if entry[1] < len(doc) and doc[entry[1]].tag_ == "POS":
        return None
    return Owner(entry[2].actor, entry[0], entry[1], "of", entry[2])
