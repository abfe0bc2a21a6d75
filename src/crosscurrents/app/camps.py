"""The camps of a window's network, worked out beside other questions, since that takes seconds."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from crosscurrents.analysis.camps import components
from crosscurrents.analysis.network import Network
from crosscurrents.analysis.partitions import find_camps, stability
from crosscurrents.analysis.signed import SignedGraph
from crosscurrents.app.asking import CampsAsked, WindowAsked
from crosscurrents.app.desk import Desk
from crosscurrents.app.drawing import Camp, CampMember, CampsView
from crosscurrents.app.network import network_of
from crosscurrents.app.snapshot import Snapshot

SECONDS = 2.5
"""Time for the search and for the draws that tell how firm it is: whoever looks at colours waits for it."""

FIRM = 0.9
"""Share of tied optima, and of draws with doubtful signs flipped, from which an actor stands firmly."""

LEANING = 0.6
"""The share below which an actor isn't said to lean to its camp even."""

LETTERS = "ABCDEFGH"
NAMED = 4


class CampFinder:
    """Finds camps in a thread of its own, so that no other question waits for them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="camps")

    async def find(self, asked: CampsAsked) -> CampsView:
        """Return the camps of a window, kept with the records that they were found in."""
        window = WindowAsked(since=asked.since, until=asked.until, rollup=asked.rollup)
        key = ("camps", window, asked.camps)
        snapshot, network = await self._desk.ask(lambda now: (now, network_of(now, window)))
        found = snapshot.kept.get(key)
        if found is None:
            loop = asyncio.get_running_loop()
            found = await loop.run_in_executor(self._thread, camps_view, snapshot, network, asked.camps)
            await self._desk.ask(lambda _: snapshot.keep(key, found))
        assert isinstance(found, CampsView)
        return found

    def close(self) -> None:
        """Let the thread go; what it still works on is waited for."""
        self._thread.shutdown(cancel_futures=True)


def camps_view(snapshot: Snapshot, network: Network, most: int, seconds: float = SECONDS) -> CampsView:
    """Return the camps of the largest connected part, at most so many; none where all have two actors."""
    parts = [part for part in components(network.graph()) if len(part.nodes) > 2]
    if not parts:
        return CampsView()
    graph = parts[0]
    found = find_camps(graph, most, seconds / 3)
    first = found.tied[0]
    edges = {(edge.a, edge.b): edge.doubt for edge in network.edges}
    doubts = [edges[_pair(graph, a, b)] for a, b, _ in graph.ties]
    flipped, draws = stability(graph, doubts, first, most, seconds=seconds * 2 / 3)
    order = _order(snapshot, graph, first)
    members = [
        _member(node, order[camp], tied, flip)
        for node, camp, tied, flip in zip(graph.nodes, first, found.together, flipped, strict=True)
    ]
    cost = found.frustration
    return CampsView(
        camps=[_camp(snapshot, network, letter, members) for letter in sorted(order.values())],
        members=members,
        frustrated=[_pair(graph, a, b) for a, b, _ in graph.frustrated(first)],
        lower=round(cost.lower, 2),
        upper=round(cost.upper, 2),
        weight=round(sum(abs(weight) for _, _, weight in graph.ties) / graph.scale, 2),
        proved=cost.proved,
        tied=len(found.tied),
        all_tied=found.all_tied,
        draws=draws,
        others=sum(len(part.nodes) for part in parts[1:]),
    )


def _pair(graph: SignedGraph, a: int, b: int) -> tuple[str, str]:
    first, second = sorted((graph.nodes[a], graph.nodes[b]))
    return first, second


def _order(snapshot: Snapshot, graph: SignedGraph, partition: tuple[int, ...]) -> dict[int, str]:
    """Letter the camps by their best known member, so that those of two windows mostly agree."""
    best: dict[int, int] = {}
    for node, camp in zip(graph.nodes, partition, strict=True):
        known = snapshot.actors[node].independent if node in snapshot.actors else 0
        best[camp] = max(best.get(camp, 0), known)
    ranked = sorted(best, key=lambda camp: (-best[camp], camp))
    return {camp: LETTERS[place % len(LETTERS)] for place, camp in enumerate(ranked)}


def _member(actor: str, camp: str, tied: float, flipped: float) -> CampMember:
    least = min(tied, flipped)
    standing = "firm" if least >= FIRM else "leaning" if least >= LEANING else "unsettled"
    return CampMember(id=actor, camp=camp, tied=round(tied, 3), flipped=round(flipped, 3), standing=standing)


def _camp(snapshot: Snapshot, network: Network, letter: str, members: list[CampMember]) -> Camp:
    own = [member for member in members if member.camp == letter]
    known = sorted(own, key=lambda member: _first_named(snapshot, member))
    return Camp(
        letter=letter,
        size=len(own),
        firm=sum(member.standing == "firm" for member in own),
        names=[network.name(member.id) for member in known[:NAMED]],
    )


def _first_named(snapshot: Snapshot, member: CampMember) -> tuple[int, int]:
    """Name those first that stand firmly, and of them the best known."""
    known = snapshot.actors.get(member.id)
    standing = ("firm", "leaning", "unsettled").index(member.standing)
    return standing, -known.independent if known else 0
