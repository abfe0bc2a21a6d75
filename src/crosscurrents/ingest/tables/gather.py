"""The actors, places and events of a table's rows, each actor and place once with all its mentions."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import msgspec

from crosscurrents.ingest.tables.formats import TableFormat
from crosscurrents.ingest.tables.named import NamedActor, Names
from crosscurrents.ingest.tables.values import Side, Spot, Values
from crosscurrents.records import (
    Actor,
    Document,
    Event,
    EventDate,
    Evidence,
    Mention,
    Place,
    PlaceMention,
    Trigger,
    make_id,
)
from crosscurrents.vocabulary import ActorKind, EventType, MentionForm, PlacePrecision, PlaceUsage

_COOPERATION = {
    1: (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT),
    2: (EventType.CONCEDE, EventType.COOPERATE, EventType.AID, EventType.RETREAT),
    3: (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN),
}
_QUADS = {kind: quad for quad, kinds in _COOPERATION.items() for kind in kinds}


class RowSpan(NamedTuple):
    """Where a row stands in the document's text."""

    start: int
    end: int


class Gathering:
    """Collects what the rows of one document name."""

    def __init__(self, document: Document, spec: TableFormat, names: Names) -> None:
        self.events: list[Event] = []
        self._document = document
        self._spec = spec
        self._names = names
        self._rule = f"tables.{document.table}"
        self._named: dict[tuple[str, str | None], NamedActor] = {}
        self._known: dict[str, NamedActor] = {}
        self._kinds: dict[str, ActorKind] = {}
        self._mentions: dict[str, list[Mention]] = {}
        self._called: dict[str, Counter[str]] = {}
        self._spots: dict[str, Spot] = {}
        self._place_mentions: dict[str, list[PlaceMention]] = {}
        self._evidence: dict[str, Evidence] = {}
        self._pairs: dict[str, int] = {}

    def enter(self, span: RowSpan, values: Values) -> None:
        """Enter one row."""
        country = values.spot.country if values.spot else None
        place = self._place(span, values.spot) if values.spot else None
        coding = values.coding
        event = Event(
            id=make_id("event", self._document.table, values.id or (self._document.id, span.start)),
            type=coding.type,
            mode=coding.mode,
            contexts=values.contexts,
            quad=_QUADS.get(coding.type, 4),
            cameo=values.category if self._spec.cameo else None,
            intensity=values.intensity,
            trigger=self._trigger(span, values.category),
            actors=self._actors(span, values.actors, country),
            recipients=self._actors(span, values.recipients, country),
            date=_date(values),
            place=place,
            place_precision=values.spot.precision if values.spot else PlacePrecision.UNKNOWN,
            magnitude=values.magnitude,
            status=values.status,
            reports=values.sources,
            document=self._document.id,
            confidence=values.confidence,
            evidence=[self._row(span)],
        )
        self._enter_event(event, values.id)

    def _enter_event(self, event: Event, row: str) -> None:
        """Add an event, or its actors to the one before: of several pairs of actors each has a row.

        The ids of the further rows are the first one's with a number behind it, as our own export of
        ICEWS writes them.
        """
        base, mark, number = row.rpartition("-")
        before = self._pairs.get(base) if mark and number.isdigit() and self._spec.pairs else None
        if before is None:
            self._pairs[row] = len(self.events)
            self.events.append(event)
            return
        first = self.events[before]
        self.events[before] = msgspec.structs.replace(
            first,
            actors=list(dict.fromkeys([*first.actors, *event.actors])),
            recipients=list(dict.fromkeys([*first.recipients, *event.recipients])),
            evidence=[*first.evidence, *event.evidence],
        )

    def actors(self) -> list[Actor]:
        """Return the actors in order of their first mention."""
        return [self._actor(actor) for actor in self._mentions]

    def places(self) -> list[Place]:
        """Return the places in order of their first mention."""
        return [self._place_record(place) for place in self._place_mentions]

    def _row(self, span: RowSpan) -> Evidence:
        words = self._document.text[span.start : span.end]
        return Evidence(
            document=self._document.id, start=span.start, end=span.end, text=words, rule=self._rule
        )

    def _find(self, span: RowSpan, words: str) -> RowSpan:
        """Return where ``words`` stand in the row; the row itself where they are written otherwise."""
        start = self._document.text.find(words, span.start, span.end) if words else -1
        return span if start < 0 else RowSpan(start, start + len(words))

    def _trigger(self, span: RowSpan, category: str) -> Trigger:
        start, end = self._find(span, category)
        if (start, end) == span:
            end = start
        return Trigger(start=start, end=end, text=self._document.text[start:end])

    def _actors(self, span: RowSpan, sides: list[Side], country: str | None) -> list[str]:
        return list(dict.fromkeys(self._mention(span, side, country) for side in sides))

    def _mention(self, span: RowSpan, side: Side, country: str | None) -> str:
        key = (side.name, side.country or country)
        if key not in self._named:
            self._named[key] = self._names.actor(*key)
        named = self._named[key]
        start, end = self._find(span, side.name)
        mention = Mention(
            document=self._document.id,
            actor=named.id,
            start=start,
            end=end,
            text=self._document.text[start:end],
            form=MentionForm.NAME,
            rule=self._rule,
        )
        self._known[named.id] = named
        self._mentions.setdefault(named.id, []).append(mention)
        self._called.setdefault(named.id, Counter())[side.name] += 1
        self._evidence.setdefault(named.id, self._row(span))
        if side.code in self._spec.kinds:
            self._kinds.setdefault(named.id, self._spec.kinds[side.code])
        return named.id

    def _actor(self, actor: str) -> Actor:
        known = self._known[actor]
        return Actor(
            id=actor,
            name=known.name,
            kind=known.kind or self._kinds.get(actor, self._spec.kind),
            aliases=sorted(set(self._called[actor]) - {known.name}),
            country=known.country,
            sector=known.sector,
            wikidata=known.wikidata,
            mentions=self._mentions[actor],
            document=self._document.id,
            confidence=0.9,
            evidence=[self._evidence[actor]],
        )

    def _place(self, span: RowSpan, spot: Spot) -> str:
        place = spot.geonames or make_id("place", spot.name.casefold(), spot.latitude, spot.longitude)
        start, end = self._find(span, spot.name)
        self._spots.setdefault(place, spot)
        self._evidence.setdefault(place, self._row(span))
        mention = PlaceMention(
            document=self._document.id,
            start=start,
            end=end,
            text=self._document.text[start:end],
            usage=PlaceUsage.LITERAL,
            precision=spot.precision,
            confidence=0.9,
        )
        self._place_mentions.setdefault(place, []).append(mention)
        return place

    def _place_record(self, place: str) -> Place:
        spot = self._spots[place]
        return Place(
            id=place,
            name=spot.name,
            latitude=spot.latitude,
            longitude=spot.longitude,
            country=self._names.country_code(spot.country),
            admin1=spot.admin1,
            radius_km=spot.radius_km,
            mentions=self._place_mentions[place],
            document=self._document.id,
            confidence=0.9,
            evidence=[self._evidence[place]],
        )


def _date(values: Values) -> EventDate | None:
    if values.earliest is None and values.latest is None:
        return None
    return EventDate(
        earliest=values.earliest,
        latest=values.latest,
        text=values.date_text,
        precision=values.date_precision,
    )
