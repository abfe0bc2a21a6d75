"""A table in the shape of POLECAT (Halterman et al. 2023): one row an event, columns under its names."""

from __future__ import annotations

from crosscurrents import __version__
from crosscurrents.exports.codes import country_name, entity_code, sector_code
from crosscurrents.exports.registry import ExportOptions, Output, Records
from crosscurrents.exports.told import Side, Telling, Told
from crosscurrents.exports.tsv import Value, write_tsv
from crosscurrents.exports.where import where

_SIDE = ["{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw",
         "Wikipedia {} ID"]  # fmt: skip
COLUMNS = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(column.format("Actor") for column in _SIDE), *(column.format("Recipient") for column in _SIDE),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
]  # fmt: skip


def export(case: Records, out: Output, options: ExportOptions) -> int:
    """Write one row an event, by default of those that occurred or are ongoing."""
    telling = Telling(case)
    with out.open() as file:
        return write_tsv(file, COLUMNS, (_row(told, telling) for told in telling.events(options)))


def _row(told: Told, telling: Telling) -> dict[str, Value]:
    event, units, story = told.event, where(told.event, told.place), telling.story(told.document)
    return {
        "Event ID": told.id, "Event Date": told.when.start, "Event Type": event.type,
        "Event Mode": event.mode, "Intensity": event.intensity, "Quad Code": event.quad or None,
        "Contexts": joined(event.contexts),
        **_side("Actor", told.actors), **_side("Recipient", told.recipients),
        "Placename": told.place.name if told.place else None, "City": units.city,
        "District": units.district, "Province": units.province, "Country": units.country,
        "Latitude": units.latitude, "Longitude": units.longitude, "GeoNames ID": units.geonames,
        "Raw Placename": told.place_words, "Feature Type": told.place.feature if told.place else None,
        "Source": told.document.publisher, "Publication Date": (told.document.published or "")[:10],
        "Story People": joined(story.people), "Story Organizations": joined(story.organizations),
        "Story Locations": joined(story.locations), "Language": told.document.language,
        "Version": f"crosscurrents {__version__}",
    }  # fmt: skip


def _side(role: str, sides: list[Side]) -> dict[str, Value]:
    actors = [side.actor for side in sides]
    sectors = [sector for actor in actors if (sector := sector_code(actor))]
    return {
        f"{role} Name": joined([actor.name for actor in actors]),
        f"{role} Country": joined([name for a in actors if (name := country_name(entity_code(a)))]),
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": joined(sectors),
        f"{role} Name Raw": joined([side.words for side in sides]),
        f"Wikipedia {role} ID": joined([actor.wikidata for actor in actors if actor.wikidata]),
    }


def joined(values: list[str]) -> str:
    """Return the different values in one cell, each free of the mark that parts them."""
    return "; ".join(dict.fromkeys(value.replace(";", ",") for value in values))
