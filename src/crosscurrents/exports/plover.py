"""PLOVER records, one JSON object a line, under the names of the manual's chapter "Data Fields".

The structs below are the field list: a line that doesn't fit them is not written. A date is required,
so an event without one gets the day of its report, and ``comment`` says so. The status, which PLOVER
has no field for, stands in ``comment`` where it isn't ``occurred``.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from crosscurrents import __version__
from crosscurrents.exports.codes import entity_code, sector_code
from crosscurrents.exports.registry import ExportOptions, Output, Records
from crosscurrents.exports.told import Side, Telling, Told
from crosscurrents.exports.where import where
from crosscurrents.records import Document, Event
from crosscurrents.vocabulary import EventType, PlacePrecision, Status

_RESOLUTIONS = {
    PlacePrecision.SITE: 5,
    PlacePrecision.TOWN: 4,
    PlacePrecision.DISTRICT: 3,
    PlacePrecision.PROVINCE: 2,
    PlacePrecision.COUNTRY: 1,
}
_LINE_ENDS = [(mark.encode(), f"\\u{ord(mark):04x}".encode()) for mark in "\x85\u2028\u2029"]
"""Characters that JSON allows in strings and that some readers take for the end of a line."""

_Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _Fields(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """Fields that are left out where nothing is known."""


class Entity(_Fields):
    """An actor or recipient."""

    code: str | None = None
    sector: str | None = None
    entity_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str | None = None
    religion: str | None = None
    ethnicity: str | None = None
    office: str | None = None


class EventLocation(_Fields):
    """Where the event was; resolution is 5 below city, 4 city, 3 district, 2 province, 1 country."""

    extracted_place: str | None = None
    resolved_place: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    country_code: str | None = None
    feature_class: str | None = None
    feature_code: str | None = None
    resolution: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None


class Size(_Fields):
    """How many people were hurt or held, best estimates."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None


class TextInfo(_Fields):
    """Where in the report the event was read, offsets in characters."""

    sequence: int | None = None
    start: int | None = None
    end: int | None = None


class CiteInfo(_Fields):
    """Which report it was."""

    corpus: str | None = None
    citation: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    publication: str | None = None
    license: str | None = None


class PloverRecord(_Fields):
    """One event. ``id``, ``date``, ``actor`` and ``event`` are required."""

    id: Annotated[str, msgspec.Meta(min_length=1)]
    date: _Day
    actor: Annotated[list[Entity], msgspec.Meta(min_length=1)]
    event: Annotated[list[EventType], msgspec.Meta(min_length=1)]
    has_event: bool | None = None
    time: str | None = None
    enddate: _Day | None = None
    recipient: list[Entity] = []
    event_loc: EventLocation | None = None
    event_text: list[str] = []
    quad_code: Annotated[int, msgspec.Meta(ge=1, le=4)] | None = None
    event_scale: float | None = None
    mode: list[str] = []
    context: list[str] = []
    size: Size | None = None
    link: str | None = None
    text: str | None = None
    text_info: TextInfo | None = None
    cite_info: CiteInfo | None = None
    coder: str | None = None
    coded_date: _Day | None = None
    comment: str | None = None


def export(case: Records, out: Output, options: ExportOptions) -> int:
    """Write one event a line, by default those that occurred or are ongoing."""
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(PloverRecord)
    written = 0
    with out.open() as file:
        for told in Telling(case).events(options):
            line = encoder.encode(plover_record(told, text=bool(options.text)))
            decoder.decode(line)
            for mark, escaped in _LINE_ENDS:
                line = line.replace(mark, escaped)
            file.write(line + b"\n")
            written += 1
    return written


def plover_record(told: Told, *, text: bool = False) -> PloverRecord:
    """Return an event as PLOVER has it; with ``text`` the words that it was read from, too."""
    event, evidence = told.event, told.event.evidence[0]
    return PloverRecord(
        id=told.id,
        date=told.when.start,
        enddate=told.when.end if told.when.end != told.when.start else None,
        actor=[_entity(side) for side in told.actors] or [Entity(sector="UNK")],
        recipient=[_entity(side) for side in told.recipients],
        event=[event.type],
        event_loc=_location(told),
        event_text=[event.trigger.text] if event.trigger.text and not told.document.table else [],
        quad_code=event.quad or None,
        event_scale=event.intensity,
        mode=[event.mode] if event.mode else [],
        context=event.contexts,
        size=_size(event),
        text=evidence.text if text else None,
        text_info=TextInfo(start=evidence.start, end=evidence.end),
        cite_info=_citation(told.document),
        coder=f"crosscurrents {__version__}",
        comment=_comment(told),
    )


def _entity(side: Side) -> Entity:
    actor: Any = side.actor
    return Entity(
        code=entity_code(actor),
        sector=sector_code(actor),
        entity_text=side.words,
        identifier_id=actor.wikidata or actor.id,
        identifier_text=actor.name,
    )


def _location(told: Told) -> EventLocation | None:
    place = told.place
    if place is None:
        return None
    units = where(told.event, place)
    return EventLocation(
        extracted_place=told.place_words,
        resolved_place=place.name,
        geonameid=units.geonames,
        lat=units.latitude,
        lon=units.longitude,
        city=units.city,
        district=units.district,
        province=units.province,
        country=units.country,
        country_code=place.country,
        feature_class=units.feature_class,
        feature_code=place.feature,
        resolution=_RESOLUTIONS.get(told.event.place_precision),
    )


def _size(event: Event) -> Size | None:
    best = {
        role: count.best if count.best is not None else count.low for role, count in event.magnitude.items()
    }
    known = Size(dead=best.get("dead"), injured=best.get("injured"), arrested=best.get("arrested"))
    return known if known != Size() else None


def _citation(document: Document) -> CiteInfo:
    source = document.source
    return CiteInfo(
        corpus=document.table,
        citation=document.id,
        url=source if source and "://" in source else None,
        title=document.title,
        language=document.language,
        publication=document.publisher,
    )


def _comment(told: Told) -> str | None:
    event = told.event
    status = f"status: {event.status}" if event.status is not Status.OCCURRED else None
    source = f"according to {told.attributed_to}" if told.attributed_to else None
    return "; ".join(each for each in (told.when.comment, status, source) if each) or None
