"""Finds contradictions in knowledge files: what a person who corrects them is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lexicon import load_lexicon
from crosscurrents.actors.matcher import split_words
from crosscurrents.vocabulary import ActorKind

_COMPLEMENT = re.compile(r" (?:for|to|on|in|at|of the|of [A-Z]\w+$) ?", re.IGNORECASE)


def check_knowledge(actors: Iterable[KnownActor]) -> list[str]:
    """Return every contradiction in the entries, each as one sentence; empty where there is none.

    Checked: ids given twice, names that two actors share without ``needs_context``, parents,
    predecessors and offices of unknown actors, cycles, periods that end before they begin, Wikidata
    ids used twice, and two holders of one office at the same time.
    """
    entries = list(actors)
    knowledge = Knowledge(entries)
    return [
        *_twice(entries),
        *_tiny_names(entries),
        *_shared_names(entries),
        *_unknown_references(entries, knowledge),
        *_cycles(knowledge),
        *_periods(entries),
        *_shared_offices(entries),
    ]


def _twice(entries: list[KnownActor]) -> Iterator[str]:
    seen: set[str] = set()
    items: dict[str, str] = {}
    for actor in entries:
        if actor.id in seen:
            yield f"{actor.id}: the id is given twice"
        seen.add(actor.id)
        if actor.wikidata:
            other = items.setdefault(actor.wikidata, actor.id)
            if other != actor.id:
                yield f"{actor.id}: Wikidata {actor.wikidata} is also {other}"


def _tiny_names(entries: list[KnownActor]) -> Iterator[str]:
    for actor in entries:
        for name in [*actor.names, *actor.needs_context, *actor.surnames]:
            if sum(char.isalnum() for char in name) < 2:
                yield f"{actor.id}: {name!r} is too short to be a name"


def _shared_names(entries: list[KnownActor]) -> Iterator[str]:
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    shown: dict[tuple[str, ...], str] = {}
    for actor in entries:
        for name in [*actor.names, *(seat.name for seat in actor.seats)]:
            words = tuple(word.folded for word in split_words(name))
            holders[words].add(actor.id)
            shown[words] = name
    for words, ids in sorted(holders.items()):
        if len(ids) > 1:
            yield f"{shown[words]!r} names {', '.join(sorted(ids))}: move it to needs_context"


def _unknown_references(entries: list[KnownActor], knowledge: Knowledge) -> Iterator[str]:
    titles = load_lexicon().titles
    for actor in entries:
        for parent in actor.parents:
            if parent.of not in knowledge.actors:
                yield f"{actor.id}: parent {parent.of} is no entry"
        for key in actor.beside:
            if key not in knowledge.actors:
                yield f"{actor.id}: stands beside {key}, which is no entry"
        if actor.succeeds and actor.succeeds not in knowledge.actors:
            yield f"{actor.id}: succeeds {actor.succeeds}, which is no entry"
        if actor.same_as_organ and actor.same_as_organ.state not in knowledge.actors:
            yield f"{actor.id}: is an organ of {actor.same_as_organ.state}, which is no entry"
        for office in actor.offices:
            if office.of.split("/")[0] not in knowledge.actors:
                yield f"{actor.id}: office of {office.of}, which is no entry"
            if titles.find(_COMPLEMENT.split(office.title.casefold())[0].split()) is None:
                yield f"{actor.id}: {office.title!r} is no title of titles.yaml"


def _cycles(knowledge: Knowledge) -> Iterator[str]:
    for key in knowledge.actors:
        if key in knowledge.ancestors(key):
            yield f"{key}: belongs to itself through its parents"


def _periods(entries: list[KnownActor]) -> Iterator[str]:
    for actor in entries:
        spans = [(parent.since, parent.until, f"parent {parent.of}") for parent in actor.parents]
        spans += [(office.since, office.until, office.title) for office in actor.offices]
        if actor.active:
            spans.append((actor.active.since, actor.active.until, "active"))
        for since, until, what in spans:
            if since and until and since[: len(until)] > until[: len(since)]:
                yield f"{actor.id}: {what} ends ({until}) before it begins ({since})"


def _shared_offices(entries: list[KnownActor]) -> Iterator[str]:
    unique = load_lexicon().unique_titles
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for actor in entries:
        if actor.kind is not ActorKind.PERSON:
            continue
        for office in actor.offices:
            if office.title in unique:
                term = (office.since or "0000", office.until or "9999", actor.id)
                terms[(office.title, office.of)].append(term)
    for (title, of), held in sorted(terms.items()):
        held.sort()
        for (_, until, first), (since, _, second) in pairwise(held):
            if first != second and until[: len(since)] > since[: len(until)]:
                yield f"{title} of {of}: {first} and {second} hold it at the same time ({since}–{until})"
