"""What police did, by document and by sentence: killed, arrested, failed to act, used force, did anything."""

from __future__ import annotations

from pathlib import Path

from crosscurrents.evaluation.benchmark import Figures, Part, read_rows
from crosscurrents.reading import Reader
from crosscurrents.records import Document, Event, Reading
from crosscurrents.vocabulary import ActorKind, EventType, Status

LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
_DONE = frozenset((Status.OCCURRED, Status.ONGOING, Status.ALLEGED))
_POLICE = frozenset(("police", "policeman", "policemen", "cop", "cops", "constable", "constables"))
_KILLING = frozenset(("killed", "killing", "shot", "kill"))
_DEEDS = frozenset(
    (EventType.MOBILIZE, EventType.ACCUSE, EventType.AID, EventType.SANCTION, EventType.RETREAT)
)
_FORCE_MODES = frozenset(("crowd-control", "beat", "firearms", "torture"))


def score(path: Path, reader: Reader, part: Part) -> Figures:
    """Score ``Reader.read`` on whole documents: recall and precision of each label."""
    rows = list(read_rows(path, part))
    texts = ("".join(_spaced(sentence["text"]) for sentence in row["sentences"]) for row in rows)
    readings = reader.read_many(Document(text) for text in texts)
    hits = dict.fromkeys(LABELS, 0)
    said = dict.fromkeys(LABELS, 0)
    gold = dict.fromkeys(LABELS, 0)
    for row, reading in zip(rows, readings, strict=True):
        found = labels_of(reading)
        for label in LABELS:
            known = label in row["labels"]
            hits[label] += known and label in found
            said[label] += label in found
            gold[label] += known
    figures = {}
    for label in LABELS:
        figures[f"recall of {label}"] = hits[label] / max(gold[label], 1)
        figures[f"precision of {label}"] = hits[label] / max(said[label], 1)
    return Figures(benchmark=path.name, part=part, rows=len(rows), figures=figures)


def _spaced(text: str) -> str:
    return text if text.endswith("\n") else text + " "


def labels_of(reading: Reading) -> set[str]:
    """Return what police did in a document: events whose acting side has a police actor.

    An arrest without a named agent is taken to be theirs: who else arrests?
    """
    police = {
        actor.id for actor in reading.actors if actor.kind is ActorKind.POLICE or _named_police(actor.name)
    }
    found: set[str] = set()
    for event in reading.events:
        arrest = event.type is EventType.COERCE and event.mode == "arrest"
        if police & set(event.actors) or (arrest and not event.actors):
            found |= _labels(event)
    return found


def _named_police(name: str) -> bool:
    words = name.casefold().replace("-", " ").split()
    return any(
        word in ("police", "policeman", "policemen", "cop", "cops", "constable", "constables")
        for word in words
    )


def _labels(event: Event) -> set[str]:
    if event.status is Status.DENIED or event.type is EventType.REJECT:
        return {"FAIL"} if event.type in (EventType.AID, EventType.REJECT, EventType.COERCE) else set()
    if event.status not in _DONE:
        return set()
    if event.type is EventType.ASSAULT:
        killed = "dead" in event.magnitude or event.trigger.text.lower() in (
            "killed",
            "killing",
            "shot",
            "kill",
        )
        forced = event.mode in _FORCE_MODES or not killed
        return {"ANY_ACTION"} | ({"KILL"} if killed else set()) | ({"FORCE"} if forced else set())
    if event.type is EventType.COERCE:
        return {"ANY_ACTION", "ARREST"} if event.mode == "arrest" else {"ANY_ACTION"}
    return {"ANY_ACTION"} if event.type in _DEEDS else set()
