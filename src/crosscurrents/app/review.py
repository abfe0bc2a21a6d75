"""What a person should decide: where the machine is least sure and most depends on the answer.

Questions of a kind are ordered by ``worth``: doubt (0…1, where 1 is as likely wrong as right) times the
records that would change with the answer, whose number is taken by its logarithm, since the hundredth event
of an actor tells less than the first. Doubts of different kinds can't be compared, so the kinds take turns.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from rapidfuzz import fuzz

from crosscurrents.app import shapes
from crosscurrents.app.asking import LedgerAsked
from crosscurrents.app.ledger import find_entries
from crosscurrents.app.notes import event_title
from crosscurrents.app.record import quotes
from crosscurrents.app.rows import actor_row, event_row
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.records import Decision, Event
from crosscurrents.store.identity import is_hash
from crosscurrents.store.summary import ActorSummary
from crosscurrents.store.views import Filters
from crosscurrents.vocabulary import COUNTED_STATUSES, OutcomeStatus, Verdict

LIKE_ENOUGH = 78.0
"""Similarity of names (0…100) from which the question whether two actors are one is worth a person's
time: below it, of the pairs in our dossier nearly all are different actors."""

SURE_ENOUGH = 0.75
"""Confidence from which an event isn't asked about."""

DOUBT_OF_NAMES = 0.8
"""Doubt about two actors with exactly the same name that the machine nevertheless keeps apart."""

DOUBTS = {OutcomeStatus.UNCLEAR: 1.0, OutcomeStatus.DUE: 0.7}
"""Doubt about what became of a statement: reports disagree, or none says; else ``SETTLED``."""

SETTLED = 0.4
"""Doubt about an outcome that some report settles, and about an actor that several reports name: worth
asking only where much rests on it."""

ALONE = 3
"""Records that change with the only event between two sides: their tie in the network, seen from both,
and how they stand to third ones."""

MOST_OF_A_KIND = 40
MOST_QUOTES = 2


def review_view(snapshot: Snapshot) -> shapes.ReviewQueue:
    """Return the open questions, of each kind those on which most depends first."""
    found = snapshot.kept.get(("review",))
    if found is None:
        decided = snapshot.case.in_force()
        kinds = [
            _take(_same_actor(snapshot, decided)),
            _take(_unsure_events(snapshot, decided)),
            _take(_outcomes(snapshot, decided)),
            _take(_unknown_actors(snapshot, decided)),
        ]
        items = [item for turn in zip_longest(*kinds) for item in turn if item]
        found = shapes.ReviewQueue(total=len(items), items=items, decided=len(decided))
        snapshot.keep(("review",), found)
    assert isinstance(found, shapes.ReviewQueue)
    return found


def worth(doubt: float, depending: int) -> float:
    """Return how much an answer is worth: ``doubt`` is 0…1, ``depending`` the records that rest on it."""
    return doubt * (1 + math.log2(1 + max(depending, 0)))


def _records_of(snapshot: Snapshot, actor: str) -> int:
    return len(snapshot.events_of.get(actor, ())) + len(snapshot.said_by.get(actor, ()))


_Scored = Iterator[tuple[float, shapes.ReviewItem]]


def _take(scored: _Scored) -> list[shapes.ReviewItem]:
    return [item for _, item in sorted(scored, key=lambda each: -each[0])[:MOST_OF_A_KIND]]


def _item(
    kind: str,
    question: str,
    why: str,
    subject: str,
    *,
    object: str | None = None,
    first: shapes.ActorRow | None = None,
    second: shapes.ActorRow | None = None,
    event: shapes.EventRow | None = None,
    statement: shapes.StatementRow | None = None,
    shown: list[shapes.Quote],
) -> shapes.ReviewItem:
    return shapes.ReviewItem(
        key=f"{kind} {subject} {object or ''}".strip(),
        kind=kind,
        question=question,
        why=why,
        subject=subject,
        object=object,
        first=first,
        second=second,
        event=event,
        statement=statement,
        quotes=shown,
    )


def _same_actor(snapshot: Snapshot, decided: list[Decision]) -> _Scored:
    settled = {
        frozenset((d.subject, d.object)) for d in decided if d.verdict in (Verdict.SAME, Verdict.DISTINCT)
    }
    chosen = []
    for one, other, likeness in _alike_pairs(list(snapshot.actors.values())):
        asked = {frozenset((a, b)) for a in [one.id, *one.ids] for b in [other.id, *other.ids]}
        if not asked & settled:
            doubt = DOUBT_OF_NAMES * (likeness - LIKE_ENOUGH + 5) / (105 - LIKE_ENOUGH)
            moved = min(_records_of(snapshot, one.id), _records_of(snapshot, other.id))
            chosen.append((worth(doubt, moved), one, other, likeness))
    chosen.sort(key=lambda each: -each[0])
    for score, one, other, likeness in chosen[:MOST_OF_A_KIND]:
        yield (
            score,
            _item(
                "same actor?",
                f"Are {one.name} and {other.name} the same actor?",
                f"their names are alike ({likeness:.0f} of 100)",
                one.id,
                object=other.id,
                first=actor_row(snapshot, one),
                second=actor_row(snapshot, other),
                shown=_named_at(snapshot, one) + _named_at(snapshot, other),
            ),
        )


def _alike_pairs(actors: list[ActorSummary]) -> Iterator[tuple[ActorSummary, ActorSummary, float]]:
    """Yield pairs of named actors of which at least one is unknown; only those that share a word.

    A name that ends in a word in lower case describes somebody (``Pentagon spokesman``), of whom there are
    many.
    """
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, actor in enumerate(actors):
        if actor.name[:1].isupper() and actor.name.split()[-1][:1].isupper():
            for word in {w for w in actor.name.casefold().split() if len(w) > 2}:
                by_word[word].append(place)
    pairs = {
        (a, b)
        for places in by_word.values() if len(places) <= 60
        for at, a in enumerate(places) for b in places[at + 1 :]
    }  # fmt: skip
    for a, b in sorted(pairs):
        one, other = actors[a], actors[b]
        if is_hash(one.id) or is_hash(other.id):
            likeness = fuzz.token_sort_ratio(one.name.casefold(), other.name.casefold())
            if likeness >= LIKE_ENOUGH:
                yield one, other, likeness


def _named_at(snapshot: Snapshot, actor: ActorSummary) -> list[shapes.Quote]:
    for whole in snapshot.case.stream("actors", Filters(id=actor.id)):
        return quotes(snapshot, whole.evidence[:1])
    return []


def _unsure_events(snapshot: Snapshot, decided: list[Decision]) -> _Scored:
    settled = {d.subject for d in decided if d.verdict == Verdict.EVENT}
    chosen = []
    between = Counter(_sides(event) for event in snapshot.events)
    for event in snapshot.events:
        if event.id in settled or event.confidence >= SURE_ENOUGH or event.status not in COUNTED_STATUSES:
            continue
        if event.actors and event.recipients:
            known = [snapshot.actors[a].independent for a in (*event.actors, *event.recipients)
                     if a in snapshot.actors]  # fmt: skip
            resting = event.reports + (ALONE if between[_sides(event)] == 1 else 0)
            score = worth(min(1.0, 2 * (1 - event.confidence)), resting)
            chosen.append((score + max(known, default=0) / 1000, event))  # well-known sides first
    chosen.sort(key=lambda each: -each[0])
    for score, event in chosen[:MOST_OF_A_KIND]:
        yield (
            score,
            _item(
                "event right?",
                f"Do the words say this: {event_title(snapshot, event)}?",
                f"the machine is {event.confidence:.0%} sure",
                event.id,
                event=event_row(snapshot, event),
                shown=quotes(snapshot, event.evidence[:MOST_QUOTES]),
            ),
        )


def _sides(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(event.actors)), tuple(sorted(event.recipients))


def _outcomes(snapshot: Snapshot, decided: list[Decision]) -> _Scored:
    settled = {d.subject for d in decided if d.verdict == Verdict.OUTCOME}
    entries = find_entries(snapshot, LedgerAsked())
    promised = Counter(row.speaker.id for row in entries if row.speaker)
    for row in entries:
        if row.id in settled or row.outcome == OutcomeStatus.OPEN or not row.speaker:
            continue
        doubt = DOUBTS.get(OutcomeStatus(row.outcome or OutcomeStatus.DUE), SETTLED)
        statement = snapshot.statements_by_id[row.id]
        yield (
            worth(doubt, promised[row.speaker.id] + len(row.slips)),
            _item(
                "what became of it?",
                f"{row.speaker.name}: “{row.text}” — {row.outcome}?",
                row.reason or "nothing read so far settles it",
                row.id,
                statement=row,
                shown=quotes(snapshot, statement.evidence[:1]) + row.answers[:2],
            ),
        )


def _unknown_actors(snapshot: Snapshot, decided: list[Decision]) -> _Scored:
    settled = {
        name
        for d in decided
        if d.verdict in (Verdict.KIND, Verdict.RENAME, Verdict.SAME)
        for name in (d.subject, d.object)
    }
    chosen = [
        actor
        for actor in snapshot.actors.values()
        if is_hash(actor.id) and actor.independent > 1 and not settled & {actor.id, *actor.ids}
    ]
    for actor in chosen[:MOST_OF_A_KIND]:
        yield (
            worth(SETTLED, _records_of(snapshot, actor.id)),
            _item(
                "an actor?",
                f"Is {actor.name} an actor, of the kind {actor.kind}?",
                f"not among known actors, but in {actor.independent} reports",
                actor.id,
                first=actor_row(snapshot, actor),
                shown=_named_at(snapshot, actor),
            ),
        )
