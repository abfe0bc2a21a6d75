"""The signed network of a window of time, and what each of its ties is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import networkx

from crosscurrents.analysis.network import Edge, Network, build_network
from crosscurrents.analysis.occurrences import parse_day
from crosscurrents.analysis.windows import hierarchy, rolled_up
from crosscurrents.app import shapes
from crosscurrents.app.asking import WindowAsked
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import all_months, day_of
from crosscurrents.errors import InputError
from crosscurrents.store.summary import ActorSummary
from crosscurrents.vocabulary import COUNTED_STATUSES

MOST_EDGES = 400
"""Ties drawn at once; more can't be told apart, and the weaker ones are said to be hidden."""

MOST_PARTS = 200


class WindowRecords:
    """The records of a snapshot that may matter in a window, without asking the file again."""

    def __init__(self, snapshot: Snapshot, since: str = "", until: str = "") -> None:
        self._snapshot = snapshot
        self._since = since
        self._until = until

    def stream(self, kind: str) -> Iterator[Any]:
        """Yield the records of one kind."""
        if kind == "documents":
            yield from self._snapshot.reports.values()
        elif kind == "relations":
            yield from self._snapshot.relations
        elif kind == "places":
            yield from self._snapshot.places.values()
        elif kind == "events":
            yield from (e for e in self._snapshot.events if self._may_matter(e.date))

    def actor_summaries(self) -> list[ActorSummary]:
        """Return the actors."""
        return list(self._snapshot.actors.values())

    def _may_matter(self, when: Any) -> bool:
        if not (self._since or self._until):
            return True
        if when is None:
            return False
        first = (when.earliest or when.latest or "")[:10]
        last = (when.latest or when.earliest or "")[:10]
        return (not self._since or last >= self._since) and (not self._until or first <= self._until)


def network_of(snapshot: Snapshot, asked: WindowAsked) -> Network:
    """Return the network of a window, kept until the case changes.

    Raises:
        InputError: a day that isn't one.
    """
    key = ("network", asked.since, asked.until, asked.rollup)
    found = snapshot.kept.get(key)
    if found is None:
        records = WindowRecords(snapshot, asked.since, asked.until)
        shown = rolled_up(hierarchy(records)) if asked.rollup else None
        found = build_network(
            records, since=checked_day(asked.since), until=checked_day(asked.until), roll_up=shown
        )
        snapshot.keep(key, found)
    assert isinstance(found, Network)
    return found


def checked_day(text: str) -> date | None:
    """Return the day that an address names, or None where it names none.

    Raises:
        InputError: it isn't a day.
    """
    day = parse_day(text) if text else None
    if text and day is None:
        raise InputError("the address", f"{text!r} isn't a day", "write it as 2016-11-03")
    return day


def network_view(snapshot: Snapshot, asked: WindowAsked) -> shapes.NetworkView:
    """Return the ties of a window, the strongest first, or those around one actor."""
    network = network_of(snapshot, asked)
    edges = [edge for edge in network.edges if edge.strength]
    if not asked.unnamed:
        edges = [e for e in edges if _has_name(network, e.a) and _has_name(network, e.b)]
    every = len(edges)
    if not asked.actor:
        edges = _main_part(edges)
    else:
        near = {asked.actor} | {
            e.b if e.a == asked.actor else e.a for e in edges if asked.actor in (e.a, e.b)
        }
        edges = [edge for edge in edges if edge.a in near and edge.b in near]
    edges.sort(key=lambda edge: (-abs(edge.strength), edge.a, edge.b))
    drawn = edges[:MOST_EDGES]
    rows = [
        shapes.NetworkEdge(
            a=edge.a,
            b=edge.b,
            strength=round(edge.strength, 3),
            cooperation=sum(part.weight > 0 for part in edge.parts),
            conflict=sum(part.weight < 0 for part in edge.parts),
            doubt=round(edge.doubt, 3),
            reports=edge.reports,
        )
        for edge in drawn
    ]
    ids = dict.fromkeys(actor for edge in drawn for actor in (edge.a, edge.b))
    nodes = [
        shapes.NetworkNode(
            id=id,
            name=network.nodes[id].name,
            kind=network.nodes[id].kind,
            weight=snapshot.actors[id].independent if id in snapshot.actors else 1,
        )
        for id in ids
    ]
    return shapes.NetworkView(
        nodes=nodes,
        edges=rows,
        months=months(snapshot),
        hidden=(len(edges) if asked.actor else every) - len(drawn),
    )


def _has_name(network: Network, actor: str) -> bool:
    """Tell whether an actor is called by a name: descriptions such as "two soldiers" crowd the picture."""
    return network.nodes[actor].name[:1].isupper()


def _main_part(edges: list[Edge]) -> list[Edge]:
    """Return the ties of the largest connected part: pairs apart from all others only spread it."""
    if not edges:
        return edges
    graph = networkx.Graph((edge.a, edge.b) for edge in edges)
    largest = max(networkx.connected_components(graph), key=len)
    return [edge for edge in edges if edge.a in largest]


def months(snapshot: Snapshot) -> list[str]:
    """Return the months in which something happened that counts."""
    found = snapshot.kept.get(("months",))
    if found is None:
        days = {day for e in snapshot.events if e.status in COUNTED_STATUSES and (day := day_of(e))}
        published = {r.published[:10] for r in snapshot.reports.values() if r.published}
        found = all_months(days or published)
        snapshot.keep(("months",), found)
    return msgspec.convert(found, list[str])


def tie_view(snapshot: Snapshot, asked: WindowAsked) -> shapes.TieView:
    """Return what stands between two actors, the heaviest first."""
    edge = network_of(snapshot, asked).edge(asked.a, asked.b)
    parts = sorted(edge.parts, key=lambda part: -abs(part.weight)) if edge else []
    rows = []
    for part in parts[:MOST_PARTS]:
        evidence = part.evidence[0]
        rows.append(
            shapes.TiePart(
                record=part.record,
                what=part.what,
                day=part.day.isoformat() if part.day else None,
                weight=round(part.weight, 3),
                quote=evidence.text,
                document=evidence.document,
                title=snapshot.reports[evidence.document].title,
            )
        )
    return shapes.TieView(a=snapshot.actor(asked.a), b=snapshot.actor(asked.b), total=len(parts), parts=rows)
