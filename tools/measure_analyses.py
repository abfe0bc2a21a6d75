"""Prints what each analysis costs: seconds and memory, on made records of 78 and of 500 actors.

Usage: python tools/measure_analyses.py [ACTORS …]. The records are drawn at random, with as many events
an actor as the UCDP file for Syria has (about 200), so that nothing has to be fetched. Each analysis runs in
a process of its own; its memory is the most that this process held beyond what the records take.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from crosscurrents.analysis.alignments import alignments
from crosscurrents.analysis.camps import network_camps
from crosscurrents.analysis.coalitions import coalitions
from crosscurrents.analysis.comparison import compare
from crosscurrents.analysis.control import control
from crosscurrents.analysis.flashpoints import flashpoints
from crosscurrents.analysis.network import build_network
from crosscurrents.analysis.occurrences import occurrences
from crosscurrents.analysis.presence import sightings
from crosscurrents.analysis.series import violence
from crosscurrents.analysis.windows import changes
from crosscurrents.records import Document, Event, EventDate, Evidence, Place, Relation, Trigger, make_id
from crosscurrents.vocabulary import ActorKind, EventType, PlacePrecision, RelationName

EVENTS_AN_ACTOR = 200
FIRST = date(2016, 1, 1)
DAYS = 1430
HALF = date(2017, 12, 31)


class Summary(msgspec.Struct):
    """An actor of the made case."""

    id: str
    name: str
    kind: ActorKind = ActorKind.ARMED_GROUP


class Made:
    """A case of made records: fronts between blocs of actors, few of them much busier than the rest."""

    def __init__(self, actors: int) -> None:
        self._chance = random.Random(1)  # noqa: S311 - made records
        self.names = [f"actor-{number}" for number in range(actors)]
        self._documents = [
            Document(f"Report {number}.", published=self._day(), source=f"{number}") for number in range(200)
        ]
        self._places = [self._place(number) for number in range(12 * actors)]
        self._fronts = [self._front() for _ in range(4 * actors)]
        self._events = [self._event(number) for number in range(EVENTS_AN_ACTOR * actors)]
        self._relations = [self._relation(number) for number in range(4 * actors)]

    def stream(self, kind: str) -> Iterator[Any]:
        """Yield the records of one kind."""
        return iter(getattr(self, f"_{kind}"))

    def actor_summaries(self) -> Iterable[Summary]:
        """Return the actors."""
        return [Summary(name, name) for name in self.names]

    def _day(self) -> str:
        return (FIRST + timedelta(days=self._chance.randrange(DAYS))).isoformat()

    def _actor(self) -> str:
        return self.names[int(len(self.names) * self._chance.random() ** 2)]

    def _front(self) -> tuple[str, str, str]:
        return self._actor(), self._actor(), self._chance.choice(self._places).id

    def _evidence(self, rule: str) -> tuple[str, list[Evidence]]:
        document = self._chance.choice(self._documents).id
        return document, [Evidence(document=document, start=0, end=6, text="Report", rule=rule)]

    def _place(self, number: int) -> Place:
        document, evidence = self._evidence("made")
        return Place(
            id=f"place-{number}",
            name=f"Place {number}",
            latitude=self._chance.uniform(32, 37),
            longitude=self._chance.uniform(36, 42),
            document=document,
            confidence=1.0,
            evidence=evidence,
        )

    def _event(self, number: int) -> Event:
        told = number % 20 == 0
        document, evidence = self._evidence("made" if told else "tables.made")
        actor, recipient, place = self._chance.choice(self._fronts)
        day = self._day()
        kind = EventType.ASSAULT if self._chance.random() < 0.85 else EventType.COOPERATE
        return Event(
            id=make_id(number),
            type=kind,
            trigger=Trigger(start=0, end=6, text="captured" if number % 50 == 0 else "attacked"),
            actors=[actor],
            recipients=[recipient] if recipient != actor else [],
            date=EventDate(earliest=day, latest=day, text=day, precision="day"),
            place=place,
            place_precision=PlacePrecision.TOWN,
            document=document,
            confidence=0.9,
            evidence=evidence,
        )

    def _relation(self, number: int) -> Relation:
        document, evidence = self._evidence("made")
        names = (RelationName.ALLIED_WITH, RelationName.WARY_OF, RelationName.CONTROLS)
        name = self._chance.choice(names)
        actor, other, place = self._chance.choice(self._fronts)
        return Relation(
            id=make_id("relation", number),
            subject=actor,
            relation=name,
            object=place if name is RelationName.CONTROLS else other,
            document=document,
            confidence=0.9,
            evidence=evidence,
        )


def _coalitions(made: Made, count: int) -> Any:
    return coalitions(build_network(made), made.names[0], made.names[1 : count + 1])


ANALYSES: dict[str, Callable[[Made], Any]] = {
    "network": build_network,
    "network, then camps (8 s for proofs)": lambda made: network_camps(build_network(made)),
    "network, then three camps (8 s for proofs)": lambda made: network_camps(build_network(made), 3),
    "two networks, then changes": lambda made: changes(
        build_network(made, until=HALF), build_network(made, since=HALF)
    ),
    "network, then coalitions of 10": lambda made: _coalitions(made, 10),
    "network, then coalitions of 20": lambda made: _coalitions(made, 20),
    "network, then coalitions of 40": lambda made: _coalitions(made, 40),
    "network, then landscape of 20": lambda made: alignments(build_network(made), made.names[:20]),
    "network, then landscape of all (20 s)": lambda made: alignments(build_network(made), made.names),
    "flashpoints": lambda made: flashpoints(sightings(made, occurrences(made))),
    "escalation": violence,
    "control": lambda made: control(made, occurrences(made)),
    "comparison with tables": lambda made: compare(made, occurrences(made)),
}


def _measure(name: str, actors: int, answer: Any) -> None:
    made = Made(actors)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.monotonic(), time.process_time()
    ANALYSES[name](made)
    spent = time.process_time() - cpu
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer.put((time.monotonic() - wall, spent, (after - before) / 1024))


def main(sizes: list[int]) -> None:
    """Print one row an analysis, for each number of actors."""
    context = multiprocessing.get_context("spawn")
    print("| analysis | " + " | ".join(f"{size} actors: s | CPU s | MB" for size in sizes) + " |")
    print("|---|" + "---|" * (3 * len(sizes)))
    for name in ANALYSES:
        cells = []
        for size in sizes:
            answer = context.Queue()
            process = context.Process(target=_measure, args=(name, size, answer))
            process.start()
            process.join()
            failed = process.exitcode != 0
            cells += ["failed"] * 3 if failed else [f"{value:.1f}" for value in answer.get()]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [78, 500])
