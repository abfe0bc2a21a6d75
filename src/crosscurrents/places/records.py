"""Resolved names as records: one place a referent, with all its mentions and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.hints import type_of
from crosscurrents.places.lexicon import precision_of
from crosscurrents.places.parts import PART_RULE
from crosscurrents.places.resolved import Resolved
from crosscurrents.places.usage import usage_of
from crosscurrents.records import Place, PlaceMention, Span, make_id
from crosscurrents.vocabulary import PlacePrecision, PlaceUsage

_UNRESOLVED_CONFIDENCE = 0.3
_PRECISION_OF_TYPE = {
    "town": PlacePrecision.TOWN,
    "capital": PlacePrecision.TOWN,
    "province": PlacePrecision.PROVINCE,
    "district": PlacePrecision.DISTRICT,
    "camp": PlacePrecision.SITE,
    "site": PlacePrecision.SITE,
}


def build_places(
    parsed: ParsedDocument, resolved: list[Resolved], acting: AbstractSet[Span] | None
) -> list[Place]:
    """Return the places of a document in order of first mention.

    ``acting`` are the spans that the actors room reads as actors; None where it read nothing.
    """
    groups: dict[str, list[Resolved]] = defaultdict(list)
    for item in resolved:
        groups[identity(item)].append(item)
    return [_record(parsed, name, items, acting) for name, items in groups.items()]


def identity(item: Resolved) -> str:
    """Return the id of what a name was resolved to; our own for an unknown name."""
    if item.choice:
        return item.choice.place.code
    town = item.around.code if item.rule == PART_RULE and item.around else ""
    return make_id("place", item.toponym.key, *filter(None, [town]))


def _record(
    parsed: ParsedDocument, name: str, items: list[Resolved], acting: AbstractSet[Span] | None
) -> Place:
    best = max(items, key=confidence)
    row, known = best.row, best.choice is not None
    return Place(
        id=name,
        name=row.name if row and known else items[0].toponym.span.text,
        latitude=row.latitude if row else None,
        longitude=row.longitude if row else None,
        country=row.country if row else None,
        admin1=row.admin1 if row else None,
        feature=row.feature if row and known else None,
        radius_km=row.radius_km if row else None,
        document=parsed.document.id,
        confidence=confidence(best),
        evidence=[parsed.span_evidence(item.toponym.span, item.rule) for item in items],
        mentions=[_mention(parsed, item, acting) for item in items],
    )


def confidence(item: Resolved) -> float:
    """Return how sure a resolution is: the candidate's probability, low where there is none."""
    return item.choice.probability if item.choice else _UNRESOLVED_CONFIDENCE


def _said_precision(item: Resolved) -> PlacePrecision:
    """Return what a name without coordinates of its own names: what the words beside it say, else a town.

    The gazetteer has the world's large units, so that what it lacks is most likely a settlement.
    """
    if item.rule == PART_RULE:
        return PlacePrecision.SITE
    if item.around is not None:
        return precision_of(item.around.feature)
    said = type_of(item.toponym)
    if said:
        return _PRECISION_OF_TYPE.get(said, PlacePrecision.UNKNOWN)
    unknown = item.toponym.label in {"LOC", "FAC"} or item.toponym.whole
    return PlacePrecision.UNKNOWN if unknown else PlacePrecision.TOWN


def _mention(parsed: ParsedDocument, item: Resolved, acting: AbstractSet[Span] | None) -> PlaceMention:
    span, choice, row = item.toponym.span, item.choice, item.row
    where = (span.start_char, span.end_char)
    acts = None if acting is None else where in acting
    usage = usage_of(item.toponym, row, choice.form if choice else 0, acts)
    precision = precision_of(row.feature) if choice and row else _said_precision(item)
    if usage is PlaceUsage.DEMONYM:
        precision = PlacePrecision.COUNTRY
    return PlaceMention(
        document=parsed.document.id,
        start=where[0],
        end=where[1],
        text=parsed.words(*where),
        usage=usage,
        precision=precision,
        confidence=confidence(item),
    )
