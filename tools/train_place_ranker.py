"""Train the ranker of places on texts of our own with known answers: ``python tools/train_place_ranker.py``.

The sentences are those of ``data/training/toponyms.yaml``. Towns near each other, provinces, large cities,
namesakes and names that the gazetteer lacks where the text is are put in, drawn from the gazetteer with a
fixed seed; a third of the texts is kept apart. The weights of ``ranker.yaml`` are fitted by conditional
logistic regression (softmax over the candidates and none of them), drawn to those set by hand, so that what
the texts don't speak of stays as it was. Prints accuracy and a reliability table of the kept third, before
and after.

    python tools/train_place_ranker.py            # measure and train, print only
    python tools/train_place_ranker.py --write    # write the weights
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from crosscurrents.language.pipeline import parse_many
from crosscurrents.places import resolve
from crosscurrents.places.accept import accepted
from crosscurrents.places.gazetteer import Gazetteer, built_in
from crosscurrents.places.geometry import distance_km
from crosscurrents.places.names import name_key
from crosscurrents.places.schema import PlaceRow
from crosscurrents.places.spans import Finder
from crosscurrents.records import Document

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/crosscurrents/data/places/ranker.yaml"
SENTENCES = ROOT / "data/training/toponyms.yaml"
BY_HAND = ROOT / "data/training/place_ranker_by_hand.yaml"
GAZETTEER = ROOT / "src/crosscurrents/data/gazetteer.sqlite"
_PLAIN_NAME = re.compile(r"[A-Z][a-z]{3,}")
NEAR_KM = 150.0
TEXTS_A_KIND = {"near": 320, "unit": 180, "unit_itself": 60, "far": 240, "unknown": 260, "alone": 120}
STRENGTH = 0.005
"""How strongly the weights are drawn to those set by hand."""
STEPS = 1500
BANDS = (0.0, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01)


class Case(NamedTuple):
    """One name in one text: features of each candidate and which is right, None for none of them."""

    text: str
    features: list[dict[str, float]]
    right: int | None


class Drawer:
    """Draws places from the gazetteer with a fixed seed."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.random = random.Random(20)  # noqa: S311 - no secrets are drawn
        base = sqlite3.connect(f"file:{GAZETTEER}?mode=ro", uri=True)
        rows = base.execute(
            "SELECT * FROM places WHERE feature IN ('PPL', 'PPLA', 'PPLC') AND population >= 800"
            " AND latitude IS NOT NULL ORDER BY id"
        )
        self.towns = [
            row for row in (PlaceRow(*each) for each in rows) if re.fullmatch(r"[A-Z][a-z]{3,}", row.name)
        ]
        self.by_cell: dict[tuple[int, int], list[PlaceRow]] = {}
        for town in self.towns:
            self.by_cell.setdefault(_cell(town), []).append(town)
        self.large = [town for town in self.towns if town.population >= 700_000]
        self.shared = [town for town in self.towns if self._has_namesake(town)]

    def _has_namesake(self, town: PlaceRow) -> bool:
        return town.id % 7 == 0 and len(self.gazetteer.find(name_key(town.name))) > 1

    def neighbours(self, town: PlaceRow) -> list[PlaceRow]:
        """Return towns of other names in the same country within 150 km, in drawn order."""
        x, y = _cell(town)
        found = [
            other
            for cell in ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
            for other in self.by_cell.get(cell, [])
            if other.name != town.name and other.country == town.country and _apart(town, other) <= NEAR_KM
        ]
        self.random.shuffle(found)
        return found

    def fill(self, kind: str) -> dict[str, PlaceRow | str] | None:
        """Draw the places for a text of this kind; None where the draw has no province or neighbours."""
        first = self.random.choice(self.shared if self.random.random() < 0.7 else self.towns)
        around = self.neighbours(first)
        unit, country = self.gazetteer.unit(first.admin1 or ""), self.gazetteer.unit(first.country or "")
        if len(around) < 3 or unit is None or country is None:
            return None
        slots: dict[str, PlaceRow | str] = dict(zip("abcd", [first, *around], strict=False))
        slots |= {"u": unit, "n": country, "w": self.random.choice(self.large)}
        if kind == "unknown":
            slots["x"] = self._stranger(first)
        return slots

    def _stranger(self, home: PlaceRow) -> str:
        """Return the name of a small town that every candidate of lies in other countries."""
        while True:
            name = self.random.choice(self.towns).name
            places = [named.place for named in self.gazetteer.find(name_key(name))]
            if all(place.country != home.country and place.population < 200_000 for place in places):
                return name


def _cell(town: PlaceRow) -> tuple[int, int]:
    return int((town.latitude or 0.0) // 1.5), int((town.longitude or 0.0) // 1.5)


def _apart(one: PlaceRow, other: PlaceRow) -> float:
    return distance_km(
        (one.latitude or 0.0, one.longitude or 0.0), (other.latitude or 0.0, other.longitude or 0.0)
    )


def made_texts(drawer: Drawer) -> Iterator[tuple[str, dict[str, int | None]]]:
    """Yield texts, each with the gazetteer id by the name put in; None for a name that it lacks there."""
    sentences: dict[str, list[str]] = yaml.safe_load(SENTENCES.read_text("utf-8"))
    for kind, number in TEXTS_A_KIND.items():
        made = 0
        while made < number:
            slots = drawer.fill(kind)
            if slots is None:
                continue
            template = sentences[kind][made % len(sentences[kind])]
            used = {slot: slots[slot] for slot in re.findall(r"{(\w)}", template) if slot in slots}
            names = {slot: place if isinstance(place, str) else place.name for slot, place in used.items()}
            if len(set(names.values())) == len(names):
                made += 1
                ids = {names[slot]: None if isinstance(p, str) else p.id for slot, p in used.items()}
                yield template.format(**names), ids


def cases(gazetteer: Gazetteer) -> list[Case]:
    """Read the made texts and return the names in them with their candidates."""
    made = list(made_texts(Drawer(gazetteer)))
    found = []
    for parsed, (text, ids) in zip(parse_many([Document(text) for text, _ in made], 64), made, strict=True):
        toponyms = [each for each, _ in accepted(Finder(parsed.doc, gazetteer).find(), parsed.doc)]
        for toponym, ranked in resolve.ranked_names(toponyms):
            name = toponym.span.text
            if name not in ids or not ranked:
                continue
            numbers = [candidate.place.id for candidate in ranked]
            wanted = ids[name]
            if wanted is None or wanted in numbers:
                right = numbers.index(wanted) if wanted is not None else None
                found.append(Case(text, [candidate.features for candidate in ranked], right))
    return found


def _is_kept(case: Case) -> bool:
    return int(hashlib.sha256(case.text.encode()).hexdigest(), 16) % 3 == 0


def _scores(case: Case, names: list[str], weights: np.ndarray) -> np.ndarray:
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in case.features])
    return np.concatenate([matrix @ weights[1:], weights[:1]])


def probabilities(case: Case, names: list[str], weights: np.ndarray) -> np.ndarray:
    """Return the probability of each candidate and, last, of none."""
    scores = _scores(case, names, weights)
    exps = np.exp(scores - scores.max())
    return np.asarray(exps / exps.sum())


def train(found: list[Case], names: list[str], start: np.ndarray) -> np.ndarray:
    """Fit the weights by gradient descent with adaptive steps; deterministic."""
    widest = max(len(case.features) for case in found) + 1
    matrix = np.zeros((len(found), widest, len(names) + 1))
    mask = np.full((len(found), widest), -1e9)
    right = np.zeros(len(found), dtype=int)
    for number, case in enumerate(found):
        for place, row in enumerate(case.features):
            matrix[number, place, 1:] = [row.get(name, 0.0) for name in names]
        matrix[number, len(case.features), 0] = 1.0
        mask[number, : len(case.features) + 1] = 0.0
        right[number] = len(case.features) if case.right is None else case.right
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    rows = np.arange(len(found))
    for step in range(1, STEPS + 1):
        scores = matrix @ weights + mask
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = np.einsum("np,npf->f", shares, matrix) - matrix[rows, right].sum(axis=0)
        slope = slope / len(found) + STRENGTH * (weights - start)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights = weights - 0.02 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def report(title: str, found: list[Case], names: list[str], weights: np.ndarray) -> None:
    """Print the share right, the log loss, and how sure against how often right."""
    table: dict[int, list[tuple[float, bool]]] = {}
    right, loss = 0, 0.0
    for case in found:
        shares = probabilities(case, names, weights)
        wanted = len(case.features) if case.right is None else case.right
        right += int(shares.argmax()) == wanted
        loss -= math.log(max(float(shares[wanted]), 1e-12))
        best = int(shares[:-1].argmax())
        band = next(i for i in range(len(BANDS)) if shares[best] < BANDS[i + 1])
        table.setdefault(band, []).append((float(shares[best]), best == wanted))
    print(f"{title}: {len(found)} names, right {right / len(found):.3f}, log loss {loss / len(found):.3f}")
    for band, each in sorted(table.items()):
        sure, good = np.mean([p for p, _ in each]), np.mean([ok for _, ok in each])
        bounds = f"{BANDS[band]:.2f}–{min(BANDS[band + 1], 1.0):.2f}"
        print(f"  {bounds}: {len(each):4d} names, sure {sure:.2f}, right {good:.2f}")


def main() -> None:
    """Train, measure, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    known: dict[str, Any] = yaml.safe_load(BY_HAND.read_text("utf-8"))
    names = [name for name in known if name != "none"]
    start = np.array([known["none"], *(known[name] for name in names)])
    found = cases(built_in())
    kept, learned = [c for c in found if _is_kept(c)], [c for c in found if not _is_kept(c)]
    report("before, kept third", kept, names, start)
    weights = train(learned, names, start)
    report("after, learned", learned, names, weights)
    report("after, kept third", kept, names, weights)
    fitted = dict(zip(["none", *names], (round(float(w), 2) for w in weights), strict=True))
    for name, value in fitted.items():
        print(f"{name}: {known[name]} → {value}")
    if options.write:
        head = "# Weights by which the places that share a name are ranked: tools/train_place_ranker.py.\n"
        WEIGHTS.write_text(head + "".join(f"{name}: {value}\n" for name, value in fitted.items()), "utf-8")


if __name__ == "__main__":
    main()
