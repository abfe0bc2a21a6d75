"""Reports beside tables, as lines for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscurrents.analysis.comparison import Comparison


def comparison(found: Comparison, names: Mapping[str, str], limit: int) -> list[str]:
    """Say what both have, and why the rest isn't matched."""
    lines = [
        f"{found.since} to {found.until}: {len(found.both)} events of the reports have rows that may be"
        f" the same, {len(found.only_read)} have none; {len(found.only_coded)} rows are in no report"
    ]
    lines += [f"  {count} {reason}" for reason, count in found.reasons.items()]
    for match in found.both[: limit or None]:
        words = " ".join(match.read.events[0].evidence[0].text.split())[:90]
        place = names.get(match.read.place or "", "?")
        when = "by publication" if match.by_publication else str(match.read.first)
        lines.append(f"  {when} {place}: “{words}” – {len(match.coded)} rows")
    return lines
