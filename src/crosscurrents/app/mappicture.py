"""The map as SVG: what the report shows without a program to draw it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from crosscurrents.app.asking import BoundsAsked
from crosscurrents.app.markup import Markup, tag
from crosscurrents.app.pictures import HEIGHT, WIDTH, Point, svg, texts
from crosscurrents.app.shapes import MapView, Pin
from crosscurrents.app.towns import towns_view
from crosscurrents.vocabulary import PlacePrecision

CLOSE = {PlacePrecision.SITE, PlacePrecision.TOWN}
"""What is known no closer is drawn hollow, since a dot would say more than is known."""


def map_picture(view: MapView) -> Markup | None:
    """Return the map of the places where something happened, or None where nothing has a place."""
    pins = [pin for pin in view.pins if pin.cooperation + pin.conflict]
    if not pins:
        return None
    frame = _Frame(pins)
    drawn = [tag("path", d=path) for path in frame.outlines()]
    drawn += [tag("path", tag("title", name), d=d, class_="disputed") for name, d in frame.disputed()]
    pins.sort(key=lambda pin: -(pin.cooperation + pin.conflict))
    drawn += [_pin(frame, pin) for pin in pins]
    at = [(pin.name, *frame.project(pin.longitude, pin.latitude)) for pin in pins]
    around = [(t.name, *frame.project(t.longitude, t.latitude)) for t in towns_view(frame.bounds()).towns]
    named = [(n, x + 8, y + 4) for n, x, y in at if frame.holds(x, y)]
    drawn += texts([*named, *((n, x + 3, y + 4) for n, x, y in around if frame.holds(x, y))], len(named))
    return svg(drawn, f"Map of {len(pins)} places where something happened", "map")


def _pin(frame: _Frame, pin: Pin) -> Markup:
    x, y = frame.project(pin.longitude, pin.latitude)
    size = 3 + 1.2 * math.sqrt(pin.cooperation + pin.conflict)
    said = (
        f"{pin.name}: {pin.conflict} conflict, {pin.cooperation} cooperation (known to the {pin.precision})"
    )
    side = "bad" if pin.conflict >= pin.cooperation else "good"
    style = side if pin.precision in CLOSE else f"{side} coarse"
    return tag("circle", tag("title", said), cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{size:.1f}", class_=style)


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

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the picture."""
        return 0 < x < WIDTH and 0 < y < HEIGHT

    def bounds(self) -> BoundsAsked:
        """Return the piece of the world in degrees."""
        wide, high = WIDTH / 2 / self._scale, HEIGHT / 2 / self._scale
        (x, y) = self._middle
        south, north = (_latitude(max(-150.0, min(150.0, edge))) for edge in (y - high, y + high))
        return BoundsAsked(south=south, west=max(-180.0, x - wide), north=north, east=min(180.0, x + wide))

    def disputed(self) -> Iterator[tuple[str, str]]:
        """Yield the disputed borders that reach into the picture, each with whose claim it is."""
        file = files("crosscurrents") / "data" / "places" / "disputed_borders.json"
        for border in json.loads(file.read_text(encoding="utf-8"))["features"]:
            for line in border["geometry"]["coordinates"]:
                points = [self.project(x, y) for x, y in line]
                if any(self.holds(x, y) for x, y in points):
                    path = "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in _thinned(points))
                    yield border["properties"]["name"], path

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


def _latitude(mercator: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(mercator))) - math.pi / 2)


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
