"""Speakers' records: how many of their statements came due, and what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import sqrt
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.vocabulary import OutcomeStatus

if TYPE_CHECKING:
    from crosscurrents.analysis.ledger import LedgerEntry

_Z = 1.959964  # two-sided 95 %


class SpeakerRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a speaker's statements with a due; repeats of one promise count once.

    ``kept`` is fulfilled over settled (fulfilled and contradicted) with a 95 % Wilson interval, and None
    where nothing is settled. ``slips`` counts later dates, ``slipped_days`` sums them.
    """

    speaker: str
    made: int
    open: int
    due: int
    fulfilled: int
    contradicted: int
    unclear: int
    kept: tuple[float, float, float] | None
    slips: int
    slipped_days: int


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion at 95 % (Wilson 1927); (0, 1) without trials."""
    if trials == 0:
        return 0.0, 1.0
    share = successes / trials
    centre = share + _Z**2 / (2 * trials)
    spread = _Z * sqrt(share * (1 - share) / trials + _Z**2 / (4 * trials**2))
    scale = 1 + _Z**2 / trials
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def speaker_records(entries: Iterable[LedgerEntry]) -> list[SpeakerRecord]:
    """Return each speaker's record, those with most statements first."""
    by_speaker: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        if entry.statement.speaker and entry.statement.repeats is None:
            by_speaker[entry.statement.speaker].append(entry)
    records = [_record(speaker, own) for speaker, own in by_speaker.items()]
    return sorted(records, key=lambda record: (-record.made, record.speaker))


def _record(speaker: str, entries: list[LedgerEntry]) -> SpeakerRecord:
    counts = Counter(entry.outcome.status for entry in entries)
    fulfilled, contradicted = counts[OutcomeStatus.FULFILLED], counts[OutcomeStatus.CONTRADICTED]
    settled = fulfilled + contradicted
    return SpeakerRecord(
        speaker=speaker,
        made=len(entries),
        open=counts[OutcomeStatus.OPEN],
        due=counts[OutcomeStatus.DUE],
        fulfilled=fulfilled,
        contradicted=contradicted,
        unclear=counts[OutcomeStatus.UNCLEAR],
        kept=(fulfilled / settled, *wilson(fulfilled, settled)) if settled else None,
        slips=sum(len(entry.slips) for entry in entries),
        slipped_days=sum(slip.days for entry in entries for slip in entry.slips),
    )
