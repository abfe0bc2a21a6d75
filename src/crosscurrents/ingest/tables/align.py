"""Rows whose cells don't stand under their columns: a tab inside a text makes one cell two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crosscurrents.ingest.tables.cells import coordinate, day, number
from crosscurrents.ingest.tables.formats import Layout

_CHECKS: dict[str, Callable[[str], bool]] = {
    "start": lambda text: day(text) is not None,
    "latitude": lambda text: coordinate(text, 90) is not None,
    "longitude": lambda text: coordinate(text, 180) is not None,
    "intensity": lambda text: number(text) is not None,
    "geonames": str.isdigit,
}
"""What can be told of a cell by itself; empty cells fit everywhere."""


_COUNTRIES = ("actor_country", "recipient_country", "country")

Told = Callable[[str], bool]


def aligned(cells: Sequence[str], layout: Layout, is_category: Told, is_country: Told) -> list[str] | str:
    """Return the cells of a row under their columns, or why they can't be put there.

    ``is_category`` and ``is_country`` tell whether a word may be one. Empty cells at the end are dropped
    where all else stands right; else neighbouring cells are joined wherever that brings dates, numbers
    and the category under their columns. If that can be done in ways that say different things, none is
    taken.
    """
    extra = len(cells) - layout.width
    if extra <= 0:
        return list(cells)

    def stands(row: list[str]) -> bool:
        found = layout.cells(row)
        right = (check(found[field]) for field, check in _CHECKS.items() if field in found)
        countries = (found[field] for field in _COUNTRIES if field in found)
        # Of several countries in one cell the first stands for all.
        named = (is_country(country.split(";")[0]) for country in countries)
        return is_category(found.get("category", "")) and all(right) and all(named)

    within = list(cells[: layout.width])
    if not any(cell.strip() for cell in cells[layout.width :]) and stands(within):
        return within
    joined = _joined(list(cells), extra, is_country)
    ways = {tuple(sorted(layout.cells(row).items())): row for row in joined if stands(row)}
    if len(ways) == 1:
        return next(iter(ways.values()))
    which = f", which could be joined in {len(ways)} ways" if ways else ""
    return f"{len(cells)} cells under {layout.width} columns: stray marks between cells{which}"


def _joined(cells: list[str], extra: int, is_country: Told) -> Iterator[list[str]]:
    """Yield the row with a stretch of cells joined; a text that was split has words at both ends."""
    for start in range(len(cells) - extra):
        ends = cells[start].strip(), cells[start + extra].strip()
        if not all(ends) or any(number(end) is not None or is_country(end) for end in ends):
            continue
        stretch = " ".join(cell.strip() for cell in cells[start : start + extra + 1])
        yield [*cells[:start], stretch, *cells[start + extra + 1 :]]
