"""Cells of event tables as values: numbers as spreadsheets write them, codes, dates."""

from __future__ import annotations

import math
from datetime import date

from crosscurrents.ingest.published import normalise_date

_NOTHING = {"", "na", "n/a", "nan", "none", "null", "-", "--", "unknown"}


def is_nothing(text: str | None) -> bool:
    """Tell whether a cell is empty, or says that it is."""
    return (text or "").strip().casefold() in _NOTHING


def number(text: str | None) -> float | None:
    """Return a finite number, or None: ``4.0``, ``1,204`` and ``7`` are numbers, ``NA`` isn't."""
    cleaned = (text or "").strip().replace(",", "")
    if cleaned.casefold() in _NOTHING:
        return None
    try:
        value = float(cleaned)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def count(text: str | None) -> int | None:
    """Return a whole number of people; None where there is none or it is below nought."""
    value = number(text)
    return round(value) if value is not None and value >= 0 else None


def code(text: str | None) -> str:
    """Return a code as its collection writes it: ``1.0`` is ``1``, letters in lower case."""
    value = number(text)
    if value is not None and value == int(value) and "." in (text or ""):
        return str(int(value))
    return (text or "").strip().casefold()


def day(text: str | None) -> date | None:
    """Return the day that a cell names; None where it names none, such as the 31st of February."""
    found = normalise_date(text) if text else None
    return date.fromisoformat(found[:10]) if found else None


def coordinate(text: str | None, limit: float) -> float | None:
    """Return degrees within ±``limit``, or None."""
    value = number(text)
    return value if value is not None and abs(value) <= limit else None
