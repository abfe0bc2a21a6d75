"""Places that the text gives by direction or distance: ``northern Syria``, ``90 miles north of Mosul``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.geometry import KM_PER_MILE, Point, bearing_of, move
from crosscurrents.places.lexicon import class_of, precision_of
from crosscurrents.places.records import confidence
from crosscurrents.places.resolved import Resolved
from crosscurrents.places.schema import DEMONYM, PlaceRow
from crosscurrents.records import Place, PlaceMention, Span
from crosscurrents.vocabulary import PlacePrecision, PlaceUsage

_COMPASS = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_NUMBER = r"(?:a few|several|a dozen|dozens of|\d[\d,]*(?:\.\d+)?)"
_DISTANCE = re.compile(
    rf"\b(?P<number>{_NUMBER})[\s-]*(?P<unit>miles?|km|kilomet(?:er|re)s?)\s+(?:to\s+the\s+)?(?:due\s+)?"
    rf"(?P<direction>{_COMPASS})\s+(?:of|from)\s+(?:the\s+)?(?:(?:city|town|village|capital)\s+of\s+)?$",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    rf"\b(?:just\s+)?(?P<direction>{_COMPASS})\s+of\s+(?:the\s+)?(?:(?:city|town|village|capital)\s+of\s+)?$",
    re.IGNORECASE,
)
_PART = re.compile(rf"\b(?P<direction>(?:{_COMPASS})(?:ern)?|central)\s+(?:part\s+of\s+)?$", re.IGNORECASE)
_LOOKED_BACK = 70
_UNDIVIDED = frozenset({"continent", "town", "capital", "quarter", "site", "camp"})
_VAGUE_KM = {"a few": 5.0, "several": 10.0, "a dozen": 20.0, "dozens of": 60.0}
_BEYOND_KM = 15.0
_COARSER = {PlacePrecision.COUNTRY: PlacePrecision.PROVINCE, PlacePrecision.PROVINCE: PlacePrecision.DISTRICT}
_LARGE_DISTRICT_KM = 50.0


@dataclass(frozen=True)
class Derived:
    """A derived point, the radius around it in km, how the words give it, and where they begin."""

    point: Point
    radius_km: float
    precision: PlacePrecision
    rule: str
    start: int


def derived_places(parsed: ParsedDocument, resolved: list[Resolved]) -> list[Place]:
    """Return the places given relative to resolved ones, as records of their own."""
    found: dict[str, Place] = {}
    text = parsed.doc.text
    for item in resolved:
        row = item.choice.place if item.choice else None
        if row is None or row.latitude is None or row.longitude is None or _is_demonym(item):
            continue
        derived = derive(text, item, row, (row.latitude, row.longitude))
        if derived is None:
            continue
        place = _record(parsed, item, row, derived)
        known = found.get(place.id)
        if known is None:
            found[place.id] = place
        else:
            known.mentions.extend(place.mentions)
            known.evidence.extend(place.evidence)
    return list(found.values())


def _is_demonym(item: Resolved) -> bool:
    return item.choice is not None and item.choice.form == DEMONYM


def derive(text: str, item: Resolved, row: PlaceRow, point: Point) -> Derived | None:
    """Read a direction or distance before a resolved name; None where there is none."""
    start = item.toponym.span.start_char
    from_ = max(0, start - _LOOKED_BACK)
    before = text[from_:start]
    radius = row.radius_km or 1.0
    if item.toponym.direction:
        return _part(item.toponym.direction, row, point, start)
    if match := _DISTANCE.search(before):
        km = _km(match["number"], match["unit"])
        there = move(point, bearing_of(match["direction"]) or 0.0, km + (radius if radius < km else 0.0))
        around = max(5.0, km * 0.25) + min(radius, km)
        precision = PlacePrecision.DISTRICT if around <= _LARGE_DISTRICT_KM else PlacePrecision.PROVINCE
        return Derived(there, round(around, 1), precision, "places.distance", from_ + match.start())
    if (match := _BEYOND.search(before)) and radius < _LARGE_DISTRICT_KM:
        there = move(point, bearing_of(match["direction"]) or 0.0, _BEYOND_KM + radius)
        around = round(_BEYOND_KM + radius, 1)
        return Derived(there, around, PlacePrecision.DISTRICT, "places.beyond", from_ + match.start())
    if match := _PART.search(before):
        return _part(match["direction"], row, point, from_ + match.start("direction"))
    return None


def _part(direction: str, row: PlaceRow, point: Point, start: int) -> Derived | None:
    """``northern Syria``: half the radius towards the north, and a circle of six tenths of it.

    A part of a town is the town: its quarters lie within its own radius.
    """
    if class_of(row.feature) in _UNDIVIDED:
        return None
    radius, bearing = row.radius_km or 1.0, bearing_of(direction)
    there = point if bearing is None else move(point, bearing, radius / 2)
    own = precision_of(row.feature)
    return Derived(there, round(radius * 0.6, 1), _COARSER.get(own, own), "places.direction", start)


def _km(number: str, unit: str) -> float:
    lowered = " ".join(number.lower().split())
    value = _VAGUE_KM.get(lowered)
    if value is not None:
        return value
    return min(20_000.0, float(lowered.replace(",", ""))) * (KM_PER_MILE if unit[:2] == "mi" else 1.0)


def _record(parsed: ParsedDocument, item: Resolved, row: PlaceRow, derived: Derived) -> Place:
    span: Span = (derived.start, item.toponym.span.end_char)
    words = parsed.words(*span)
    sure = round(confidence(item) * 0.9, 4)
    mention = PlaceMention(
        document=parsed.document.id, start=span[0], end=span[1], text=words,
        usage=PlaceUsage.LITERAL, precision=derived.precision, confidence=sure,
    )  # fmt: skip
    return Place(
        id=f"{row.code}-{'-'.join(words.lower().split())}",
        name=" ".join(words.split()),
        latitude=derived.point[0],
        longitude=derived.point[1],
        country=row.country,
        admin1=row.admin1,
        feature="RGN",
        radius_km=derived.radius_km,
        mentions=[mention],
        document=parsed.document.id,
        confidence=sure,
        evidence=[parsed.evidence(*span, derived.rule)],
    )
