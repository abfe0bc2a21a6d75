"""What the API answers with, as structs; ``tools/api_types.py`` writes the front end's types from them.

Offsets are in characters of the document's text; days are ISO dates.
"""

from __future__ import annotations

import msgspec


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all answers."""


class Ref(Shape, frozen=True):
    """An actor or a place as other records name it."""

    id: str
    name: str
    kind: str = ""


class Count(Shape, frozen=True):
    """How many rows a choice of a filter would leave."""

    value: str
    label: str
    count: int


class Quote(Shape, frozen=True):
    """Words that a record rests on, in the sentence or so around them, and the rule that read them."""

    document: str
    title: str
    published: str | None
    start: int
    end: int
    before: str
    text: str
    after: str
    rule: str
    explanation: str


class ReportRow(Shape, frozen=True):
    """One report in a list."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    source: str | None
    copy_of: str | None
    events: int
    statements: int
    opening: str


class ReportPage(Shape, frozen=True):
    """A page of the list of reports; it starts at ``offset``."""

    total: int
    offset: int
    rows: list[ReportRow]


class EventRow(Shape, frozen=True):
    """One event in a table, with the names that its ids stand for."""

    id: str
    type: str
    mode: str | None
    quad: int
    status: str
    counted: bool
    actors: list[Ref]
    recipients: list[Ref]
    attributed_to: Ref | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    place: Ref | None
    place_precision: str
    trigger: str
    quote: str
    magnitude: dict[str, str]
    document: str
    title: str
    published: str | None
    reports: int
    confidence: float


class Timeline(Shape, frozen=True):
    """Counted events over time: the first day of each bucket, and events of either quadrant."""

    unit: str
    days: list[str]
    cooperation: list[int]
    conflict: list[int]


class EventPage(Shape, frozen=True):
    """A page of events, with what the filters could be narrowed to."""

    total: int
    counted: int
    undated: int
    offset: int
    rows: list[EventRow]
    types: list[Count]
    statuses: list[Count]
    actors: list[Count]
    places: list[Count]
    timeline: Timeline


class StatementRow(Shape, frozen=True):
    """One statement, with its due and what became of it."""

    id: str
    kind: str
    speaker: Ref | None
    audience: Ref | None
    text: str
    quoted: bool
    said_on: str | None
    due_earliest: str | None
    due_latest: str | None
    due_text: str | None
    outcome: str | None
    reason: str | None
    slips: list[str]
    answers: list[Quote]
    document: str
    title: str
    published: str | None
    confidence: float


class LedgerPage(Shape, frozen=True):
    """The statements with a due, and what the filters could be narrowed to; ``today`` is the last report."""

    total: int
    rows: list[StatementRow]
    kinds: list[Count]
    outcomes: list[Count]
    speakers: list[Count]
    first: str | None
    last: str | None
    today: str | None


class ActorRow(Shape, frozen=True):
    """One actor in a list."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: list[str]
    mentions: int
    reports: int
    independent: int
    events: int
    statements: int


class ActorList(Shape, frozen=True):
    """A page of actors."""

    total: int
    offset: int
    rows: list[ActorRow]
    kinds: list[Count]


class TieRow(Shape, frozen=True):
    """A lasting tie of an actor, told from its side."""

    id: str
    relation: str
    outgoing: bool
    other: Ref
    sign: float
    since: str | None
    until: str | None
    status: str
    attributed_to: Ref | None
    quote: str
    document: str
    title: str
    confidence: float


class ActorPage(Shape, frozen=True):
    """Everything about one actor."""

    actor: ActorRow
    wikidata: str | None
    sector: str | None
    spellings: list[Count]
    ties: list[TieRow]
    events: list[EventRow]
    event_total: int
    statements: list[StatementRow]
    statement_total: int
    months: list[str]
    mentions: list[int]
    reports: list[ReportRow]
    alike: list[ActorRow]
    timeline: Timeline


class Mark(Shape, frozen=True):
    """A span of the report that something was read from; ``kind`` is the record's."""

    start: int
    end: int
    kind: str
    record: str


class Note(Shape, frozen=True):
    """What hovering over a mark says: what was read, and why."""

    record: str
    kind: str
    title: str
    detail: str
    rule: str
    explanation: str
    confidence: float
    link: str | None
    tone: str


class ReportView(Shape, frozen=True):
    """One report with all that was read from it."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    source: str | None
    text: str
    copy_of: str | None
    copies: list[ReportRow]
    version: str | None
    notes: list[str]
    asides: list[tuple[int, int]]
    marks: list[Mark]
    records: list[Note]
    earlier: str | None
    later: str | None


class Ruling(Shape, frozen=True):
    """A decision of a person."""

    id: str
    verdict: str
    subject: str
    subject_name: str
    object: str | None
    object_name: str | None
    value: str | None
    who: str
    when: str
    note: str
    undone: bool


class RecordView(Shape, frozen=True):
    """One record with the words it rests on: what every click leads to."""

    id: str
    kind: str
    title: str
    facts: list[tuple[str, str]]
    quotes: list[Quote]
    quote_total: int
    event: EventRow | None
    statement: StatementRow | None
    actor: ActorRow | None
    decisions: list[Ruling]


class Worth(Shape, frozen=True):
    """One thing worth looking at, and the words it comes from."""

    kind: str
    title: str
    detail: str
    link: str


class Overview(Shape, frozen=True):
    """What the case holds."""

    name: str
    version: str
    counts: dict[str, int]
    first: str | None
    last: str | None
    worth: list[Worth]
    timeline: Timeline
    types: list[Count]
    actors: list[ActorRow]
    recent: list[ReportRow]
    decisions: int


class SearchHit(Shape, frozen=True):
    """A report that holds the words; ``excerpt`` alternates plain and found words."""

    document: str
    title: str
    publisher: str | None
    published: str | None
    excerpt: list[str]


class SearchPage(Shape, frozen=True):
    """What a search finds, and what it could be narrowed to."""

    total: int
    rows: list[SearchHit]
    publishers: list[Count]
    years: list[Count]
    named: list[Count]
    actors: list[ActorRow]


class NetworkNode(Shape, frozen=True):
    """An actor in the network."""

    id: str
    name: str
    kind: str
    weight: int


class NetworkEdge(Shape, frozen=True):
    """What stands between two actors in the window: ``strength`` is signed, ``doubt`` 0…0.5."""

    a: str
    b: str
    strength: float
    cooperation: int
    conflict: int
    doubt: float
    reports: int


class NetworkView(Shape, frozen=True):
    """The signed network of a window of time; ``months`` are all those that hold something."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    months: list[str]
    hidden: int


class TiePart(Shape, frozen=True):
    """One event or stated tie that stands between two actors."""

    record: str
    what: str
    day: str | None
    weight: float
    quote: str
    document: str
    title: str


class TieView(Shape, frozen=True):
    """What stands between two actors, part by part."""

    a: Ref
    b: Ref
    total: int
    parts: list[TiePart]


class Pin(Shape, frozen=True):
    """A place on the map with what happened there; ``radius_km`` is how closely it is known."""

    id: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    precision: str
    radius_km: float | None
    mentions: int
    cooperation: int
    conflict: int


class MapView(Shape, frozen=True):
    """The places of a window of time, and how many events can't be put on the map."""

    pins: list[Pin]
    months: list[str]
    placed: int
    unplaced: int


class ReviewItem(Shape, frozen=True):
    """One question to a person: what the machine is unsure of and much depends on."""

    key: str
    kind: str
    question: str
    why: str
    subject: str
    object: str | None
    first: ActorRow | None
    second: ActorRow | None
    event: EventRow | None
    statement: StatementRow | None
    quotes: list[Quote]


class ReviewQueue(Shape, frozen=True):
    """The questions that are open, the most important first."""

    total: int
    items: list[ReviewItem]
    decided: int


class RulingList(Shape, frozen=True):
    """All decisions, the last first."""

    total: int
    rows: list[Ruling]
    kinds: list[str]
    types: list[str]
    statuses: list[str]


class Problem(Shape, frozen=True):
    """Why a request wasn't answered."""

    error: str
