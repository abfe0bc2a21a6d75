"""One row of events in our own words, whichever collection it comes from."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from crosscurrents.ingest.tables.cells import code, coordinate, count, day, is_nothing, number
from crosscurrents.ingest.tables.formats import Coding, TableFormat
from crosscurrents.records import Count
from crosscurrents.vocabulary import EventType, PlacePrecision, Status

_NUMBERS = frozenset({"low", "best", "high", "intensity", "sources", "injured", "arrested"})
_DEGREES = {"latitude": 90.0, "longitude": 180.0}


class Side(msgspec.Struct, frozen=True):
    """One actor of a row, as it is named there."""

    name: str
    code: str = ""
    country: str | None = None


class Spot(msgspec.Struct, frozen=True):
    """Where a row says it was."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    radius_km: float | None = None
    admin1: str | None = None
    country: str | None = None
    geonames: str | None = None


class Values(msgspec.Struct, kw_only=True):
    """What a row says; ``problems`` names what couldn't be used."""

    id: str
    coding: Coding
    category: str
    actors: list[Side]
    recipients: list[Side]
    contexts: list[str] = []
    earliest: str | None = None
    latest: str | None = None
    date_text: str = ""
    date_precision: str = "day"
    spot: Spot | None = None
    magnitude: dict[str, Count] = {}
    intensity: float | None = None
    sources: int = 1
    confidence: float = 0.9
    status: Status = Status.OCCURRED
    problems: list[str] = []


def read_values(cells: dict[str, str], spec: TableFormat) -> Values | str:
    """Return what a row of cells says, or why it is no event."""
    category = cells.get("category", "")
    coding = _coding(category, cells.get("mode"), spec)
    if coding is None:
        return f"no PLOVER type for {category!r}" if category else "no event type"
    actors = _sides(cells, "actors", "actor_allies", "actor_kind", "actor_country", spec)
    recipients = _sides(cells, "recipients", "recipient_allies", "recipient_kind", "recipient_country", spec)
    if not actors and not recipients:
        return "no actor on either side"
    values = Values(
        id=cells.get("id", ""),
        coding=coding,
        category=category,
        actors=actors,
        recipients=recipients,
        contexts=_listed(cells.get("contexts")),
        spot=_spot(cells, spec),
        magnitude=_magnitude(cells),
        intensity=number(cells.get("intensity")),
        sources=max(count(cells.get("sources")) or 1, 1),
        confidence=spec.certainties.get(code(cells.get("certainty")), 0.9),
    )
    _enter_dates(values, cells, spec)
    values.problems += _unusable(cells)
    return values


def _unusable(cells: dict[str, str]) -> list[str]:
    """Name cells that should hold numbers and don't."""
    found = []
    for field, text in cells.items():
        limit = _DEGREES.get(field)
        if limit is not None:
            usable = coordinate(text, limit) is not None
        else:
            usable = not (field in _NUMBERS or field.startswith("dead-")) or number(text) is not None
        if not usable and not is_nothing(text):
            found.append(f"{text!r} can't be the {field.replace('dead-', 'dead among ')}, which stays open")
    return found


def is_category(category: str, spec: TableFormat) -> bool:
    """Tell whether a collection codes events by this word; some take any."""
    return _coding(category, None, spec) is not None


def _coding(category: str, mode: str | None, spec: TableFormat) -> Coding | None:
    if spec.cameo:
        return cameo_coding(category)
    if spec.plover:
        try:
            return Coding(EventType(category.strip().upper()), (mode or "").strip() or None)
        except ValueError:
            return None
    return spec.categories.get(code(category)) or spec.default


@lru_cache(maxsize=1)
def _cameo() -> dict[str, Coding]:
    """Return type and mode of each CAMEO code and family, from the one table of the ontology."""
    path = files("crosscurrents") / "data" / "ontology" / "plover.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded = yaml.load(path.read_text(encoding="utf-8"), loader)
    families = {code: Coding(EventType(kind), None) for code, kind in loaded["cameo_families"].items()}
    families |= {
        code[:2]: Coding(EventType(row[0]), None) for code, row in loaded["cameo"].items() if code[2:] == "0"
    }
    return families | {code: Coding(EventType(row[0]), row[1]) for code, row in loaded["cameo"].items()}


def cameo_coding(text: str) -> Coding | None:
    """Return the PLOVER type and mode of a CAMEO code by the longest code that begins it.

    ``10`` from a spreadsheet that dropped the nought of ``010`` can't be told from ``10``; codes of
    three digits that begin with 1 or 2 and name no code are left as they are.
    """
    digits = text.strip().split(".")[0]
    prefixes = (digits[:length] for length in range(len(digits), 1, -1))
    return next((_cameo()[each] for each in prefixes if each in _cameo()), None)


def _sides(
    cells: dict[str, str], own: str, allies: str, kind: str, country: str, spec: TableFormat
) -> list[Side]:
    """Return the actors of one side: ``A, B, C`` are three that act jointly in this event."""
    whose = _split(cells.get(country, ""), spec.separator)
    sides = [
        # Of several countries in one cell it isn't said which is whose.
        Side(name, code(cells.get(kind)) if field == own else "", whose[0] if len(whose) == 1 else None)
        for field in (own, allies)
        for name in _split(cells.get(field, ""), spec.separator)
    ]
    return list({side.name.casefold(): side for side in reversed(sides)}.values())[::-1]


def _split(text: str, separator: str | None) -> list[str]:
    names = text.split(separator) if separator else [text]
    return [name.strip() for name in names if name.strip()]


def _listed(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").replace("|", ";").split(";") if part.strip()]


def _spot(cells: dict[str, str], spec: TableFormat) -> Spot | None:
    name = cells.get("place") or cells.get("admin1") or cells.get("country")
    if not name:
        return None
    mark = code(cells.get("place_precision"))
    unit = PlacePrecision(cells.get("place_unit", PlacePrecision.UNKNOWN))
    return Spot(
        name=name,
        latitude=coordinate(cells.get("latitude"), 90),
        longitude=coordinate(cells.get("longitude"), 180),
        precision=spec.place_precisions.get(mark, unit),
        radius_km=spec.radius_km.get(mark),
        admin1=cells.get("admin1"),
        country=cells.get("iso3") or cells.get("country"),
        geonames=cells.get("geonames"),
    )


def _magnitude(cells: dict[str, str]) -> dict[str, Count]:
    low, best, high = (count(cells.get(field)) for field in ("low", "best", "high"))
    found: dict[str, Count] = {}
    if (low, best, high) != (None, None, None):
        found["dead"] = Count(low=low, best=best, high=high)
    for field in ("injured", "arrested"):
        if (hurt := count(cells.get(field))) is not None:
            found[field] = Count(low=None, best=hurt, high=None)
    for field, text in cells.items():
        if field.startswith("dead-") and (dead := count(text)) is not None:
            role = field.removeprefix("dead-")
            found[field] = Count(low=None, best=dead, high=None, role=role)
    return found


def _enter_dates(values: Values, cells: dict[str, str], spec: TableFormat) -> None:
    """Enter the interval; a date that can't be leaves the event without one, and is named."""
    texts = [cells[field] for field in ("start", "end", "date_precision") if field in cells]
    values.date_text = " ".join(texts)
    first, last = day(cells.get("start")), day(cells.get("end"))
    wrong = [cells[f] for f, found in (("start", first), ("end", last)) if f in cells and found is None]
    if wrong:
        values.problems += [f"{' and '.join(map(repr, wrong))} is no date, so the event has none"]
        return
    if first and last and last < first:
        values.problems += [f"ends on {last} before it starts on {first}, so the event has no date"]
        return
    if first:
        values.earliest = first.isoformat()
        values.latest = (last or first).isoformat()
        given = spec.date_precisions.get(code(cells.get("date_precision")))
        values.date_precision = given or _width((last or first).toordinal() - first.toordinal())


def _width(days: int) -> str:
    steps = (("day", 0), ("week", 6), ("month", 31))
    return next((name for name, most in steps if days <= most), "year")


def plover_cells(row: dict[str, Any]) -> dict[str, str]:
    """Return a PLOVER object as cells; of several events in one object the first counts."""
    cells = {key: str(row[key]) for key in ("id", "date", "enddate", "event_scale") if row.get(key)}
    renamed = {"date": "start", "enddate": "end", "event_scale": "intensity"}
    cells = {renamed.get(key, key): value for key, value in cells.items()}
    cells["category"] = _first(row.get("event"))
    cells["mode"] = _first(row.get("mode"))
    cells["contexts"] = ";".join(str(each) for each in _list(row.get("context")))
    where = _list(row.get("event_loc"))
    if where and isinstance(where[0], dict):
        spot = where[0]
        names = {
            "place": spot.get("resolved_place") or spot.get("extracted_place"),
            "latitude": spot.get("lat"),
            "longitude": spot.get("lon"),
            "geonames": spot.get("geonameid"),
            "admin1": spot.get("province"),
            "country": spot.get("country"),
            "iso3": spot.get("country_code"),
            "place_precision": spot.get("resolution"),
        }
        cells |= {key: str(value) for key, value in names.items() if value not in (None, "")}
    size = row.get("size")
    for key, field in (("dead", "best"), ("injured", "injured"), ("arrested", "arrested")):
        if isinstance(size, dict) and size.get(key) is not None:
            cells[field] = str(size[key])
    return {key: value for key, value in cells.items() if value}


def plover_comment(values: Values, comment: object) -> None:
    """Enter what our own export says in ``comment``, since PLOVER has no field for it."""
    for said in str(comment or "").split("; "):
        key, _, value = said.partition(": ")
        if key == "status" and value in set(Status):
            values.status = Status(value)
        elif key == "date" and value.startswith("not told"):
            values.earliest = values.latest = None
        elif key == "date" and value.startswith("at the latest"):
            values.earliest = None
        elif key == "date" and value.startswith("at the earliest"):
            values.latest = None


def plover_sides(row: dict[str, Any], field: str) -> list[Side]:
    """Return the entities of ``actor`` or ``recipient``."""
    sides = []
    for entity in _list(row.get(field)):
        if isinstance(entity, dict):
            name = entity.get("identifier_text") or entity.get("entity_text") or entity.get("code")
            if name:
                sides.append(Side(str(name), country=entity.get("code")))
        elif entity:
            sides.append(Side(str(entity)))
    return sides


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value not in (None, "") else []


def _first(value: object) -> str:
    found = _list(value)
    return str(found[0]) if found else ""
