"""An actor summed up: as one document's reading has it, and over all documents of the case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crosscurrents.store.splitting import Parts
from crosscurrents.vocabulary import ActorKind


@dataclass(slots=True)
class ActorSummary:
    """An actor of the case, summed up over all documents: what tables and lists show.

    ``ids`` are the ids under which readings know it; ``independent`` counts documents with
    duplicates taken as one, and those that rest on one and the same source.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    mentions: int = 0
    documents: int = 0
    independent: int = 0


@dataclass(slots=True)
class Sighting:
    """An actor as one document's reading has it, or what a person split off from it.

    ``origin`` is then its id in the reading; ``parts`` are the mentions of a divided actor.
    """

    id: str
    document: str
    original: str
    name: str
    kind: str
    aliases: list[str]
    mentions: int
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    origin: str | None = None
    parts: Parts = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """What is added up for one node: an id, or ``id@document`` where a person split it off."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    facts: dict[str, str] = field(default_factory=dict)
    mentions: int = 0
    documents: set[str] = field(default_factory=set)
    originals: set[str] = field(default_factory=set)

    def see(self, sighting: Sighting) -> None:
        """Add one document's account of the actor."""
        weight = max(sighting.mentions, 1)
        self.names[sighting.name] += weight
        self.kinds[sighting.kind] += weight
        self.aliases.update(dict.fromkeys(sighting.aliases, weight))
        for fact in ("country", "sector", "wikidata"):
            value = getattr(sighting, fact)
            if value:
                self.facts.setdefault(fact, value)
        self.mentions += sighting.mentions
        self.documents.add(sighting.document)
        self.originals.add(sighting.original)

    def absorb(self, other: Gathered) -> None:
        """Add another node's account: a person or the machine says it is the same actor."""
        self.names += other.names
        self.kinds += other.kinds
        self.aliases += other.aliases
        self.facts = other.facts | self.facts
        self.mentions += other.mentions
        self.documents |= other.documents
        self.originals |= other.originals


def main_name(found: Gathered) -> str:
    """Return the name that most mentions give."""
    return min(found.names, key=lambda each: (-found.names[each], each))


def summed_up(leader: str, name: str, found: Gathered, members: list[str]) -> ActorSummary:
    """Return an actor of the case from what was gathered about it."""
    seen = {name.casefold()}
    aliases = []
    for alias, _ in (found.aliases + found.names).most_common():
        if alias.casefold() not in seen:
            seen.add(alias.casefold())
            aliases.append(alias)
    return ActorSummary(
        id=leader,
        name=name,
        kind=ActorKind(found.kinds.most_common(1)[0][0]),
        aliases=aliases,
        ids=sorted(members),
        country=found.facts.get("country"),
        sector=found.facts.get("sector"),
        wikidata=found.facts.get("wikidata"),
        mentions=found.mentions,
        documents=len(found.documents),
        independent=len(found.originals),
    )
