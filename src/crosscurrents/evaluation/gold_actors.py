"""Scores the reading of actors against the project's own gold: mentions, identity, links, hierarchy.

Identity is B³ (Bagga and Baldwin 1998) over the mentions that both sides have, clusters taken across
all texts. A link is a description or pronoun tied to an earlier mention of its actor.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from crosscurrents.evaluation.benchmark import Figures, Part, f1
from crosscurrents.evaluation.marked import Marked, strip_marks
from crosscurrents.reading import Reader
from crosscurrents.records import Document, Mention, Reading

_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ", "its ", "his ", "their ", "her ", "this ", "these ")


class GoldText(NamedTuple):
    """One annotated text: its document and its marks."""

    name: str
    document: Document
    marks: list[Marked]


class Aligned(NamedTuple):
    """A gold mark and the mention that was read at the same place."""

    text: str
    mark: Marked
    mention: Mention


def read_gold_texts(folder: Path) -> list[GoldText]:
    """Read ``index.json`` and ``actors/*.txt`` of a gold folder."""
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    published = {entry["text_file"]: entry["published"] for entry in index}
    texts = []
    for path in sorted((folder / "actors").glob("*.txt")):
        text, marks = strip_marks(path.read_text(encoding="utf-8"))
        document = Document(text, source=path.name, published=published[path.name])
        texts.append(GoldText(path.name, document, marks))
    return texts


def score(folder: Path, reader: Reader, part: Part = Part.ALL) -> Figures:
    """Score ``reader`` on a gold folder. Figures are 0…1."""
    golds = read_gold_texts(folder)
    readings = list(reader.read_many(gold.document for gold in golds))
    exact, loose = _align_all(golds, readings, exact=True), _align_all(golds, readings, exact=False)
    marked = sum(len(gold.marks) for gold in golds)
    read = sum(len(reading.mentions) for reading in readings)
    figures = {
        **_rates("mention", len(loose), read, marked),
        "mention_exact_f1": _rates("x", len(exact), read, marked)["x_f1"],
        **_b_cubed(loose),
        **_links(golds, readings, loose),
        **_hierarchy(folder, golds, readings, loose),
    }
    return Figures(benchmark="gold actors", part=part, rows=len(golds), figures=figures)


def _rates(name: str, right: int, read: int, marked: int) -> dict[str, float]:
    precision = right / read if read else 0.0
    recall = right / marked if marked else 0.0
    return {
        f"{name}_precision": precision,
        f"{name}_recall": recall,
        f"{name}_f1": f1(precision, recall),
    }


def _align_all(golds: list[GoldText], readings: list[Reading], exact: bool) -> list[Aligned]:
    return [
        pair
        for gold, reading in zip(golds, readings, strict=True)
        for pair in align(gold, reading.mentions, exact)
    ]


def align(gold: GoldText, mentions: Iterable[Mention], exact: bool) -> list[Aligned]:
    """Pair marks with mentions, each used once: same words but for an article, or (loose) the same end."""
    text = gold.document.text
    left = list(mentions)
    pairs: list[Aligned] = []
    for how in ("exact",) if exact else ("exact", "end"):
        matched = {pair.mark for pair in pairs}
        for mark in gold.marks:
            if mark in matched:
                continue
            found = next((m for m in left if _same(text, mark, m, how)), None)
            if found is not None:
                left.remove(found)
                pairs.append(Aligned(gold.name, mark, found))
    return pairs


def _same(text: str, mark: Marked, mention: Mention, how: str) -> bool:
    if mark.end != mention.end:
        return False
    return how == "end" or _trimmed(text, mark.start, mark.end) == _trimmed(text, mention.start, mention.end)


def _trimmed(text: str, start: int, end: int) -> int:
    words = text[start:end]
    for article in _ARTICLES:
        if words.startswith(article):
            return start + len(article)
    return start


def _gold_key(pair: Aligned) -> str:
    key = pair.mark.labels[0]
    return f"{pair.text}:{key}" if key.startswith("x-") else key


def _b_cubed(pairs: list[Aligned]) -> dict[str, float]:
    gold = Counter(_gold_key(pair) for pair in pairs)
    read = Counter(pair.mention.actor for pair in pairs)
    both = Counter((_gold_key(pair), pair.mention.actor) for pair in pairs)
    total = len(pairs) or 1
    precision = sum(n * n / read[actor] for (_, actor), n in both.items()) / total
    recall = sum(n * n / gold[key] for (key, _), n in both.items()) / total
    return {
        "identity_b3_precision": precision,
        "identity_b3_recall": recall,
        "identity_b3_f1": f1(precision, recall),
    }


def _links(golds: list[GoldText], readings: list[Reading], pairs: list[Aligned]) -> dict[str, float]:
    """Precision over links read, recall over links in the gold."""
    majority = majority_keys(pairs)
    at = {(pair.text, pair.mention.start, pair.mention.end): pair for pair in pairs}
    read = right = wanted = 0
    for gold, reading in zip(golds, readings, strict=True):
        seen: set[str] = set()
        for mention in reading.mentions:
            if mention.form != "name" and mention.actor in seen:
                read += 1
                pair = at.get((gold.name, mention.start, mention.end))
                right += pair is not None and majority.get((gold.name, mention.actor)) == pair.mark.labels[0]
            seen.add(mention.actor)
        known: set[str] = set()
        for mark in gold.marks:
            wanted += mark.labels[1] != "n" and mark.labels[0] in known
            known.add(mark.labels[0])
    return {"link_precision": right / read if read else 0.0, "link_recall": right / wanted if wanted else 0.0}


def majority_keys(pairs: list[Aligned]) -> dict[tuple[str, str], str]:
    """What each actor of a reading mostly is in the gold, by text; names weigh most."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        weight = 5 if pair.mark.labels[1] == "n" else 1
        votes[(pair.text, pair.mention.actor)][pair.mark.labels[0]] += weight
    return {actor: counter.most_common(1)[0][0] for actor, counter in votes.items()}


def _hierarchy(
    folder: Path, golds: list[GoldText], readings: list[Reading], pairs: list[Aligned]
) -> dict[str, float]:
    path = folder / "hierarchy.jsonl"
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    gold = {
        (row["text"].removesuffix(".txt"), row["subject"], row["relation"], row["object"]) for row in rows
    }
    majority = majority_keys(pairs)
    read = set()
    for text, reading in zip(golds, readings, strict=True):
        for tie in reading.relations:
            if tie.relation not in {"part-of", "member-of", "leads", "serves"}:
                continue
            subject = majority.get((text.name, tie.subject), tie.subject)
            target = majority.get((text.name, tie.object), tie.object)
            read.add((text.name.removesuffix(".txt"), subject, str(tie.relation), target))
    return _rates("hierarchy", len(gold & read), len(read), len(gold))
