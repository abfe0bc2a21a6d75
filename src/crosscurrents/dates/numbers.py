"""Numbers as reports write them: ``twenty-four``, ``2 1/2``, ``three or four``, ``a few``."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from crosscurrents.dates.lexicon import conventions
from crosscurrents.dates.patterns import Match
from crosscurrents.dates.words import TimeWord


class Amount(NamedTuple):
    """A count as TIMEX3 writes it (``X`` where vague), and the numbers that may be meant."""

    written: str
    low: float
    high: float


def two_digit_year(number: int, published: date | None) -> int:
    """Return the year meant by two digits: the one nearest to, and not far after, the published year."""
    latest = (published.year if published else date.today().year) + 10
    century = latest // 100 * 100
    return century + number if century + number <= latest else century - 100 + number


def read_amount(match: Match) -> Amount:
    """Return how many units a match counts; a bare article counts one, a bare plural is vague."""
    quantity = match.word("quantity")
    if quantity:
        return vague(quantity)
    numbers = match.all("number", "day", "fraction", "year")
    if not numbers:
        unit = match.word("unit")
        half = match.word("half")
        if half:
            value = 1.5 if match.word("word_and") else 0.5
            return Amount(f"{value:g}", value, value)
        return vague(None) if unit and unit.text.endswith("s") else Amount("1", 1, 1)
    joiner = match.word("word_and")
    figures = [word for word in numbers if word.text[0].isdigit()]
    ranged = joiner is not None and (joiner.text in ("or", "to") or len(figures) > 1)
    if ranged and len(numbers) > 1:
        low, high = _value(numbers[:1]), _value(numbers[1:])
        return Amount("X", low, high)
    value = _value(numbers) + (0.5 if match.word("half") else 0)
    if match.word("slash") and len(numbers) >= 3:
        value = float(numbers[0].code) + float(numbers[1].code) / max(float(numbers[2].code), 1)
    return Amount(f"{value:g}", value, value)


def deadline(match: Match, amount: Amount, unit: str) -> float:
    """Return how many units a deadline may take: the count, or for a vague one the convention of its unit."""
    counted = match.all("number", "day", "fraction", "year")
    return amount.high if counted or amount.written != "X" else max(amount.high, _by_unit(unit))


def vague_deadline(unit: str) -> float:
    """Return how many units a deadline without a number may take (``within weeks``)."""
    return max(float(conventions()["counts"]["plural"]["high"]), _by_unit(unit))


def _by_unit(unit: str) -> float:
    return float(conventions()["deadlines"].get(unit, {"high": 0})["high"])


def vague(quantity: TimeWord | None) -> Amount:
    """Return what a vague quantity word, or a bare plural, may mean."""
    counts = conventions()["counts"]
    text = quantity.text if quantity else "plural"
    name = next((name for name in counts if name in text), "some")
    return Amount(str(counts[name].get("value", "X")), counts[name]["low"], counts[name]["high"])


def _value(words: list[TimeWord]) -> float:
    total = 0.0
    for word in words:
        number = float(word.code)
        scale = number in (100, 1000, 12) and word.part == "number" and word.text.isalpha()
        total = max(total, 1) * number if scale and word.text != "twelve" else total + number
    return total
