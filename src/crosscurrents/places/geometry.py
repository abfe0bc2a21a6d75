"""Distances and directions on the globe."""

from __future__ import annotations

import math

EARTH_RADIUS_KM = 6371.0
KM_PER_MILE = 1.609344
_COMPASS = """
north north-northeast northeast east-northeast east east-southeast southeast south-southeast
south south-southwest southwest west-southwest west west-northwest northwest north-northwest
"""
_BEARINGS = {name.replace("-", ""): index * 22.5 for index, name in enumerate(_COMPASS.split())}

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance in km (haversine)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def bearing_of(direction: str) -> float | None:
    """Return the compass bearing in degrees of a direction word (``north-west``, ``northwestern``)."""
    plain = direction.lower().replace("-", "").replace(" ", "").removesuffix("ern")
    return _BEARINGS.get(plain)


def move(point: Point, bearing: float, km: float) -> Point:
    """Return the point ``km`` away from ``point`` in the direction ``bearing`` (degrees)."""
    lat, lon, angle = math.radians(point[0]), math.radians(point[1]), math.radians(bearing)
    arc = km / EARTH_RADIUS_KM
    lat2 = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(angle))
    lon2 = lon + math.atan2(
        math.sin(angle) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(lat2)
    )
    return round(math.degrees(lat2), 4), round((math.degrees(lon2) + 540) % 360 - 180, 4)
