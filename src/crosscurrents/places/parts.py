"""Parts of towns: ``the Old City``, ``the Jadida district`` lie in the town that the text is at."""

from __future__ import annotations

from crosscurrents.places.geometry import distance_km
from crosscurrents.places.lexicon import class_of, lexicon
from crosscurrents.places.resolved import Resolved
from crosscurrents.places.schema import PlaceRow

PART_RULE = "places.part-of-town"
_TOWNS = frozenset({"town", "capital"})
_PART_WORDS = frozenset({"district", "quarter", "neighbourhood", "neighborhood"})
_UNITS = frozenset({"district", "province"})
_LIKELY = 0.4
_IN_TOWN_KM = 40.0


def with_parts(found: list[Resolved]) -> list[Resolved]:
    """Put names that many towns have, and quarters that lie nowhere near, into the town they belong to."""
    done: list[Resolved] = []
    for number, item in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        done.append(_in_town(item, done, following) if _may_be_part(item) else item)
    return done


def _may_be_part(item: Resolved) -> bool:
    span = item.toponym.span
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return item.toponym.key in lexicon().parts or after in _PART_WORDS


def _in_town(item: Resolved, before: list[Resolved], following: Resolved | None) -> Resolved:
    generic = item.toponym.key in lexicon().parts
    named = _town_after(item, following) or _owner(item, before)
    town = named or _town_before(before)
    if town is None:
        return Resolved(item.toponym, None, "places.unresolved") if generic else item
    at_home = item.row is not None and item.row.country == town.country
    if _is_right(item, town, generic) or (at_home and not (generic or named)):
        return item
    return Resolved(item.toponym, None, PART_RULE, town)


def _is_right(item: Resolved, town: PlaceRow, generic: bool) -> bool:
    """Tell whether the choice lies in or by the town, or is a unit of its own in the same country."""
    place = item.row
    if place is None or None in {place.latitude, place.longitude, town.latitude, town.longitude}:
        return False
    if not generic and class_of(place.feature) in _UNITS and place.country == town.country:
        return True
    here, there = (
        (place.latitude or 0.0, place.longitude or 0.0),
        (town.latitude or 0.0, town.longitude or 0.0),
    )
    return distance_km(here, there) <= _IN_TOWN_KM


def _town_after(item: Resolved, following: Resolved | None) -> PlaceRow | None:
    """``the Old City of Mosul``, ``the Jadida district in Mosul``."""
    if following is None or not _is_town(following):
        return None
    between = item.toponym.span.doc[item.toponym.span.end : following.toponym.span.start]
    words = [token.lower_ for token in between]
    near = len(words) <= 3 and bool(words) and words[-1] in {"of", "in", ","}
    return following.row if near else None


def _owner(item: Resolved, before: list[Resolved]) -> PlaceRow | None:
    """``Odesa's Prymorskyi district``: the town right before."""
    if not before or not _is_town(before[-1]):
        return None
    between = item.toponym.span.doc[before[-1].toponym.span.end : item.toponym.span.start].text
    return before[-1].row if between.strip() == "'s" else None


def _town_before(before: list[Resolved]) -> PlaceRow | None:
    return next((item.row for item in reversed(before) if _is_town(item)), None)


def _is_town(item: Resolved) -> bool:
    choice = item.choice
    return choice is not None and choice.probability >= _LIKELY and class_of(choice.place.feature) in _TOWNS
