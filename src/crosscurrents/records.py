"""The nouns of the data contract, as msgspec Structs.

Names and vocabularies are those of ``docs/design.md``; a test holds the two together. ``start`` and
``end`` are offsets into the document's ``text`` in characters, end exclusive; calendar bounds are
``earliest`` and ``latest``, ISO 8601. References between records are ids.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from crosscurrents.errors import MissingEvidence
from crosscurrents.vocabulary import (
    ActorKind,
    EventType,
    MentionForm,
    OutcomeStatus,
    PlacePrecision,
    PlaceUsage,
    RelationName,
    StatementKind,
    Status,
    TimeType,
)

Span = tuple[int, int]


def make_id(*parts: object) -> str:
    """Hash what identifies a record into sixteen hexadecimal digits, the same on every machine."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything that is written to JSON; immutable, built by keyword."""

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON types under the contract's names."""
        result: dict[str, Any] = msgspec.to_builtins(self)
        return result


class Document(Record, frozen=True, kw_only=False):
    """One report as it came. Only ``text`` is required; ``id`` and ``text_hash`` are computed.

    ``published``, ``modified`` and ``retrieved`` are ISO dates or timestamps, kept apart: dates in
    the text are read against ``published`` alone, and stay open without it. ``table`` names the
    collection of coded events whose rows the text holds; None for reports.
    """

    text: str
    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    language: str | None = None
    duplicate_of: str | None = None
    table: str | None = None
    id: str = ""
    text_hash: str = ""

    def __post_init__(self) -> None:
        if not self.text_hash:
            msgspec.structs.force_setattr(self, "text_hash", make_id(self.text))
        if not self.id:
            identity = make_id(self.source, self.published, self.text)
            msgspec.structs.force_setattr(self, "id", identity)


class Evidence(Record, frozen=True):
    """Where a record was read: the document, the words, and the rule or model (with version)."""

    document: str
    start: int
    end: int
    text: str
    rule: str


class Grounded(Record, frozen=True):
    """A record that rests on evidence: it can't be built without.

    Raises:
        MissingEvidence: ``evidence`` is empty.
    """

    document: str
    confidence: float
    evidence: list[Evidence]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise MissingEvidence(type(self).__name__)


class Mention(Record, frozen=True):
    """One place where an actor is named, described or referred to by a pronoun."""

    document: str
    actor: str
    start: int
    end: int
    text: str
    form: MentionForm
    confidence: float = 1.0
    rule: str = ""


class Actor(Grounded, frozen=True):
    """A state, organisation, armed group, office, population or person that can act."""

    id: str
    name: str
    kind: ActorKind
    aliases: list[str] = msgspec.field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    mentions: list[Mention] = msgspec.field(default_factory=list)


class Relation(Grounded, frozen=True):
    """A tie that lasts between two actors, or between an actor and a place."""

    id: str
    subject: str
    relation: RelationName
    object: str
    sign: float = 0.0
    since: str | None = None
    until: str | None = None
    status: Status = Status.OCCURRED
    attributed_to: str | None = None


class EventDate(Record, frozen=True):
    """When an event happened; open bounds are None, and an undated event has no EventDate."""

    earliest: str | None
    latest: str | None
    text: str
    precision: str


class Count(Record, frozen=True):
    """A number as reported: bounds and best estimate, None where the text gives none."""

    low: int | None
    best: int | None
    high: int | None
    role: str | None = None
    attributed_to: str | None = None


class Trigger(Record, frozen=True):
    """The word or words that an event was read from."""

    start: int
    end: int
    text: str


class Event(Grounded, frozen=True):
    """Something that happens on a date: who did what to whom, in PLOVER's words."""

    id: str
    type: EventType
    trigger: Trigger
    mode: str | None = None
    contexts: list[str] = msgspec.field(default_factory=list)
    quad: int = 0
    cameo: str | None = None
    intensity: float | None = None
    actors: list[str] = msgspec.field(default_factory=list)
    recipients: list[str] = msgspec.field(default_factory=list)
    date: EventDate | None = None
    place: str | None = None
    place_precision: PlacePrecision = PlacePrecision.UNKNOWN
    magnitude: dict[str, Count] = msgspec.field(default_factory=dict)
    status: Status = Status.OCCURRED
    attributed_to: str | None = None
    reports: int = 1


class Due(Record, frozen=True):
    """The interval by whose end what was said should have happened."""

    earliest: str | None
    latest: str | None
    text: str


class Outcome(Record, frozen=True):
    """What became of a statement about the future, with a sentence that says why."""

    status: OutcomeStatus
    reason: str
    evidence: list[Evidence] = msgspec.field(default_factory=list)


class Statement(Grounded, frozen=True):
    """What somebody is reported to have said, thought, denied or promised."""

    id: str
    kind: StatementKind
    text: str
    content: list[Span]
    speaker: str | None = None
    audience: str | None = None
    quoted: bool = False
    source: list[Span] = msgspec.field(default_factory=list)
    cue: list[Span] = msgspec.field(default_factory=list)
    quotes: list[Span] = msgspec.field(default_factory=list)
    said_on: str | None = None
    due: Due | None = None
    repeats: str | None = None
    about: list[str] = msgspec.field(default_factory=list)
    outcome: Outcome | None = None


class PlaceMention(Record, frozen=True):
    """One place where a place is named, and what the name does there."""

    document: str
    start: int
    end: int
    text: str
    usage: PlaceUsage
    precision: PlacePrecision
    confidence: float


class Place(Grounded, frozen=True):
    """A place with the coordinates it was resolved to; one record a referent."""

    id: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None
    radius_km: float | None = None
    mentions: list[PlaceMention] = msgspec.field(default_factory=list)


class TimeExpression(Grounded, frozen=True):
    """A date, time, duration or set in the text, as TIMEX3 and as calendar bounds."""

    id: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None


class Sentence(Record, frozen=True):
    """A sentence's span, and whether it is narrative or page furniture such as a caption."""

    start: int
    end: int
    narrative: bool = True


class Reading(Record, frozen=True):
    """What the machine takes from one document; replaced when it is read again.

    ``rests_on`` is the one agency or monitor that the whole report credits for its facts, if it does.
    """

    document: str
    version: str
    language: str
    sentences: list[Sentence] = msgspec.field(default_factory=list)
    actors: list[Actor] = msgspec.field(default_factory=list)
    places: list[Place] = msgspec.field(default_factory=list)
    dates: list[TimeExpression] = msgspec.field(default_factory=list)
    events: list[Event] = msgspec.field(default_factory=list)
    statements: list[Statement] = msgspec.field(default_factory=list)
    relations: list[Relation] = msgspec.field(default_factory=list)
    rests_on: str | None = None
    notes: list[str] = msgspec.field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        """All actor mentions of the document in order of their start."""
        found = (mention for actor in self.actors for mention in actor.mentions)
        return sorted(found, key=lambda mention: (mention.start, -mention.end))


class Pair(Record, frozen=True, kw_only=False):
    """A sentence with the spans of two given actors; a side may be empty."""

    text: str
    source: list[Span] = msgspec.field(default_factory=list)
    target: list[Span] = msgspec.field(default_factory=list)


class PairCoding(Record, frozen=True):
    """The event read between two given actors."""

    type: EventType
    quad: int
    mode: str | None
    status: Status
    confidence: float


class PairSign(Record, frozen=True):
    """How the source stands to the target and back, each −1…1; |value| < 0.05 is neutral."""

    forward: float
    backward: float


class Pointer(Record, frozen=True):
    """Words of a report that a decision is about, so that it finds them again in another reading.

    ``kind`` is the event's type or the statement's kind, and ``trigger`` the event's word, as they
    were read when it was decided.
    """

    document: str
    start: int
    end: int
    text: str
    kind: str | None = None
    trigger: Trigger | None = None


class Party(Record, frozen=True):
    """An actor as a decision names it; ``kind`` is given where the person brought it into the case."""

    id: str
    name: str
    kind: ActorKind | None = None


class Spot(Record, frozen=True):
    """A place as a decision names it, with what the gazetteer says about it."""

    id: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None
    radius_km: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN


class EventSaid(Record, frozen=True):
    """What a person says of an event; what is None wasn't spoken of."""

    type: EventType | None = None
    status: Status | None = None
    actors: list[Party] | None = None
    recipients: list[Party] | None = None
    place: Spot | None = None
    date: EventDate | None = None


class SplitOff(Record, frozen=True):
    """What goes to a new actor: mentions so spelled, and single mentions, of the actors ``ids``."""

    ids: list[str]
    spellings: list[str] = msgspec.field(default_factory=list)
    mentions: list[Pointer] = msgspec.field(default_factory=list)


class Decision(Record, frozen=True):
    """What a person says about a reading: append-only, outlives every re-reading.

    ``subject`` and ``object`` are ids of records. Actors are named too, so that the decision still
    finds them when a newer version gives them other ids; events and statements by the words ``at``
    which they stand. ``said`` is what it says of an event, ``split`` what goes to a new actor.
    ``undone`` is told when it is asked for.
    """

    id: str
    verdict: str
    subject: str
    object: str | None = None
    value: str | None = None
    subject_name: str | None = None
    object_name: str | None = None
    who: str = ""
    when: str = ""
    note: str = ""
    undone: bool = False
    at: Pointer | None = None
    said: EventSaid | None = None
    split: SplitOff | None = None
