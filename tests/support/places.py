"""The type of the function that reads a text's places."""

from __future__ import annotations

from collections.abc import Callable

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Place

Read = Callable[[str], tuple[ParsedDocument, list[Place]]]
