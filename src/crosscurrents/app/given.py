"""What is given to be added in the browser: a file's bytes, a text or an address, never a path.

Names of files come from whoever made the files, and are shown and kept as text only: nothing is ever
opened by them, and nothing is written beside the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import msgspec

from crosscurrents.errors import InputError, RefusedAddress, UnreadableInput
from crosscurrents.ingest.documents import build_document
from crosscurrents.ingest.found import Found, IngestOptions, Raw
from crosscurrents.ingest.inputs import read_inputs, read_raw
from crosscurrents.ingest.plain import first_line_title
from crosscurrents.ingest.published import normalise_date
from crosscurrents.ingest.walk import is_address

LONGEST_NAME = 200
LONGEST_ADDRESS = 2000
PASTED = "pasted text"
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


class TextGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report as it was pasted, with what is known about it."""

    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    publisher: str = ""

    @property
    def name(self) -> str:
        """What it is called while it waits."""
        return one_name(self.title) or one_name(self.source) or PASTED

    def found(self) -> Iterator[Found]:
        """Yield the one document."""
        yield build_document(
            self.text,
            IngestOptions(published=self.published or None),
            where=PASTED,
            source=one_name(self.source) or PASTED,
            title=self.title or first_line_title(self.text),
            publisher=self.publisher,
        )


class AddressGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address, fetched under the rules of ``crosscurrents read``."""

    address: str
    published: str = ""

    @property
    def name(self) -> str:
        """What it is called while it waits."""
        return self.address.strip()

    def found(self) -> Iterator[Found]:
        """Yield what is found there."""
        yield from read_inputs([self.name], IngestOptions(published=self.published or None))


class FileGiven(msgspec.Struct, frozen=True):
    """A file's bytes under the name that it had elsewhere."""

    name: str
    body: bytes
    published: str = ""

    def found(self) -> Iterator[Found]:
        """Yield what is found in it."""
        raw = Raw(self.name, BytesIO(self.body), len(self.body))
        yield from read_raw(raw, IngestOptions(published=self.published or None))


Given = TextGiven | AddressGiven | FileGiven


def one_name(name: str) -> str:
    """Return a name as one short line without what could steer a terminal or turn a line around."""
    return " ".join(_UNSHOWN.sub(" ", name).split())[:LONGEST_NAME]


def file_name(name: str) -> str:
    """Return the last part of a file's name, whatever system it comes from."""
    return one_name(re.split(r"[/\\]", name)[-1]) or "a file without a name"


def check_given(given: Given) -> None:
    """Refuse at once what can't become a report.

    Raises:
        InputError: no text, a date that is none, or something that isn't an address.
    """
    if given.published and normalise_date(given.published) is None:
        raise InputError("date", f"{given.published!r} is no date", "give it as 2016-10-17")
    match given:
        case AddressGiven():
            if not is_address(given.name) or len(given.name) > LONGEST_ADDRESS:
                raise RefusedAddress(given.name[:80], "not an address", "give one that begins with https://")
        case TextGiven():
            if not re.search(r"\w\w", given.text):
                raise UnreadableInput(given.name, "no text in it", "paste the report's text")
        case FileGiven():
            if not given.body:
                raise UnreadableInput(given.name, "empty")


def read_given(body: bytes, kind: type[TextGiven] | type[AddressGiven]) -> Given:
    """Read a text or an address from a request.

    Raises:
        InputError: it isn't one.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:
        raise InputError("what was sent", str(error)) from error
