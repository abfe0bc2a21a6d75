"""What an address asks for: the filters of each view, read from its query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeVar

import msgspec

from crosscurrents.errors import InputError

Limit = Annotated[int, msgspec.Meta(ge=1, le=1000)]
Offset = Annotated[int, msgspec.Meta(ge=0)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what can be asked; a field is a name in the address, and empty means no matter."""

    offset: Offset = 0
    limit: Limit = 100


class EventsAsked(Asked, frozen=True):
    """Which events; days are ISO, both ends included; ``quad`` is cooperation or conflict."""

    actor: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    report: str = ""
    since: str = ""
    until: str = ""
    side: str = ""
    q: str = ""
    order: str = "date"


class ActorsAsked(Asked, frozen=True):
    """Which actors; ``q`` is a part of a name."""

    q: str = ""
    kind: str = ""


class ReportsAsked(Asked, frozen=True):
    """Which reports, by a part of their title, their publisher and their days."""

    q: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""


class LedgerAsked(Asked, frozen=True):
    """Which entries of the ledger."""

    speaker: str = ""
    kind: str = ""
    outcome: str = ""


class SearchAsked(Asked, frozen=True):
    """Which words, and what the reports found are narrowed to."""

    q: str = ""
    publisher: str = ""
    year: str = ""
    actor: str = ""


class WindowAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A window of time, and what the network or the map is narrowed to."""

    since: str = ""
    until: str = ""
    actor: str = ""
    type: str = ""
    side: str = ""
    rollup: str = ""
    unnamed: str = ""
    a: str = ""
    b: str = ""


class CampsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A window of time, and at most how many camps."""

    since: str = ""
    until: str = ""
    rollup: str = ""
    camps: Annotated[int, msgspec.Meta(ge=2, le=6)] = 3


class BoundsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the map in degrees, and at most how many towns of it."""

    south: Annotated[float, msgspec.Meta(ge=-90, le=90)] = -90.0
    west: Annotated[float, msgspec.Meta(ge=-180, le=180)] = -180.0
    north: Annotated[float, msgspec.Meta(ge=-90, le=90)] = 90.0
    east: Annotated[float, msgspec.Meta(ge=-180, le=180)] = 180.0
    limit: Annotated[int, msgspec.Meta(ge=1, le=400)] = 120


class NamedAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Whatever has this name."""

    q: Annotated[str, msgspec.Meta(max_length=200)] = ""


class MentionsAsked(Asked, frozen=True):
    """The mentions of which actor."""

    id: str = ""


class FileAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is sent: its name, and the publication date of texts that carry none."""

    name: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    published: Annotated[str, msgspec.Meta(max_length=40)] = ""


class RecordAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which record."""

    id: str = ""


A = TypeVar("A")


def asked(query: Mapping[str, str], kind: type[A]) -> A:
    """Read what an address asks for; names that the view doesn't know are left alone.

    Raises:
        InputError: a value that can't stand there.
    """
    try:
        return msgspec.convert(dict(query), kind, strict=False)
    except msgspec.ValidationError as error:
        raise InputError("the address", str(error)) from error
