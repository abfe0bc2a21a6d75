"""Actors that stand only inside another's name or office: Iran in ``Iranian-backed``, Iraq in ``Iraqi
Prime Minister``. A tie speaks of them, so they need a record, though no mention is theirs alone."""

from __future__ import annotations

from collections.abc import Container, Iterable

from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lexicon import ActorLexicon, load_lexicon
from crosscurrents.actors.nounphrase import adjective
from crosscurrents.records import Actor, Relation
from crosscurrents.vocabulary import ActorKind


def carried_actors(relations: Iterable[Relation], named: Container[str], knowledge: Knowledge) -> list[Actor]:
    """Return a record without mentions for each side of a tie that no other record names.

    ``named`` holds the ids of the document's actors and places. The evidence is the tie's.
    """
    lexicon = load_lexicon()
    found: dict[str, Actor] = {}
    for tie in relations:
        for key in (tie.subject, tie.object):
            if key in named or key in found:
                continue
            actor = _actor(key, tie, knowledge, lexicon)
            if actor is not None:
                found[key] = actor
    return list(found.values())


def _actor(key: str, tie: Relation, knowledge: Knowledge, lexicon: ActorLexicon) -> Actor | None:
    """Return the record of a known actor or of a known state's organ."""
    known = knowledge.get(key)
    owner = known or knowledge.get(key.partition("/")[0])
    if owner is None:
        return None
    organ = key.partition("/")[2]
    head = lexicon.organ_heads.get(organ)
    label = head.name if head is not None else organ.replace("-", " ")
    kind = head.kind if head is not None else ActorKind.OTHER
    return Actor(
        id=key,
        name=known.name if known is not None else f"{adjective(owner)} {label}",
        kind=known.kind if known is not None else kind,
        country=owner.country,
        sector=known.sector if known is not None else (head.sector if head is not None else None),
        wikidata=known.wikidata if known is not None else None,
        document=tie.document,
        confidence=tie.confidence,
        evidence=list(tie.evidence),
    )
