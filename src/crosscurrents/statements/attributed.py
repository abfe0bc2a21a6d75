"""One attribution: its source, cue and content as spans, and how contents and quotes are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from crosscurrents.language.quotes import Quote
from crosscurrents.records import Span
from crosscurrents.vocabulary import StatementKind

_FARTHEST_HELPER = 4  # words: auxiliaries farther off belong to a question or a broken parse
_NESTING_RULES = frozenset(
    {"verb that", "verb to", "verb whom-to", "verb of", "noun that", "direct", "according to"}
)


@dataclass
class Attribution:
    """Who (``source``) is reported by which words (``cue``) to have said what (``content``).

    Spans are character offsets into the document. ``nested`` attributions stand inside the content of
    another. ``act`` is what the cue by itself says is done by saying it.
    """

    head: Token
    source: list[Span]
    source_head: Token
    cue: list[Span]
    content: list[Span]
    act: StatementKind
    rule: str
    quoted: bool = False
    nested: bool = False
    quotes: list[Span] = field(default_factory=list)


def runs_on(text: str, quote: Quote) -> bool:
    """Tell whether a quote has words and no mark that closes it."""
    return not quote.closed and bool(text[quote.inner_start : quote.inner_end].strip())


def goes_on(text: str, before: Quote, quote: Quote) -> bool:
    """Tell whether a quote continues the one before: in its paragraph, or the next where that is unclosed."""
    between = text[before.end : quote.start]
    return "\n" not in between or (not before.closed and not between.strip())


def worth_nesting(entry: Attribution) -> bool:
    """Tell whether a nested statement has a named source and a clause (``A said B had promised C``)."""
    return entry.source_head.pos_ in ("PROPN", "NOUN") and entry.rule in _NESTING_RULES


def joined(clause: list[Span], quote: Span) -> list[Span]:
    """Return a clause with the quote in it (``said it was "a mistake"``), else the quote alone."""
    touching = [span for span in clause if span[0] < quote[1] and quote[0] < span[1]]
    if not touching:
        return [quote]
    return [(min(quote[0], touching[0][0]), max(quote[1], touching[-1][1]))]


def cue_span(head: Token) -> Span:
    """Return the cue word with its auxiliaries and negation (``has not promised``)."""
    first = head
    for child in head.lefts:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i < first.i:
            first = child
    if head.i - first.i > _FARTHEST_HELPER:
        first = head
    return (first.idx, head.idx + len(head))
