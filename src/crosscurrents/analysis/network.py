"""The signed network: who stands with whom and against whom, as far as ties and events tell.

Strength of a tie: with p and n the sums of what speaks for and against it, each thing weighted by
its kind and halved for every half-life that it lies before the end of the window, the strength is
sign(p − n) · log2(1 + |p − n|). The logarithm keeps one much-reported front from outweighing all
other ties. Each edge opens into what it is made of.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

import msgspec

from crosscurrents.actors.knowledge import load_knowledge
from crosscurrents.analysis.occurrences import (
    Occurrence,
    Records,
    duplicates,
    in_window,
    occurrences,
    parse_day,
)
from crosscurrents.analysis.signed import SignedGraph, build_graph
from crosscurrents.analysis.weights import Weights, load_weights
from crosscurrents.errors import InputError
from crosscurrents.records import Evidence, Relation
from crosscurrents.vocabulary import PLACE_RELATIONS, ActorKind


class Node(msgspec.Struct, frozen=True):
    """An actor in the network; ``includes`` names those rolled up into it."""

    id: str
    name: str
    kind: ActorKind
    includes: list[str] = []


class Part(msgspec.Struct, frozen=True):
    """One thing that a tie is made of. ``weight`` is signed, after halving by age."""

    record: str
    what: str
    day: date | None
    weight: float
    evidence: list[Evidence]
    documents: list[str]
    attributed_to: str | None = None


class Edge(msgspec.Struct):
    """A tie between two actors; ``a`` and ``b`` are ids in alphabetical order."""

    a: str
    b: str
    parts: list[Part]

    @property
    def positive(self) -> float:
        """What speaks for the tie, added up."""
        return sum(part.weight for part in self.parts if part.weight > 0)

    @property
    def negative(self) -> float:
        """What speaks against the tie, added up, as a positive number."""
        return -sum(part.weight for part in self.parts if part.weight < 0)

    @property
    def strength(self) -> float:
        """The signed strength of the tie."""
        net = self.positive - self.negative
        return math.copysign(math.log2(1 + abs(net)), net) if net else 0.0

    @property
    def doubt(self) -> float:
        """The share of the smaller side, 0 where all agrees to 0.5 where both sides weigh the same."""
        both = self.positive + self.negative
        return min(self.positive, self.negative) / both if both else 0.0

    @property
    def reports(self) -> int:
        """The number of independent documents behind the tie; of a table each row counts."""
        return len({document for part in self.parts for document in part.documents})

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of what is dated."""
        dated = [part.day for part in self.parts if part.day]
        return (min(dated), max(dated)) if dated else (None, None)


class Network(msgspec.Struct, frozen=True):
    """The ties of a window of time. ``since`` and ``until`` are what was asked for."""

    nodes: dict[str, Node]
    edges: list[Edge]
    since: date | None
    until: date | None
    weights: Weights

    def name(self, actor: str) -> str:
        """Return an actor's name."""
        return self.nodes[actor].name if actor in self.nodes else actor

    def disputed(self, edge: Edge) -> bool:
        """Tell whether the sign of a tie is disputed."""
        return edge.doubt >= self.weights.disputed

    def graph(self) -> SignedGraph:
        """Return the ties as a signed graph of ids; actors without ties are left out."""
        return build_graph((edge.a, edge.b, edge.strength) for edge in self.edges if edge.strength)

    def edge(self, a: str, b: str) -> Edge | None:
        """Return the tie of two actors."""
        pair = tuple(sorted((a, b)))
        return next((edge for edge in self.edges if (edge.a, edge.b) == pair), None)


def build_network(
    records: Records,
    *,
    since: date | None = None,
    until: date | None = None,
    roll_up: Mapping[str, str] | None = None,
    weights: Weights | None = None,
    populations: bool = False,
) -> Network:
    """Build the network of a window of time (both days included; None is open).

    ``roll_up`` maps ids of actors to those of the bodies that they are shown as. Crowds and peoples
    are left out unless ``populations``.

    Raises:
        InputError: the window ends before it begins.
    """
    if since and until and until < since:
        raise InputError("--since", f"{since} is after {until}", "exchange them")
    weights = weights or load_weights()
    published = duplicates(records)
    happened = [
        o for o in occurrences(records, frozenset(weights.statuses), published) if in_window(o, since, until)
    ]
    end = until or max((o.last for o in happened if o.last), default=None)
    parts = [
        *_from_events(happened, weights, end),
        *_from_relations(records, published, weights, since, until, end),
    ]
    shown = roll_up or {}
    nodes = _nodes(records, shown, populations, {end for a, b, _ in parts for end in (a, b)})
    edges: dict[tuple[str, str], Edge] = {}
    for a, b, part in parts:
        first, second = sorted((shown.get(a, a), shown.get(b, b)))
        if first != second and first in nodes and second in nodes:
            edges.setdefault((first, second), Edge(first, second, [])).parts.append(part)
    tied = {actor for pair in edges for actor in pair}
    kept = {actor: node for actor, node in nodes.items() if actor in tied}
    return Network(kept, list(edges.values()), since, until, weights)


_Parts = Iterator[tuple[str, str, Part]]


def _from_events(happened: Iterable[Occurrence], weights: Weights, end: date | None) -> _Parts:
    """Yield what events say: across the sides by their type, within a side that it acts jointly."""
    for one in happened:
        factor = weights.statuses.get(one.status, 0.0) * _aged(one.last, end, weights.half_life)
        across = weights.events.get(one.type, 0.0) * factor
        for a in one.actors:
            for b in one.recipients:
                if a != b and across:
                    yield a, b, _event_part(one, str(one.type), across)
        joint = weights.joint * factor
        for side in (one.actors, one.recipients):
            for a, b in combinations(side, 2):
                if joint and not (set(one.actors) & set(one.recipients) & {a, b}):
                    yield a, b, _event_part(one, "joint action", joint)


def _event_part(one: Occurrence, what: str, weight: float) -> Part:
    return Part(
        record=one.id,
        what=what,
        day=one.last,
        weight=weight,
        evidence=[event.evidence[0] for event in one.events],
        documents=[one.id] if one.coded else one.documents,
        attributed_to=one.events[0].attributed_to,
    )


def _from_relations(
    records: Records,
    published: Mapping[str, str | None],
    weights: Weights,
    since: date | None,
    until: date | None,
    end: date | None,
) -> _Parts:
    """Yield the ties that texts state; one that is stated again counts once a document."""
    for relation in records.stream("relations"):
        strength = weights.relations.get(relation.relation)
        if relation.relation in PLACE_RELATIONS or strength is None or relation.document not in published:
            continue
        said = parse_day(published[relation.document])
        if not _holds(relation, said, since, until):
            continue
        factor = weights.statuses.get(relation.status, 0.0) * _aged(said, end, weights.half_life)
        weight = strength * factor * relation.confidence
        if weight:
            part = Part(
                record=relation.id,
                what=str(relation.relation),
                day=said,
                weight=weight,
                evidence=relation.evidence,
                documents=[relation.document],
                attributed_to=relation.attributed_to,
            )
            yield relation.subject, relation.object, part


def _holds(relation: Relation, said: date | None, since: date | None, until: date | None) -> bool:
    """Tell whether a tie was said, or is said to have lasted, in the window."""
    begun = parse_day(relation.since) or said
    ended = parse_day(relation.until) or said
    if begun is None and ended is None:
        return since is None and until is None
    return (until is None or begun is None or begun <= until) and (
        since is None or ended is None or ended >= since
    )


def _aged(day: date | None, end: date | None, half_life: float) -> float:
    """Return the share that is left of a weight; what has no date, or lies after the end, keeps all."""
    if day is None or end is None or day >= end:
        return 1.0
    return float(0.5 ** ((end - day).days / half_life))


def _nodes(
    records: Records, shown: Mapping[str, str], populations: bool, tied: Collection[str]
) -> dict[str, Node]:
    """Return the actors of the case, and known ones that are named only inside other names."""
    known = load_knowledge()
    found: dict[str, Any] = {actor: known.get(actor) for actor in (*tied, *shown.values())}
    found |= {actor.id: actor for actor in records.actor_summaries()}
    includes: dict[str, list[str]] = {}
    for actor, body in shown.items():
        if actor != body and actor in tied:
            includes.setdefault(body, []).append(actor)
    return {
        key: Node(key, actor.name, actor.kind, sorted(includes.get(key, [])))
        for key, actor in found.items()
        if actor is not None and (populations or actor.kind != ActorKind.POPULATION)
    }
