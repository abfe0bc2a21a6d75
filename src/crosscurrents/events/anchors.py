"""Which words of the text an event's date and place may be read from."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Event, Span

_CLAUSAL = frozenset(("ccomp", "advcl", "relcl", "parataxis", "conj", "pcomp"))


def trigger_token(parsed: ParsedDocument, event: Event) -> Token | None:
    """Return the word of the parse that an event was read from."""
    span = parsed.doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def governing_verb(token: Token) -> Token:
    """Return the verb of the clause that a word stands in, the word itself where it is one."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.dep_ != "ROOT":
        node = node.head
    return node


def clause_span(parsed: ParsedDocument, event: Event) -> Span:
    """Return the characters of the event's own clause, without clauses that hang on it."""
    token = trigger_token(parsed, event)
    if token is None:
        return event.trigger.start, event.trigger.end
    verb = governing_verb(token)
    inside = {verb.i, token.i}
    stack = [child for child in verb.children if not _own_clause(child)]
    while stack:
        node = stack.pop()
        inside.add(node.i)
        stack += [child for child in node.children if not _own_clause(child)]
    first, last = parsed.doc[min(inside)], parsed.doc[max(inside)]
    return first.idx, last.idx + len(last)


def _own_clause(token: Token) -> bool:
    """Tell whether a word begins another clause; punctuation belongs to none."""
    return token.is_punct or (token.dep_ in _CLAUSAL and token.pos_ in ("VERB", "AUX"))
