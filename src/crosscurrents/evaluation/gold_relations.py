"""Scores ties that texts state against the project's own gold: precision, recall, and the side asked.

A tie is right where subject, relation and object are; ties between equals count in either direction.
For ties to places the object is right where one of the place's names stands in the gold's words.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from crosscurrents.evaluation.benchmark import Figures, Part, f1
from crosscurrents.evaluation.gold_actors import align, majority_keys, read_gold_texts
from crosscurrents.reading import Reader
from crosscurrents.records import Reading, Relation
from crosscurrents.vocabulary import PLACE_RELATIONS, RelationName

_HIERARCHY = frozenset(
    {RelationName.PART_OF, RelationName.MEMBER_OF, RelationName.LEADS, RelationName.SERVES}
)
_MUTUAL = frozenset({"allied-with", "friendly-to", "rival-of", "hostile-to"})


class Tie(NamedTuple):
    """A tie as it was read: its record, its text's reading, and the gold keys of that text's actors."""

    record: Relation
    reading: Reading
    keys: dict[str, str]


def score(path: Path, reader: Reader, part: Part = Part.ALL) -> Figures:
    """Score ``reader`` on ``relations.jsonl`` of a gold folder. Figures are 0…1."""
    texts = read_gold_texts(path.parent)
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["text"]].append(row)
    right = read = wanted = found = 0
    for text, reading in zip(texts, reader.read_many(text.document for text in texts), strict=True):
        pairs = align(text, reading.mentions, exact=False)
        keys = {actor: key for (_, actor), key in majority_keys(pairs).items()}
        rows = gold[text.name]
        ties = [Tie(tie, reading, keys) for tie in reading.relations if tie.relation not in _HIERARCHY]
        hits = [tie for tie in ties if any(is_same(tie, row) for row in rows if not row.get("optional"))]
        open_hits = [tie for tie in ties if tie not in hits and any(is_same(tie, row) for row in rows)]
        right += len(hits)
        read += len(ties) - len(open_hits)
        firm = [row for row in rows if not row.get("optional")]
        wanted += len(firm)
        found += sum(any(is_same(tie, row) for tie in ties) for row in firm)
    precision = right / read if read else 0.0
    recall = found / wanted if wanted else 0.0
    figures = {
        "relation_precision": precision,
        "relation_recall": recall,
        "relation_f1": f1(precision, recall),
    }
    return Figures(benchmark="gold relations", part=part, rows=wanted, figures=figures)


def is_same(tie: Tie, row: dict[str, Any]) -> bool:
    """Tell whether a tie that was read is the gold's."""
    relation = tie.record.relation
    if str(relation) not in {row["relation"], *_listed(row, "relation_also")}:
        return False
    subject = tie.keys.get(tie.record.subject, tie.record.subject)
    subjects = {row["subject"], *_listed(row, "subject_also")}
    objects = {row["object"], *_listed(row, "object_also")}
    if relation in PLACE_RELATIONS:
        return subject in subjects and _names_place(tie, {*objects, row.get("place") or row["object"]})
    other = tie.keys.get(tie.record.object, tie.record.object)
    if subject in subjects and other in objects:
        return True
    return row["relation"] in _MUTUAL and subject in objects and other in subjects


def _listed(row: dict[str, Any], field: str) -> list[str]:
    value = row.get(field) or []
    return [value] if isinstance(value, str) else list(value)


def _names_place(tie: Tie, words: set[str]) -> bool:
    place = next((place for place in tie.reading.places if place.id == tie.record.object), None)
    if place is None:
        return False
    names = {place.name.casefold(), *(mention.text.casefold() for mention in place.mentions)}
    return any(name in word.casefold() or word.casefold() in name for name in names for word in words)
