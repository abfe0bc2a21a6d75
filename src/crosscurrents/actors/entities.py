"""Organisations that no knowledge file has: the parser's entities and capitalised names of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from crosscurrents.actors.candidates import Candidate, trim_articles
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.owners import NameTable
from crosscurrents.vocabulary import ActorKind, MentionForm

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}s?$")
_SECTORS = {
    ActorKind.ARMED_GROUP: "REB",
    ActorKind.PARTY: "PTY",
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.POLICE: "COP",
    ActorKind.NGO: "NGO",
    ActorKind.IGO: "IGO",
    ActorKind.MEDIA: "MED",
    ActorKind.BUSINESS: "BUS",
    ActorKind.RELIGIOUS: "REL",
}


def find_bodies(
    doc: Doc, table: NameTable, lexicon: ActorLexicon, narrative: set[int]
) -> Iterator[Candidate]:
    """Yield unknown organisations: entities that end in a word for a body, and bare acronyms."""
    for ent in doc.ents:
        if ent.label_ not in {"ORG", "NORP", "PERSON", "GPE", "FAC", "PRODUCT"} or ent.start not in narrative:
            continue
        candidate = _body(doc, ent, table, lexicon)
        if candidate is not None:
            yield candidate


def _body(doc: Doc, ent: TokenSpan, table: NameTable, lexicon: ActorLexicon) -> Candidate | None:
    start = trim_articles(doc, ent.start, ent.end)
    end = ent.end
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if end <= start or any(table.at(token) for token in doc[start:end]):
        return None
    kind = _kind_of(doc[start:end], ent.label_, lexicon)
    if kind is None:
        return None
    span = doc[start:end]
    return Candidate(
        start=start,
        end=end,
        head=span.root.i,
        form=MentionForm.NAME,
        rule="actors.entity",
        name=span.text,
        kind=kind,
        sector=_SECTORS.get(kind),
        sort="body",
        confidence=0.65,
    )


def _kind_of(span: TokenSpan, label: str, lexicon: ActorLexicon) -> ActorKind | None:
    """Tell what an unknown capitalised name is by its last words; None where it seems no actor."""
    words = [token.lower_ for token in span if token.is_alpha or "-" in token.text]
    if not words or not span[0].text[:1].isupper() or words[-1] in lexicon.words["not_bodies_set"]:
        return None
    if len(words) == 1:
        return ActorKind.OTHER if label == "ORG" and _ACRONYM.match(span.text) else None
    if sum(token.text[:1].isupper() for token in span) < 2:
        return None
    for kind, endings in lexicon.words["body_words"].items():
        if words[-1] in endings or words[0] in endings:
            return ActorKind(kind)
    return None
