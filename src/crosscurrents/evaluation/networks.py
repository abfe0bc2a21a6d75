"""Signed networks and landscapes with known answers: is each of them reproduced, and proved?

A CSV of ties (``a,b,sign``) is solved as it is, one with a column ``window`` window by window. Known
answers stand in ``data/evaluation/networks.yaml``, with their sources; a file without one gives
bounds alone. Landscape folders are those of Axelrod and Furnas 2016.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import time
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from crosscurrents.analysis.frustration import Frustration, frustration_index
from crosscurrents.analysis.landscape import energies, landscape
from crosscurrents.analysis.signed import SignedGraph, build_graph
from crosscurrents.errors import BadTable
from crosscurrents.evaluation.benchmark import Figures, Part
from crosscurrents.reading import Reader

SECONDS = 60.0


@lru_cache(maxsize=1)
def _known() -> dict[str, Any]:
    path = files("crosscurrents") / "data" / "evaluation" / "networks.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def score(path: Path, reader: Reader, part: Part) -> Figures:  # noqa: ARG001 - nothing is read or held out
    """Score one file of ties, of several windows of ties, or of a landscape."""
    if path.suffix == ".json":
        return _score_axelrod_bennett(path, part)
    if path.name.startswith("Landscape_Results"):
        return _score_energies(path, part)
    return _score_ties(path, part)


def read_ties(path: Path) -> dict[str, SignedGraph]:
    """Return the graphs in a CSV file of ties, by window; a file without windows has one, ``""``.

    Raises:
        BadTable: it lacks the columns a, b and sign.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as stream:
        text = stream.read().decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    if not rows or not {"a", "b", "sign"} <= set(rows[0]):
        raise BadTable(str(path), "ties need the columns a, b and sign")
    ties: dict[str, list[tuple[str, str, float]]] = {}
    for row in rows:
        ties.setdefault(row.get("window") or "", []).append((row["a"], row["b"], float(row["sign"])))
    return {window: build_graph(found) for window, found in ties.items()}


def _score_ties(path: Path, part: Part) -> Figures:
    known = _known()["ties"].get(path.name.partition(".")[0], {})
    graphs = read_ties(path)
    seconds = SECONDS / (1 if len(graphs) == 1 else 10)
    began = time.monotonic()
    found = {window: frustration_index(graph, 2, seconds) for window, graph in graphs.items()}
    figures = {
        "proved": sum(one.proved for one in found.values()) / len(found),
        "seconds": round(time.monotonic() - began, 2),
    }
    remarks = []
    for window, one in found.items():
        expected = known.get("windows", {}).get(window, known.get("two") if not window else None)
        if expected is not None:
            figures[_named("as known", window)] = float(one.proved and one.upper == expected)
            remarks.append(f"{window or 'two camps'}: {_said(one)}; known {expected}")
        elif len(found) == 1:
            figures |= {"lower": one.lower, "upper": one.upper, "gap": one.gap}
            remarks.append(_said(one))
    if "more" in known:
        more = frustration_index(graphs[""], 3, seconds)
        figures["as known (three camps)"] = float(more.proved and more.upper == known["more"])
        remarks.append(f"three camps: {_said(more)}; known {known['more']}")
    return Figures(benchmark=path.name, part=part, rows=len(found), figures=figures, remarks=remarks)


def _named(figure: str, window: str) -> str:
    return f"{figure} ({window})" if window else figure


def _said(found: Frustration) -> str:
    if found.proved:
        return f"{found.upper:g}, proved in {found.seconds:.1f} s by {' and '.join(found.methods)}"
    return f"between {found.lower:g} and {found.upper:g}, not proved in {found.seconds:.1f} s"


def _rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return [row for row in csv.reader(io.StringIO(text)) if row]


def _score_energies(path: Path, part: Part) -> Figures:
    """Compare every published energy and local minimum with ours."""
    scenario = path.name.removeprefix("Landscape_Results").rpartition("_")[0]
    actors = _rows(path.with_name(f"Actor_data{scenario}.csv"))[1:]
    names, sizes = [row[1] for row in actors], [float(row[2]) for row in actors]
    squares = _rows(next(path.parent.glob("Pairwise_propensity*.csv")))[1:]
    neutral = _known()["isis"]["neutral"]
    propensities = [[float(cell) - neutral if cell else 0.0 for cell in row[1:]] for row in squares]
    table = energies(names, sizes, propensities)
    right = rows = 0
    minima = set()
    for row in _rows(path):
        if not row[0].isdigit():
            continue
        sides = row[1 : len(names) + 1]
        index = sum(1 << (i - 1) for i in range(1, len(names)) if sides[i] != sides[0])
        rows += 1
        right += int(abs(table[index] - float(row[len(names) + 1])) < 1e-6)
        if row[-1].strip().casefold() == "true":
            minima.add(float(row[len(names) + 1]))
    found = landscape(names, sizes, propensities)
    ours = {one.energy for one in found.minima}
    return Figures(
        benchmark=path.name,
        part=part,
        rows=rows,
        figures={"energies": right / rows if rows else 0.0, "minima": float(ours == minima)},
        remarks=[f"{one.energy:g}: {', '.join(one.sides[1])} against the rest" for one in found.minima],
    )


def _score_axelrod_bennett(path: Path, part: Part) -> Figures:
    loaded = json.loads(path.read_text(encoding="utf-8"))
    firms = loaded["unix"]["firms"]
    names = list(firms)
    rivals = [[-1.0 if firms[a][1] == firms[b][1] and a != b else 0.0 for b in names] for a in names]
    unix = landscape(names, [firms[name][0] for name in names], rivals)
    powers = loaded["great_powers"]["sizes_1936_percent"]
    five = landscape(list(powers), list(powers.values()), [[-1.0] * len(powers)] * len(powers))
    known = _known()["axelrod_bennett"]
    minima = [(round(one.energy, 2), one.basin) for one in unix.minima]
    return Figures(
        benchmark=path.name,
        part=part,
        rows=2,
        figures={
            "unix as known": float(minima == [tuple(pair) for pair in known["unix"]]),
            "great powers as known": float(len(five.minima) == known["great_powers"]),
        },
        remarks=[f"Unix: {minima}", f"great powers: {len(five.minima)} stable configurations"],
    )
