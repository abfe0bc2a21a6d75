"""From a parsed document to its time expressions."""

from __future__ import annotations

from crosscurrents.dates import absolute, clock, feasts, lengths, relative, vague
from crosscurrents.dates.absolute import Reader
from crosscurrents.dates.bounds import calendar_bounds
from crosscurrents.dates.context import NO_TIME, Context, Meaning
from crosscurrents.dates.patterns import Match, find_matches
from crosscurrents.dates.timex import parse_day
from crosscurrents.dates.words import make_tape
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import TimeExpression, make_id

_MODULES = (absolute, feasts, relative, vague, lengths, clock)
_READERS: dict[str, Reader] = {name: read for module in _MODULES for name, read in module.READERS.items()}
_CONFIDENCE = 0.9
_VAGUE_CONFIDENCE = 0.7


def read_dates(parsed: ParsedDocument) -> list[TimeExpression]:
    """Return the time expressions of a document in order, as TIMEX3 and as calendar bounds.

    Bounds are ISO days, both included; an open side is None. Relative expressions are read against
    ``document.published`` alone and stay open without it (``XXXX-WXX-5``). Values follow TimeML 1.2.1
    (Saurí et al. 2006) as annotated in TempEval-3 (UzZaman et al. 2013).
    """
    context = Context(parsed.doc, parse_day(parsed.document.published))
    found: list[TimeExpression] = []
    reached = 0
    for candidates in find_matches(make_tape(parsed.doc)):
        if candidates[0].words[0].start < reached:
            continue
        for match in candidates:
            meaning = _READERS[match.pattern](match, context)
            if meaning is not None:
                if meaning is not NO_TIME:
                    found.append(_record(parsed, match, meaning, context))
                    context.note(meaning)
                reached = match.words[-1].end
                break
    return found


def _record(parsed: ParsedDocument, match: Match, meaning: Meaning, context: Context) -> TimeExpression:
    start, end = match.words[0].start, match.words[-1].end
    earliest, latest = calendar_bounds(match, meaning, context)
    vague = "X" in meaning.value or meaning.value.endswith("REF")
    return TimeExpression(
        id=make_id(parsed.document.id, "date", start, end),
        document=parsed.document.id,
        start=start,
        end=end,
        text=parsed.words(start, end),
        type=meaning.type,
        value=meaning.value,
        earliest=earliest,
        latest=latest,
        confidence=_VAGUE_CONFIDENCE if vague else _CONFIDENCE,
        evidence=[parsed.evidence(start, end, f"dates.{match.pattern}")],
    )
