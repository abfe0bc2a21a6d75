"""Quoted speech: which cue and source stand beside a quote, and which quotes go on from one before."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.language.quotes import Quote, QuoteIndex
from crosscurrents.statements.cues import Frames, verb_frames
from crosscurrents.statements.sources import Source, named, source_of_verb

_PARTIAL_WORDS = 4


class QuoteCue(NamedTuple):
    """A cue beside a quote, with its source."""

    verb: Token
    source: Source
    frames: Frames


def is_full(doc: Doc, quote: Quote) -> bool:
    """Tell whether a quote is a sentence of its own rather than words within the reporter's sentence."""
    text = doc.text[quote.inner_start : quote.inner_end]
    words = text.split()
    if not words:
        return False
    return text[-1] in ",.?!…—-" and (
        words[0][0].isupper() or words[0][0] in ".…[" or len(words) > _PARTIAL_WORDS
    )


def cue_beside(doc: Doc, quotes: QuoteIndex, quote: Quote) -> QuoteCue | None:
    """Return the cue in the sentence that a quote belongs to: after it, before it, or between two parts."""
    after = _tokens_after(doc, quotes, quote)
    before = _tokens_before(doc, quotes, quote)
    ends_open = doc.text[quote.inner_end - 1 : quote.inner_end] in (",", "?", "!", "—", "-")
    for tokens in (after, before) if ends_open else (before, after):
        found = _cue_among(tokens, quotes, nearest_last=tokens is before)
        if found:
            return found
    return None


def _tokens_after(doc: Doc, quotes: QuoteIndex, quote: Quote) -> list[Token]:
    tokens: list[Token] = []
    for token in doc[_first_token(doc, quote.end) :]:
        if quotes.at(token.idx) or token.text == "\n" or (token.is_space and "\n" in token.text):
            break
        tokens.append(token)
        if token.text in (".", "!", "?", ";"):
            break
    return tokens


def _tokens_before(doc: Doc, quotes: QuoteIndex, quote: Quote) -> list[Token]:
    tokens: list[Token] = []
    place = _first_token(doc, quote.start) - 1
    while place >= 0:
        token = doc[place]
        if quotes.at(token.idx) or (
            token.is_space and "\n" in token.text and (tokens or not _introduces(doc, place))
        ):
            break
        if token.is_space:
            place -= 1
            continue
        if token.text in (".", "!", "?") and token.idx + len(token) < quote.start and tokens:
            break
        tokens.append(token)
        place -= 1
    return tokens[::-1]


def _introduces(doc: Doc, place: int) -> bool:
    """Tell whether the paragraph that ends at ``place`` ends in a colon, so that it introduces the next."""
    return place > 0 and doc[place - 1].text == ":"


def _first_token(doc: Doc, offset: int) -> int:
    starts = doc.user_data.get("token_starts")
    if starts is None:
        starts = doc.user_data["token_starts"] = [token.idx for token in doc]
    return bisect_left(starts, offset)


def _cue_among(tokens: list[Token], quotes: QuoteIndex, nearest_last: bool) -> QuoteCue | None:
    ordered = reversed(tokens) if nearest_last else iter(tokens)
    for token in ordered:
        if token.pos_ not in ("VERB", "AUX") and token.lemma_.lower() not in ("say", "tell"):
            continue
        found = verb_frames(token)
        if not found or "quote" not in found[0]:
            continue
        source = _source_outside(token, tokens, quotes)
        if source:
            return QuoteCue(token, source, found[0])
    return None


def _source_outside(verb: Token, tokens: list[Token], quotes: QuoteIndex) -> Source | None:
    """Return a source that stands outside the quotes: by the parse, else the noun phrase beside the verb."""
    source = source_of_verb(verb)
    if source and not quotes.at(source.head.idx) and source.head.sent.start <= verb.i:
        return source
    return beside(verb, tokens)


def beside(verb: Token, tokens: list[Token]) -> Source | None:
    """Return the noun phrase right before or after a verb, where the parser lost its subject among quotes."""
    places = {token.i for token in tokens}
    for step in (-1, 1):
        place = verb.i + step
        while place in places:
            token = verb.doc[place]
            if token.pos_ in ("NOUN", "PROPN", "PRON"):
                head = token
                while (
                    head.head.i in places
                    and head.dep_ in ("compound", "nmod", "appos", "flat")
                    and head.head.pos_ in ("NOUN", "PROPN")
                ):
                    head = head.head
                return named(head)
            if token.pos_ not in ("ADV", "DET", "ADJ", "AUX", "PART", "NUM"):
                break
            place += step
    return None
