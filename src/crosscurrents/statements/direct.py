"""Quoted speech: which cue and source stand beside a quote, and which quotes go on from one before."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Doc, Token

from crosscurrents.language.quotes import Quote, QuoteIndex
from crosscurrents.statements.cues import Frames, cue_lexicon, verb_frames
from crosscurrents.statements.sources import Source, named, source_of_verb

_PARTIAL_WORDS = 4


class QuoteCue(NamedTuple):
    """A cue beside a quote, with its source."""

    verb: Token
    source: Source
    frames: Frames


def is_full(whole: str, quote: Quote) -> bool:
    """Tell whether a quote is a sentence of its own rather than words within the reporter's sentence."""
    text = whole[quote.inner_start : quote.inner_end]
    words = text.split()
    if not words:
        return False
    return text[-1] in ",.?!…—-" and (
        words[0][0].isupper() or words[0][0] in ".…[" or len(words) > _PARTIAL_WORDS
    )


def cue_beside(doc: Doc, whole: str, quotes: QuoteIndex, quote: Quote) -> QuoteCue | None:
    """Return the cue in the sentence that a quote belongs to: after it, before it, or between two parts."""
    after = _tokens_after(doc, quotes, quote)
    before = tokens_before(doc, quotes, quote)
    ends_open = whole[quote.inner_end - 1 : quote.inner_end] in (",", "?", "!", "—", "-")
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


def tokens_before(doc: Doc, quotes: QuoteIndex, quote: Quote, sentences: int = 0) -> list[Token]:
    """Return the words before a quote back to the sentence's start, another quote or the paragraph's start.

    ``sentences`` is how many whole sentences before it are taken too. A paragraph that ends in a colon
    introduces the quote that opens the next.
    """
    tokens: list[Token] = []
    for place in range(_first_token(doc, quote.start) - 1, -1, -1):
        token = doc[place]
        if token.is_space:
            if "\n" in token.text and (tokens or not _introduces(doc, place)):
                break
            continue
        if quotes.at(token.idx):
            break
        if token.text in (".", "!", "?"):
            if sentences == 0:
                break
            sentences -= 1
        tokens.append(token)
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


def led_in_from(cue: Token, quote_start: int) -> int:
    """Return where a content begins that leads into a quote: ``found that most "kept silent"``.

    What comes between is content where it has a verb of its own, or runs into the quote without a comma or
    colon; the people who are told and the time of telling are not.
    """
    skipped = {token.i for child in cue.rights if _is_setting(child, cue) for token in child.subtree}
    between = [
        token
        for token in cue.doc[cue.i + 1 : _first_token(cue.doc, quote_start)]
        if token.i not in skipped and not token.is_space
    ]
    while between and (between[0].is_punct or between[0].dep_ in ("prt", "advmod", "dative")):
        between = between[1:]
    if not between or between[0].sent.start > cue.i:
        return quote_start
    has_verb = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in between)
    runs_in = between[-1].text not in (",", ":") and any(not token.is_punct for token in between)
    return between[0].idx if has_verb or runs_in else quote_start


def _is_setting(child: Token, cue: Token) -> bool:
    """Tell whether a complement says to whom, when, where or how something is said, not what."""
    if child.dep_ in ("dobj", "dative") and cue.lemma_.lower() in cue_lexicon().tells:
        return True
    return child.dep_ in ("npadvmod", "advmod", "dative", "advcl", "prep")
