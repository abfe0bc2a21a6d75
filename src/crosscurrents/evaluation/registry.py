"""Which scorer reads which benchmark file: a glob over file names and the scorer's dotted address.

A scorer is a function ``score(path: Path, reader: Reader, part: Part) -> Figures``.
"""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path

from crosscurrents.evaluation.benchmark import Figures, Part
from crosscurrents.reading import Reader

Scorer = Callable[[Path, Reader, Part], Figures]

SCORERS: dict[str, str] = {
    "gold": "crosscurrents.evaluation.gold_actors:score",
    "world": "crosscurrents.evaluation.gold_actors:score",
    "blind": "crosscurrents.evaluation.gold_actors:score",
    "statements.jsonl": "crosscurrents.evaluation.gold_statements:score",
    "relations.jsonl": "crosscurrents.evaluation.gold_relations:score",
    "events.jsonl": "crosscurrents.evaluation.gold_events:score",
    "factuality_*.jsonl": "crosscurrents.evaluation.factuality:score",
    "events_petrarch.jsonl": "crosscurrents.evaluation.events_petrarch:score",
    "police_events.jsonl": "crosscurrents.evaluation.police_events:score",
    "relation_signs.jsonl": "crosscurrents.evaluation.relation_signs:score",
    "highland_tribes.csv": "crosscurrents.evaluation.networks:score",
    "us_congress.csv": "crosscurrents.evaluation.networks:score",
    "random_*.csv": "crosscurrents.evaluation.networks:score",
    "planted_*.csv": "crosscurrents.evaluation.networks:score",
    "states_*.csv.gz": "crosscurrents.evaluation.networks:score",
    "axelrod_bennett_*.json": "crosscurrents.evaluation.networks:score",
    "Landscape_Results*.csv": "crosscurrents.evaluation.networks:score",
    "event_pairs.jsonl": "crosscurrents.evaluation.event_pairs:score",
    "attributions.jsonl": "crosscurrents.evaluation.attributions:score",
    "times_*.jsonl": "crosscurrents.evaluation.times:score",
    "ged_*.csv*": "crosscurrents.evaluation.ucdp_places:score",
    "toponyms_*.jsonl": "crosscurrents.evaluation.toponyms:score",
}


def scorer_for(path: Path) -> Scorer | None:
    """Return the scorer for a benchmark file, or None where no scorer knows its name."""
    for pattern, address in SCORERS.items():
        if fnmatch(path.name, pattern):
            module, _, function = address.partition(":")
            scorer: Scorer = getattr(import_module(module), function)
            return scorer
    return None
