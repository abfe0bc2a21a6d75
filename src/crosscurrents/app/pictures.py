"""The network and the map as SVG: what the report shows without a program to draw it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import networkx

from crosscurrents.app.markup import Markup, tag
from crosscurrents.app.shapes import MapView, NetworkView, Pin

WIDTH, HEIGHT = 1000.0, 620.0
LETTER = 5.9
"""Width of a letter of the names, at which hardly any runs into the next."""

Point = tuple[float, float]


def network_picture(network: NetworkView) -> Markup:
    """Return the network; the same network is drawn the same way each time.

    Friends draw near and foes don't (Fruchterman and Reingold 1991, as networkx has it).
    """
    graph = networkx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    for edge in network.edges:
        graph.add_edge(edge.a, edge.b, weight=1 + edge.strength if edge.strength > 0 else 0.15)
    spread = 4.0 / math.sqrt(max(1, len(network.nodes)))
    layout = networkx.spring_layout(graph, k=spread, seed=7, iterations=200)
    at = _fitted({id: (float(x), float(y)) for id, (x, y) in layout.items()})
    drawn = [_edge(at[e.a], at[e.b], e.strength, disputed=e.doubt >= 0.25) for e in network.edges]
    names = []
    for node in sorted(network.nodes, key=lambda node: -node.weight):
        x, y = at[node.id]
        size = 3 + math.sqrt(node.weight)
        circle = tag("title", node.name)
        drawn.append(tag("circle", circle, cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{size:.1f}"))
        names.append((node.name, x + size + 3, y + 4))
    drawn += _texts(names)
    label = f"Network of {len(network.nodes)} actors with {len(network.edges)} ties"
    return _svg(drawn, label, "network")


def _fitted(points: dict[str, Point]) -> dict[str, Point]:
    xs = [x for x, _ in points.values()] or [0.0]
    ys = [y for _, y in points.values()] or [0.0]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return {
        id: (40 + (x - min(xs)) / wide * (WIDTH - 200), 25 + (y - min(ys)) / high * (HEIGHT - 50))
        for id, (x, y) in points.items()
    }


def _edge(a: Point, b: Point, strength: float, *, disputed: bool) -> Markup:
    return tag(
        "line",
        x1=f"{a[0]:.0f}", y1=f"{a[1]:.0f}", x2=f"{b[0]:.0f}", y2=f"{b[1]:.0f}",
        class_="good" if strength > 0 else "bad",
        stroke_width=f"{0.7 + abs(strength) * 0.8:.1f}",
        stroke_dasharray="5 4" if disputed else None,
    )  # fmt: skip


def map_picture(view: MapView) -> Markup | None:
    """Return the map of the places where something happened, or None where nothing has a place."""
    pins = [pin for pin in view.pins if pin.cooperation + pin.conflict]
    if not pins:
        return None
    frame = _Frame(pins)
    drawn = [tag("path", d=path) for path in frame.outlines()]
    pins.sort(key=lambda pin: -(pin.cooperation + pin.conflict))
    for pin in pins:
        x, y = frame.project(pin.longitude, pin.latitude)
        size = 3 + 1.2 * math.sqrt(pin.cooperation + pin.conflict)
        said = f"{pin.name}: {pin.conflict} conflict, {pin.cooperation} cooperation ({pin.precision})"
        side = "bad" if pin.conflict >= pin.cooperation else "good"
        drawn.append(
            tag("circle", tag("title", said), cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{size:.1f}", class_=side)
        )
    at = [(pin.name, *frame.project(pin.longitude, pin.latitude)) for pin in pins]
    drawn += _texts([(name, x + 8, y + 4) for name, x, y in at if 0 < x < WIDTH and 0 < y < HEIGHT])
    return _svg(drawn, f"Map of {len(pins)} places where something happened", "map")


class _Frame:
    """A piece of the world in Mercator's projection: where most events lie, and somewhat more."""

    def __init__(self, pins: list[Pin]) -> None:
        west, east = _middle([(p.longitude, p.cooperation + p.conflict) for p in pins])
        south, north = _middle([(_mercator(p.latitude), p.cooperation + p.conflict) for p in pins])
        self._middle = (west + east) / 2, (south + north) / 2
        wide, high = max(east - west, 2.0) * 1.5, max(north - south, 2.0) * 1.5
        self._scale = min(WIDTH / wide, HEIGHT / high)

    def project(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the world stands in the picture."""
        x = WIDTH / 2 + (longitude - self._middle[0]) * self._scale
        return x, HEIGHT / 2 - (_mercator(latitude) - self._middle[1]) * self._scale

    def outlines(self) -> Iterator[str]:
        """Yield the rings of countries that reach into the picture, as SVG paths."""
        for ring in country_rings():
            points = [self.project(*point) for point in ring]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT:
                continue
            clipped = [(min(max(x, -300), WIDTH + 300), min(max(y, -300), HEIGHT + 300)) for x, y in points]
            yield "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in _thinned(clipped)) + "Z"


def _thinned(points: list[Point]) -> Iterator[Point]:
    """Leave out points that fall on the one before."""
    last: Point | None = None
    for point in points:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= 1:
            last = point
            yield point


def _middle(values: list[tuple[float, int]]) -> tuple[float, float]:
    order = sorted(value for value, weight in values for _ in range(weight))
    cut = len(order) * 15 // 100
    return order[cut], order[-1 - cut]


def _mercator(latitude: float) -> float:
    bounded = max(-80.0, min(80.0, latitude))
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(bounded) / 2)))


def country_rings() -> Iterator[list[Point]]:
    """Yield the outlines of countries that the built front end carries (Natural Earth); none without it."""
    folder = files("crosscurrents") / "app" / "dist" / "assets"
    if not folder.is_dir():
        return
    for file in folder.iterdir():
        if file.name.startswith("countries-") and file.name.endswith(".json"):
            yield from _rings(json.loads(file.read_text(encoding="utf-8")))


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Decode the rings of a TopoJSON file: arcs are steps from point to point, scaled."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", [])
        for polygon in polygons:
            for ring in polygon:
                yield [p for arc in ring for p in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]


def _texts(names: list[tuple[str, float, float]]) -> Iterator[Markup]:
    """Write the names in order, those left out that would run into one written before."""
    taken: list[tuple[float, float, float]] = []
    for name, x, y in names:
        end = x + len(name) * LETTER
        if all(end < left or right < x or abs(y - line) > 11 for left, right, line in taken):
            taken.append((x, end, y))
            yield tag("text", name, x=f"{x:.0f}", y=f"{y:.0f}")


def _svg(children: list[Markup], label: str, kind: str) -> Markup:
    size = f"0 0 {WIDTH:.0f} {HEIGHT:.0f}"
    return tag("svg", *children, viewBox=size, role="img", aria_label=label, class_=kind)
