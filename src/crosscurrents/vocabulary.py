"""The closed lists of words that records use: kinds, forms, relations, statuses, types.

Each list stands in ``docs/design.md`` too, and a test holds the two together. The PLOVER modes and
contexts, which are long and belong to the ontology, live in ``data/ontology/`` instead.
"""

from __future__ import annotations

from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of thing an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed-group"
    PARTY = "party"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    BUSINESS = "business"
    RELIGIOUS = "religious"
    POPULATION = "population"
    PERSON = "person"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class RelationName(StrEnum):
    """A tie that lasts: actor to actor, and from ``CONTROLS`` on actor to place."""

    PART_OF = "part-of"
    MEMBER_OF = "member-of"
    LEADS = "leads"
    SERVES = "serves"
    BACKS = "backs"
    ALLIED_WITH = "allied-with"
    FRIENDLY_TO = "friendly-to"
    WARY_OF = "wary-of"
    RIVAL_OF = "rival-of"
    HOSTILE_TO = "hostile-to"
    CONTROLS = "controls"
    BASED_IN = "based-in"
    PRESENT_AT = "present-at"
    CLAIMS = "claims"


PLACE_RELATIONS = frozenset(
    {RelationName.CONTROLS, RelationName.BASED_IN, RelationName.PRESENT_AT, RelationName.CLAIMS}
)


class Status(StrEnum):
    """How an event stands in the text, in order of precedence: where several apply the first wins."""

    DENIED = "denied"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PROMISED = "promised"
    PLANNED = "planned"
    PREDICTED = "predicted"
    ONGOING = "ongoing"
    OCCURRED = "occurred"


COUNTED_STATUSES = frozenset({Status.OCCURRED, Status.ONGOING})


class EventType(StrEnum):
    """The sixteen PLOVER event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    MOBILIZE = "MOBILIZE"
    SANCTION = "SANCTION"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class StatementKind(StrEnum):
    """What somebody does by saying it."""

    CLAIM = "claim"
    PROMISE = "promise"
    THREAT = "threat"
    PREDICTION = "prediction"
    PLAN = "plan"
    DEMAND = "demand"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    OPINION = "opinion"


class OutcomeStatus(StrEnum):
    """What became of a statement about the future."""

    OPEN = "open"
    DUE = "due"
    FULFILLED = "fulfilled"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"


class PlaceUsage(StrEnum):
    """What a place name does where it stands."""

    LITERAL = "literal"
    METONYMIC = "metonymic"
    MODIFIER = "modifier"
    EMBEDDED = "embedded"
    DEMONYM = "demonym"


EVENT_PLACE_USAGES = frozenset({PlaceUsage.LITERAL, PlaceUsage.MODIFIER, PlaceUsage.EMBEDDED})


class PlacePrecision(StrEnum):
    """How closely a place is known, finest first."""

    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Verdict(StrEnum):
    """What a person can decide about a machine's reading, a document, or an earlier decision."""

    SAME = "same"
    DISTINCT = "distinct"
    RENAME = "rename"
    KIND = "kind"
    NOT_AN_ACTOR = "not-an-actor"
    SPLIT = "split"
    EVENT = "event"
    ADD_EVENT = "add-event"
    OUTCOME = "outcome"
    WITHDRAW = "withdraw"
    UNDO = "undo"
