"""The words behind records, for findings that name records by id."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscurrents.analysis.occurrences import Records

LONGEST = 100


def quotes(records: Records, wanted: Collection[str]) -> dict[str, str]:
    """Return the words that events and relations were read from, cut to a line."""
    found: dict[str, str] = {}
    for kind in ("events", "relations") if wanted else ():
        for record in records.stream(kind):
            if record.id in wanted:
                found.setdefault(record.id, cut(record.evidence[0].text))
    return found


def cut(text: str) -> str:
    """Return words on one line of at most ``LONGEST`` characters."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
