"""Scores the reading of events against the project's own gold: found, type, sides, status, place, date.

An event is found where one is read at its trigger, or at a word that tells the same happening. It is
right where its type is too (or the type of the act, where the gold codes a future act by what it
does). Readings at triggers that the annotator left open count neither way.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from crosscurrents.evaluation.benchmark import Figures, Part, f1
from crosscurrents.evaluation.gold_actors import GoldText, align, majority_keys, read_gold_texts
from crosscurrents.reading import Reader
from crosscurrents.records import Event, Reading

_REACH = 3
"""Characters by which two triggers may lie apart and still be the same word."""


class Matched(NamedTuple):
    """A gold event with the event that was read for it, and the text they stand in."""

    gold: dict[str, Any]
    event: Event
    reading: Reading
    keys: dict[str, str]


def score(path: Path, reader: Reader, part: Part = Part.ALL) -> Figures:
    """Score ``reader`` on ``events.jsonl`` of a gold folder. Figures are 0…1."""
    folder = path.parent
    gold = _by_text(path)
    optional = _by_text(folder / "events-optional.jsonl")
    texts = [text for text in read_gold_texts(folder) if text.name in gold]
    matched: list[Matched] = []
    read = wanted = 0
    for text, reading in zip(texts, reader.read_many(text.document for text in texts), strict=True):
        found, extra = match(text, reading, gold[text.name], optional.get(text.name, []))
        matched += found
        read += len({pair.event.id for pair in found}) + len(extra)
        wanted += len(gold[text.name])
    figures = {**_found(matched, read, wanted), **_qualities(matched)}
    return Figures(benchmark="gold events", part=part, rows=len(texts), figures=figures)


def _by_text(path: Path) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["text"]].append(row)
    return rows


def match(
    text: GoldText, reading: Reading, gold: list[dict[str, Any]], optional: list[dict[str, Any]]
) -> tuple[list[Matched], list[Event]]:
    """Return the gold events that were read, right types first, and the events that no gold has."""
    pairs = align(text, reading.mentions, exact=False)
    keys = {actor: key for (_, actor), key in majority_keys(pairs).items()}
    words = text.document.text
    found: list[Matched] = []
    used: set[str] = set()
    for row in gold:
        events = _at(reading.events, _spans(words, [row, *row.get("also", [])]))
        used.update(event.id for event in events)
        best = max(events, key=lambda event: event.type in _types(row), default=None)
        if best is not None:
            twins = [event for event in events if event.trigger == best.trigger and event.type is best.type]
            found.append(max((Matched(row, event, reading, keys) for event in twins), key=_is_there))
    open_triggers = _at(reading.events, _spans(words, optional))
    used.update(event.id for event in open_triggers)
    used -= {event.id for event in reading.events if _is_second(event)} - {pair.event.id for pair in found}
    return found, [event for event in reading.events if event.id not in used]


def _is_second(event: Event) -> bool:
    """Tell whether an event was read from the words of another, for a second place."""
    return any(item.rule == "place-alongside" for item in event.evidence)


def _is_there(pair: Matched) -> bool:
    return bool(pair.gold["place"]) and _same_place(pair)


def _spans(words: str, rows: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    spans = []
    for row in rows:
        start = -1
        for _ in range(row.get("occurrence", 1)):
            start = words.find(row["trigger"], start + 1)
        if start >= 0:
            spans.append((start, start + len(row["trigger"])))
    return spans


def _at(events: Iterable[Event], spans: list[tuple[int, int]]) -> list[Event]:
    return [
        event
        for event in events
        if any(
            event.trigger.start < end + _REACH and start < event.trigger.end + _REACH for start, end in spans
        )
    ]


def _types(row: dict[str, Any]) -> set[str]:
    return {row["type"], row.get("act") or row["type"]}


def _found(matched: list[Matched], read: int, wanted: int) -> dict[str, float]:
    typed = [pair for pair in matched if pair.event.type in _types(pair.gold)]
    precision = len({pair.event.id for pair in typed}) / read if read else 0.0
    recall = len(typed) / wanted if wanted else 0.0
    return {
        "trigger_recall": len(matched) / wanted if wanted else 0.0,
        "event_precision": precision,
        "event_recall": recall,
        "event_f1": f1(precision, recall),
        "type_accuracy": len(typed) / len(matched) if matched else 0.0,
    }


def _qualities(matched: list[Matched]) -> dict[str, float]:
    sides = [_sides(pair) for pair in matched]
    placed = [pair for pair in matched if pair.gold["place"]]
    dated = [pair for pair in matched if pair.gold["date"]]
    return {
        "actor_f1": _overlap(side[0] for side in sides),
        "recipient_f1": _overlap(side[1] for side in sides),
        "status_macro_f1": _macro_f1([(p.gold["status"], str(p.event.status)) for p in matched]),
        "place_accuracy": _share(_same_place(pair) for pair in placed),
        "place_and_precision": _share(
            _same_place(pair) and str(pair.event.place_precision) == pair.gold["place_precision"]
            for pair in placed
        ),
        "date_accuracy": _share(_same_date(pair) for pair in dated),
    }


def _sides(pair: Matched) -> tuple[tuple[set[str], set[str]], tuple[set[str], set[str]]]:
    keys = pair.keys
    return (
        (set(pair.gold["actors"]), {keys.get(key, key) for key in pair.event.actors}),
        (set(pair.gold["recipients"]), {keys.get(key, key) for key in pair.event.recipients}),
    )


def _overlap(sides: Iterable[tuple[set[str], set[str]]]) -> float:
    both = wanted = read = 0
    for gold, found in sides:
        both += len(gold & found)
        wanted += len(gold)
        read += len(found)
    return f1(both / read if read else 0.0, both / wanted if wanted else 0.0)


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Average F1 over the values that the gold has at least five times."""
    gold, read = Counter(g for g, _ in pairs), Counter(r for _, r in pairs)
    right = Counter(g for g, r in pairs if g == r)
    values = [value for value, number in gold.items() if number >= 5]
    each = [f1(right[v] / read[v] if read[v] else 0.0, right[v] / gold[v]) for v in values]
    return sum(each) / len(each) if each else 0.0


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _same_place(pair: Matched) -> bool:
    place = next((p for p in pair.reading.places if p.id == pair.event.place), None)
    if place is None:
        return False
    wanted = pair.gold["place"].casefold()
    names = [place.name, *(mention.text for mention in place.mentions)]
    return any(name.casefold() in wanted or wanted in name.casefold() for name in names)


def _same_date(pair: Matched) -> bool:
    date = pair.event.date
    return date is not None and [date.earliest, date.latest] == pair.gold["date"]
