"""A table in the shape of ICEWS coded events (Boschee et al. 2015): one row a pair of actors.

An event with several actors or recipients is several rows; the ids of the further ones end in a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from crosscurrents.events.ontology import ontology
from crosscurrents.exports.codes import country_name, sector_code, sector_name
from crosscurrents.exports.registry import ExportOptions, Output, Records
from crosscurrents.exports.told import Side, Telling, Told
from crosscurrents.exports.tsv import Value, write_tsv
from crosscurrents.exports.where import where

COLUMNS = [
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number",
    "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
]  # fmt: skip


def export(case: Records, out: Output, options: ExportOptions) -> int:
    """Write a row for each actor and recipient of an event; return how many rows there are."""
    with out.open() as file:
        return write_tsv(
            file, COLUMNS, (row for told in Telling(case).events(options) for row in _rows(told))
        )


def _rows(told: Told) -> Iterator[dict[str, Value]]:
    actors: list[Side | None] = [*told.actors] or [None]
    recipients: list[Side | None] = [*told.recipients] or [None]
    pairs = product(actors, recipients)
    for number, (actor, recipient) in enumerate(pairs, start=1):
        key = told.id if number == 1 else f"{told.id}-{number}"
        yield {"Event ID": key, **_side("Source", actor), **_side("Target", recipient), **_facts(told)}


def _facts(told: Told) -> dict[str, Value]:
    event, units = told.event, where(told.event, told.place)
    code = event.cameo or ontology().cameo_code(event.type, event.mode, event.contexts)
    return {
        "Event Date": told.when.start,
        "Event Text": (ontology().cameo_meaning(code) if code else None) or event.type.capitalize(),
        "CAMEO Code": code,
        "Intensity": event.intensity,
        "Story ID": told.document.id,
        "Publisher": told.document.publisher,
        "City": units.city,
        "District": units.district,
        "Province": units.province,
        "Country": units.country,
        "Latitude": units.latitude,
        "Longitude": units.longitude,
    }


def _side(role: str, side: Side | None) -> dict[str, Value]:
    if side is None:
        return {}
    return {
        f"{role} Name": side.actor.name,
        f"{role} Sectors": sector_name(sector_code(side.actor)),
        f"{role} Country": country_name(side.actor.country),
    }
