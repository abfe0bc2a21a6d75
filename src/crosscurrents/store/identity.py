"""Which actors of the documents are one actor of the case.

The machine joins by id: known actors carry their key in the knowledge file, unknown named ones a
hash of their name, anonymous ones an id of their document. People join with ``same`` and keep apart
with ``distinct``; ``distinct`` always wins, over the machine and over chains of ``same``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from crosscurrents.records import Decision, Span
from crosscurrents.store.splitting import Parts, part_at
from crosscurrents.store.summary import ActorSummary, Gathered, Sighting, main_name, summed_up
from crosscurrents.vocabulary import ActorKind, Verdict

AT = "@"
"""``actor@document`` names an actor as it stands in one document, to keep it apart from its namesake."""


class Identities:
    """The actors of the case and the way from each id in a reading to its actor."""

    def __init__(self, sightings: Iterable[Sighting], decisions: Iterable[Decision]) -> None:
        self._decisions = list(decisions)
        self._split = scoped_ids(self._decisions)
        self._nodes: dict[str, Gathered] = defaultdict(Gathered)
        self._origins: dict[str, str] = {}
        self._divided: dict[tuple[str, str], Parts] = defaultdict(list)
        for sighting in sightings:
            self._see(sighting)
        self._own_names = {node: main_name(found) for node, found in self._nodes.items()}
        self._by_name = self._name_index()
        self._leader = self._join()
        self.ignored: list[Decision] = self._blocked
        self.dropped: set[str] = set()
        self.actors: dict[str, ActorSummary] = {}
        self._build()

    def _see(self, sighting: Sighting) -> None:
        node = self._node(sighting.id, sighting.document)
        self._nodes[node].see(sighting)
        if sighting.origin:
            self._origins[node] = sighting.origin
        if sighting.parts:
            self._divided[sighting.origin or sighting.id, sighting.document] += sighting.parts

    def _node(self, actor: str, document: str) -> str:
        scoped = f"{actor}{AT}{document}"
        return scoped if scoped in self._split else actor

    def _name_index(self) -> dict[str, set[str]]:
        index: dict[str, set[str]] = defaultdict(set)
        for node, gathered in self._nodes.items():
            for name in (*gathered.names, *gathered.aliases):
                index[name.casefold()].add(node)
        return index

    def member_named(self, name: str) -> tuple[str, str] | None:
        """Return the id and name of what is called so before people's joining: an id, name or alias.

        Names of its own win over aliases, so that joined actors can be told apart again.
        """
        wanted = name.casefold().strip()
        exact = {node for node in self._nodes if node == name}
        own = {node for node, called in self._own_names.items() if called.casefold() == wanted}
        for found in (exact, own, self._by_name.get(wanted, set())):
            if len(found) == 1:
                node = next(iter(found))
                return node, self._own_names[node]
        return None

    def _find_node(self, actor: str | None, name: str | None) -> str | None:
        """Return the node a decision means: by id, or by name where the id is gone.

        What people split off is meant by its id alone: its names are those that it was split from.
        """
        if actor in self._nodes:
            return actor
        named = self._by_name.get((name or "").casefold(), set()) - self._origins.keys()
        return next(iter(named)) if len(named) == 1 else None

    def _pairs(self, verdict: Verdict) -> list[tuple[str, str, Decision]]:
        pairs = []
        for decision in self._decisions:
            if decision.verdict == verdict:
                first = self._find_node(decision.subject, decision.subject_name)
                second = self._find_node(decision.object, decision.object_name)
                if first and second and first != second:
                    pairs.append((first, second, decision))
        return pairs

    def _join(self) -> dict[str, str]:
        """Join nodes by ``same``, oldest first, never across a ``distinct``."""
        groups: dict[str, set[str]] = {}
        apart: dict[str, set[str]] = defaultdict(set)
        for first, second, _ in self._pairs(Verdict.DISTINCT):
            apart[first].add(second)
            apart[second].add(first)
        self._blocked = []
        for first, second, decision in self._pairs(Verdict.SAME):
            left, right = groups.get(first, {first}), groups.get(second, {second})
            if left is right:
                continue
            if any(apart[node] & right for node in left):
                self._blocked.append(decision)
                continue
            joined = left | right
            groups.update(dict.fromkeys(joined, joined))
        return {node: self._leader_of(group) for node, group in groups.items()}

    def _leader_of(self, group: set[str]) -> str:
        """Choose the id that stands for a group: a known key before a hash, then the most mentioned."""
        return min(group, key=lambda node: (is_hash(node), -self._nodes[node].mentions, node))

    def _build(self) -> None:
        members: dict[str, list[str]] = defaultdict(list)
        for node in self._nodes:
            members[self._leader.get(node, node)].append(node)
        for leader, nodes in members.items():
            found = self._nodes[leader]
            name = self._own_names[leader]
            for node in nodes:
                if node != leader:
                    found.absorb(self._nodes[node])
            self.actors[leader] = summed_up(leader, name, found, nodes)
        self._apply(Verdict.RENAME, _rename)
        self._apply(Verdict.KIND, _rekind)
        self._apply(Verdict.NOT_AN_ACTOR, self._drop)

    def _apply(self, verdict: Verdict, change: Callable[[ActorSummary, Decision], None]) -> None:
        for decision in self._decisions:
            if decision.verdict != verdict:
                continue
            node = self._find_node(decision.subject, decision.subject_name)
            actor = self.actors.get(self._leader.get(node, node)) if node else None
            if actor:
                change(actor, decision)

    def _drop(self, actor: ActorSummary, _decision: Decision) -> None:
        del self.actors[actor.id]
        self.dropped.add(actor.id)

    def ids_of(self, actor: str) -> list[str]:
        """Return the ids under which readings know an actor of the case."""
        summary = self.actors.get(actor)
        if summary is None:
            return [actor]
        return sorted({self._origins.get(each, each).partition(AT)[0] for each in summary.ids})

    def finds(self, decision: Decision) -> bool:
        """Tell whether the actors that a decision names are in the case."""
        wanted = [(decision.subject, decision.subject_name)]
        if decision.object:
            wanted.append((decision.object, decision.object_name))
        return all(self._find_node(actor, name) is not None for actor, name in wanted)

    def knows(self, node: str) -> bool:
        """Tell whether something in the case has this id before people's joining."""
        return node in self._nodes

    def resolve(self, actor: str, document: str, spans: Iterable[Span] = ()) -> str | None:
        """Return the case's id for an actor of a reading, or None where a person dropped it.

        ``spans`` are the words that the naming record rests on: of an actor that was split they tell
        which part is meant.
        """
        parts = self._divided.get((actor, document))
        node = self._node(part_at(parts, actor, spans) if parts else actor, document)
        leader = self._leader.get(node, node)
        return None if leader in self.dropped else leader

    def named(self, actor: str, name: str) -> str | None:
        """Return the case's id of an event's side that a decision names, None where there is none now.

        Where all mentions of an actor went to another one, that is now meant.
        """
        became = [node for node, origin in self._origins.items() if origin == actor]
        moved = actor not in self._nodes and len(became) == 1
        node = became[0] if moved else self._find_node(actor, name)
        leader = self._leader.get(node, node) if node else None
        return None if leader in self.dropped else leader

    def ranked(self) -> list[ActorSummary]:
        """Return the actors, most mentioned first."""
        return sorted(self.actors.values(), key=lambda a: (-a.mentions, -a.independent, a.name, a.id))


def scoped_ids(decisions: Iterable[Decision]) -> set[str]:
    """Return the ids (``actor@document``) that people split off in one document."""
    apart = [d for d in decisions if d.verdict == Verdict.DISTINCT]
    return {name for d in apart for name in (d.subject, d.object) if name and AT in name}


def is_hash(actor: str) -> bool:
    """Tell whether an id is a hash rather than a key of the knowledge file."""
    bare = actor.partition(AT)[0]
    return len(bare) == 16 and all(digit in "0123456789abcdef" for digit in bare)


def _rename(actor: ActorSummary, decision: Decision) -> None:
    name = decision.value or actor.name
    actor.aliases = [a for a in [actor.name, *actor.aliases] if a.casefold() != name.casefold()]
    actor.name = name


def _rekind(actor: ActorSummary, decision: Decision) -> None:
    actor.kind = ActorKind(decision.value or actor.kind)
