"""The pictures of the report: network with its camps, map, bars."""

from __future__ import annotations

import re

from crosscurrents.app.drawing import CampMember, CampsView
from crosscurrents.app.mappicture import map_picture
from crosscurrents.app.pictures import network_picture, timeline_picture
from crosscurrents.app.shapes import MapView, NetworkEdge, NetworkNode, NetworkView, Pin, Timeline


def network() -> NetworkView:
    edge = NetworkEdge(a="a", b="b", strength=-1.0, cooperation=1, conflict=3, doubt=0.3, reports=2)
    nodes = [NetworkNode(id=id, name=id.title(), kind="armed-group", weight=4) for id in ("a", "b")]
    return NetworkView(nodes=nodes, edges=[edge], months=[], hidden=0)


def pin(name: str, precision: str, longitude: float, latitude: float) -> Pin:
    return Pin(
        id=name, name=name, latitude=latitude, longitude=longitude, country=None, precision=precision,
        radius_km=None, mentions=1, cooperation=0, conflict=4,
    )  # fmt: skip


def test_actors_have_their_camps_shape_and_standing() -> None:
    members = [
        CampMember(id="a", camp="A", tied=1.0, flipped=1.0, standing="firm"),
        CampMember(id="b", camp="B", tied=0.5, flipped=0.5, standing="unsettled"),
    ]
    drawn = network_picture(network(), CampsView(members=members))
    assert re.search(r'<circle [^>]*class="camp-a firm"><title>A: camp A, firm', drawn)
    [points] = re.findall(r'<polygon points="([^"]+)" class="camp-b unsettled">', drawn)
    assert len(points.split()) == 4


def test_without_camps_actors_are_circles_and_disputed_ties_broken() -> None:
    drawn = network_picture(network())
    assert "polygon" not in drawn and 'stroke-dasharray="5 4"' in drawn


def test_the_map_has_towns_disputed_borders_and_hollow_places() -> None:
    pins = [pin("Quneitra", "town", 35.82, 33.12), pin("the south", "province", 36.1, 32.6)]
    drawn = map_picture(MapView(pins=pins, months=[], placed=8, unplaced=0))
    assert drawn is not None
    assert re.search(r'<path d="M[^"]+" class="disputed"><title>\w+ claim', drawn)
    assert re.search(r'class="bad"><title>Quneitra', drawn)
    assert re.search(r'class="bad coarse"><title>the south', drawn)
    assert re.search(r'class="town">Damascus<', drawn)


def test_a_map_without_events_is_none() -> None:
    assert map_picture(MapView(pins=[], months=[], placed=0, unplaced=3)) is None


def test_bars_stand_on_one_scale() -> None:
    counts = Timeline(unit="month", days=["2016-12-01", "2017-01-01"], cooperation=[1, 0], conflict=[2, 4])
    drawn = timeline_picture(counts, height=29)
    assert drawn is not None
    heights = [float(h) for h in re.findall(r'<rect[^>]* height="([\d.]+)"', drawn)]
    assert heights == [1.0, 2.0, 4.0]
    assert re.findall(r"<text[^>]*>(\d+)<", drawn) == ["2017", "2016"]
    assert timeline_picture(Timeline(unit="month", days=[], cooperation=[], conflict=[])) is None
