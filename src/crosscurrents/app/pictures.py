"""The network and the bars as SVG: what the report shows without a program to draw it."""

from __future__ import annotations

import math
from collections.abc import Iterator

import networkx

from crosscurrents.app.drawing import CampMember, CampsView
from crosscurrents.app.markup import Markup, tag
from crosscurrents.app.shapes import NetworkNode, NetworkView, Timeline

WIDTH, HEIGHT = 1000.0, 620.0
LETTER = 5.9
"""Width of a letter of the names, at which hardly any runs into the next."""

Point = tuple[float, float]


DISPUTED = 0.25
"""Share of what speaks for the weaker side from which a tie is drawn broken."""

CORNERS = {"B": (4, 45), "C": (3, -90), "D": (4, 0), "E": (5, -90), "F": (6, 0)}
"""The corners of each camp's mark, and how far it is turned; that of camp A is a circle."""


def network_picture(network: NetworkView, camps: CampsView | None = None) -> Markup:
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
    drawn = [_edge(at[e.a], at[e.b], e.strength, disputed=e.doubt >= DISPUTED) for e in network.edges]
    members = {member.id: member for member in camps.members} if camps else {}
    names = []
    for node in sorted(network.nodes, key=lambda node: -node.weight):
        x, y = at[node.id]
        size = 3 + math.sqrt(min(node.weight, 400))
        drawn.append(_mark(node, members.get(node.id), x, y, size))
        names.append((node.name, x + size + 3, y + 4))
    drawn += texts(names)
    label = f"Network of {len(network.nodes)} actors with {len(network.edges)} ties"
    return svg(drawn, label, "network")


def _mark(node: NetworkNode, member: CampMember | None, x: float, y: float, size: float) -> Markup:
    """Draw an actor with its camp's shape and colour; what isn't firm is pale or hollow."""
    said = f"{node.name}: camp {member.camp}, {member.standing}" if member else node.name
    style = f"camp-{member.camp.lower()} {member.standing}" if member else None
    corners, turned = CORNERS.get(member.camp if member else "", (0, 0))
    if not corners:
        title = tag("title", said)
        return tag("circle", title, cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{size:.1f}", class_=style)
    far = size * {3: 1.45, 4: 1.25}.get(corners, 1.15)
    angles = [math.radians(turned + n * 360 / corners) for n in range(corners)]
    points = " ".join(f"{x + far * math.cos(a):.1f},{y + far * math.sin(a):.1f}" for a in angles)
    return tag("polygon", tag("title", said), points=points, class_=style)


def timeline_picture(counts: Timeline, height: float = 110.0) -> Markup | None:
    """Return events over time as bars, cooperation above the line and conflict below, on one scale."""
    if not counts.days:
        return None
    most_up, most_down = max(counts.cooperation), max(counts.conflict)
    unit = (height - 24) / max(1, most_up + most_down)
    line, step = 4 + most_up * unit, WIDTH / len(counts.days)
    drawn = []
    for n, (up, down) in enumerate(zip(counts.cooperation, counts.conflict, strict=True)):
        at = {"x": f"{(n + 0.12) * step:.1f}", "width": f"{step * 0.76:.1f}"}
        title = tag("title", f"{counts.days[n][:7]}: {up} cooperation, {down} conflict")
        if up:
            bar = {"y": f"{line - up * unit:.1f}", "height": f"{up * unit:.1f}"}
            drawn.append(tag("rect", title, class_="good", **at, **bar))
        if down:
            bar = {"y": f"{line:.1f}", "height": f"{down * unit:.1f}"}
            drawn.append(tag("rect", title, class_="bad", **at, **bar))
    years = [(day[:4], n * step) for n, day in enumerate(counts.days)]
    first = dict(reversed(years))
    drawn += [tag("text", year, x=f"{x:.0f}", y=f"{height - 4:.0f}") for year, x in first.items()]
    label = f"Counted events by {counts.unit}: at most {most_up} of cooperation, {most_down} of conflict"
    return svg(drawn, label, "bars", height)


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


def texts(names: list[tuple[str, float, float]], strong: int | None = None) -> Iterator[Markup]:
    """Write the names in order, those left out that would run into one written before; the first so many
    are strong where that is given, the rest soft."""
    taken: list[tuple[float, float, float]] = []
    for place, (name, x, y) in enumerate(names):
        end = x + len(name) * LETTER
        if all(end < left or right < x or abs(y - line) > 11 for left, right, line in taken):
            taken.append((x, end, y))
            soft = "town" if strong is not None and place >= strong else None
            yield tag("text", name, x=f"{x:.0f}", y=f"{y:.0f}", class_=soft)


def svg(children: list[Markup], label: str, kind: str, height: float = HEIGHT) -> Markup:
    """Return a picture of the common width."""
    size = f"0 0 {WIDTH:.0f} {height:.0f}"
    return tag("svg", *children, viewBox=size, role="img", aria_label=label, class_=kind)
