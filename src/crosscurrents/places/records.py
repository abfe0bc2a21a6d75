"""Resolved names as records: one place a referent, with all its mentions and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.places.lexicon import precision_of
from crosscurrents.places.resolve import Resolved
from crosscurrents.places.usage import usage_of
from crosscurrents.records import Place, PlaceMention, Span, make_id
from crosscurrents.vocabulary import PlacePrecision, PlaceUsage

_UNRESOLVED_CONFIDENCE = 0.3


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
    return item.choice.place.code if item.choice else make_id("place", item.toponym.key)


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


def _mention(parsed: ParsedDocument, item: Resolved, acting: AbstractSet[Span] | None) -> PlaceMention:
    span, choice, row = item.toponym.span, item.choice, item.row
    where = (span.start_char, span.end_char)
    acts = None if acting is None else where in acting
    usage = usage_of(item.toponym, row, choice.form if choice else 0, acts)
    precision = precision_of(row.feature) if row else PlacePrecision.UNKNOWN
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
