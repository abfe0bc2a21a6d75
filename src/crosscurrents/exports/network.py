"""The signed network for graph programs: GEXF with time, GraphML, an edge table, and Kumu's form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import IO, Any

from crosscurrents.analysis.network import Edge, Network, build_network
from crosscurrents.exports.csv import cell
from crosscurrents.exports.registry import ExportOptions, NetworkRecords, Output

_GAP = timedelta(days=31)
"""Reports at most so far apart are one stretch of a tie's time."""

EDGE_COLUMNS = [
    "source", "target", "source_name", "target_name", "sign", "strength", "positive", "negative", "disputed",
    "reports", "first", "last", "made_of",
]  # fmt: skip


def spells(days: Iterable[date | None]) -> list[tuple[str, str]]:
    """Return the stretches of time of some days as ISO dates: in order, and without overlap."""
    found: list[tuple[date, date]] = []
    for day in sorted({day for day in days if day}):
        if found and day - found[-1][1] <= _GAP:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return [(start.isoformat(), end.isoformat()) for start, end in found]


def _graph(network: Network, *, timed: bool) -> Any:
    import networkx as nx

    graph = nx.Graph(mode="dynamic") if timed else nx.Graph()
    days: dict[str, list[date | None]] = {}
    for edge in network.edges:
        if not edge.strength:
            continue
        facts: dict[str, Any] = {
            "weight": abs(edge.strength),
            "sign": 1 if edge.strength > 0 else -1,
            "disputed": network.disputed(edge),
            "reports": edge.reports,
        }
        dates = [part.day for part in edge.parts]
        for actor in (edge.a, edge.b):
            days.setdefault(actor, []).extend(dates)
        if timed and (times := spells(dates)):
            facts["spells"] = times
        graph.add_edge(edge.a, edge.b, **facts)
    for actor, dates in days.items():
        node = network.nodes[actor]
        facts = {"label": node.name, "kind": str(node.kind)}
        if timed and (times := spells(dates)):
            facts["spells"] = times
        graph.add_node(actor, **facts)
    return graph


def export_gexf(case: NetworkRecords, out: Output, options: ExportOptions) -> int:  # noqa: ARG001
    """Write GEXF with the stretches of time in which each actor and tie is reported."""
    import networkx as nx

    graph = _graph(build_network(case), timed=True)
    with out.open() as file:
        nx.write_gexf(graph, file)
    return int(graph.number_of_edges())


def export_graphml(case: NetworkRecords, out: Output, options: ExportOptions) -> int:  # noqa: ARG001
    """Write GraphML."""
    import networkx as nx

    graph = _graph(build_network(case), timed=False)
    with out.open() as file:
        nx.write_graphml(graph, file)
    return int(graph.number_of_edges())


def export_edges(case: NetworkRecords, out: Output, options: ExportOptions) -> int:  # noqa: ARG001
    """Write one row a tie, safe for spreadsheets."""
    network = build_network(case)
    with out.open() as file:
        _write_rows(file, EDGE_COLUMNS, (_edge_row(network, edge) for edge in network.edges))
    return len(network.edges)


def _edge_row(network: Network, edge: Edge) -> list[Any]:
    kinds: dict[str, int] = {}
    for part in edge.parts:
        kinds[part.what] = kinds.get(part.what, 0) + 1
    first, last = edge.days
    return [
        edge.a, edge.b, network.name(edge.a), network.name(edge.b), (edge.strength > 0) - (edge.strength < 0),
        round(edge.strength, 4), round(edge.positive, 4), round(edge.negative, 4), network.disputed(edge),
        edge.reports, first, last, "; ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())),
    ]  # fmt: skip


def _write_rows(file: IO[bytes], columns: list[str], rows: Iterable[list[Any]]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) if isinstance(value, str) else value for value in row])
    text.detach()


def export_kumu(case: NetworkRecords, out: Output, options: ExportOptions) -> int:  # noqa: ARG001
    """Write elements and connections in the JSON form that Kumu imports."""
    network = build_network(case)
    ties = [edge for edge in network.edges if edge.strength]
    tied = {actor for edge in ties for actor in (edge.a, edge.b)}
    elements = [
        {"label": node.name, "type": str(node.kind), "description": "", "tags": node.includes}
        for actor, node in network.nodes.items()
        if actor in tied
    ]
    connections = [
        {
            "from": network.name(edge.a),
            "to": network.name(edge.b),
            "direction": "undirected",
            "label": f"{edge.strength:+.2f}" + (" (disputed)" if network.disputed(edge) else ""),
            "type": "positive" if edge.strength > 0 else "negative",
        }
        for edge in ties
    ]
    with out.open() as file:
        form = {"elements": elements, "connections": connections}
        file.write(json.dumps(form, ensure_ascii=False, indent=1).encode())
    return len(connections)
