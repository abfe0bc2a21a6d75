"""When an event happened: by the date its words govern, else by the clause or the telling it stands in.

News tells a happening in the simple past, sentence after sentence, and dates it once; a temporal clause
puts its event beside that of its main clause (Reichenbach 1947; Partee 1984; Lascarides and Asher 1993).
Only these cases are read; an event that the text doesn't tie to a day stays undated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.dates.attach import DateAttacher, precision_of
from crosscurrents.dates.lexicon import narrative_words
from crosscurrents.dates.timex import days_of, parse_day, period, shift
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import EventDate, TimeExpression
from crosscurrents.vocabulary import Status, TimeType

_TOLD = frozenset((Status.OCCURRED, Status.ONGOING, Status.ALLEGED, Status.DENIED))
_COMING = frozenset((Status.PLANNED, Status.PROMISED, Status.THREATENED, Status.PREDICTED, Status.DEMANDED))
_LENGTH = re.compile(r"P(\d+)([DWMY])$")
_VERBAL = frozenset(("VERB", "AUX"))
_STEPS = 8
_SENTENCES_BACK = 4


class Dating(NamedTuple):
    """When an event happened, the characters of the words that say so, and the rule that read them."""

    date: EventDate
    start: int
    end: int
    rule: str


class EventDater:
    """Dates the events of one document."""

    def __init__(self, parsed: ParsedDocument, dates: Iterable[TimeExpression]) -> None:
        self._parsed = parsed
        self._attacher = DateAttacher(parsed, dates)
        self._published = parse_day(parsed.document.published)
        self._words = narrative_words()
        self._places = {sentence.start: n for n, sentence in enumerate(parsed.sentences)}

    def date_of(self, trigger: Token, status: Status, told: bool = True) -> Dating | None:
        """Return when the event of ``trigger`` happened or is due, None where nothing says so.

        ``told`` says that it is of a kind that a narrative puts in a row of happenings, so that the day of
        the sentence before may hold for it too.
        """
        if not self._attacher.dates:
            return None
        found = self._dating(trigger, status, told)
        date = _fitted(found.date, status, self._published) if found is not None else None
        return found._replace(date=date) if found is not None and date is not None else None

    def _dating(self, trigger: Token, status: Status, told: bool) -> Dating | None:
        own = self._attacher.expression_of(trigger)
        if own is not None:
            return _dating(own, "events.date", self._attacher.partner(own))
        if status not in _TOLD or trigger.pos_ not in _VERBAL:
            return None
        return (
            self._since(trigger)
            or self._beside(trigger)
            or self._coordinated(trigger)
            or (self._carried(trigger) if told else self._said(trigger))
        )

    def _since(self, verb: Token) -> Dating | None:
        """``have taken a quarter since they broke in on 1 May``: from that day until the report."""
        if not any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve") for c in verb.children):
            return None
        for child in verb.children:
            if child.dep_ == "advcl" and any(
                c.dep_ == "mark" and c.lower_ == "since" for c in child.children
            ):
                found = self._attacher.expression_of(child)
                if found is not None and found.earliest:
                    date = EventDate(
                        earliest=found.earliest, latest=None, text=found.text, precision="interval"
                    )
                    return Dating(date, found.start, found.end, "events.date-beside")
        return None

    def _beside(self, verb: Token) -> Dating | None:
        """Date a temporal clause by its main clause: ``seized it on Friday, a day after they entered it``."""
        clause, link = _temporal_clause(verb, self._words["links"])
        if clause is None or link is None:
            return None
        found = self._main_date(link.head if clause.dep_ == "pcomp" else clause.head)
        day = _single_day(found)
        if found is None or day is None:
            return None
        measure = next((c for c in clause.children if c.dep_ == "npadvmod" and c.i < link.i), None)
        if measure is None:
            return _dating(found, "events.date-beside") if link.lower_ != "before" else None
        length = next((d for d in self._attacher.dates if d.start <= measure.idx < d.end), None)
        match = _LENGTH.match(length.value) if length is not None else None
        if match is None or length is None:
            return None
        sign = -1 if link.lower_ == "after" else 1
        value = period(shift(day, match[2], sign * int(match[1])), match[2])
        days = days_of(value)
        if days is None:
            return None
        precision = {"D": "day", "W": "week", "M": "month", "Y": "year"}[match[2]]
        date = EventDate(
            earliest=days[0].isoformat(),
            latest=days[1].isoformat(),
            text=self._parsed.words(length.start, link.idx + len(link)),
            precision=precision,
        )
        return Dating(date, length.start, link.idx + len(link), "events.date-counted")

    def _main_date(self, main: Token) -> TimeExpression | None:
        """Return the date of a main clause, or of what it says or is said in: a report tells of its day."""
        found = self._attacher.expression_of(main)
        if found is None and main.lemma_.lower() in self._words["saying"]:
            said = (c for c in main.children if c.dep_ in ("ccomp", "parataxis"))
            found = next(filter(None, map(self._attacher.expression_of, said)), None)
            if found is None and main.dep_ == "parataxis":
                found = self._attacher.expression_of(main.head)
        elif found is None and main.dep_ == "ccomp" and main.head.lemma_.lower() in self._words["saying"]:
            found = self._attacher.expression_of(main.head)
        return found

    def _coordinated(self, verb: Token) -> Dating | None:
        """``stormed a post on Friday and attacked a plant``: what follows in the sentence is of that day."""
        past = ("VBD", "VBN")
        if verb.dep_ != "conj" or verb.tag_ not in past or verb.head.tag_ not in past:
            return None
        found = self._attacher.expression_of(verb.head)
        return _dating(found, "events.date-carried") if _single_day(found) and found else None

    def _said(self, verb: Token) -> Dating | None:
        """``needs no help, he said on Friday``: a refusal in somebody's words is of the day he spoke."""
        if verb.dep_ != "ccomp" or verb.tag_ not in ("VB", "VBZ", "VBP"):
            return None
        if verb.head.lemma_.lower() not in self._words["saying"]:
            return None
        found = self._attacher.expression_of(verb.head)
        return _dating(found, "events.date-said") if found is not None else None

    def _carried(self, verb: Token) -> Dating | None:
        """Date a simple past by the happening told just before it in its paragraph."""
        sentence = verb.sent
        if any(
            date.type is not TimeType.DURATION and sentence.start_char <= date.start < sentence.end_char
            for date in self._attacher.dates
        ):
            return None
        same_day = any(
            token.lower_ in self._words["day_parts"]
            and token.head.lower_ in self._words["day_part_links"]
            and not _outside(token, verb)
            for token in sentence
        )
        if not _narrated(verb, self._words["saying"], perfect=same_day):
            return None
        return self._reached(sentence, same_day)

    def _reached(self, sentence: TokenSpan, same_day: bool) -> Dating | None:
        """Return the day that the telling has reached; within the paragraph, but for ``by evening``."""
        sentences = self._parsed.sentences
        place = self._places.get(sentence.start)
        if place is None:
            return None
        text = self._parsed.document.text
        for n in range(place - 1, -1, -1):
            gap = text[sentences[n].start_char : sentences[n + 1].start_char]
            if not same_day and ("\n" in gap or place - n > _SENTENCES_BACK):
                return None
            found, dated = self._told_on(sentences[n], said=same_day)
            if found is not None:
                return _dating(found, "events.date-carried")
            if dated and not same_day:
                return None
        return None

    def _told_on(self, sentence: TokenSpan, said: bool) -> tuple[TimeExpression | None, bool]:
        """Return the day of a sentence's own happening, and whether it names any date at all.

        With ``said`` the day on which something was said counts too.
        """
        dated = any(
            date.type is not TimeType.DURATION and sentence.start_char <= date.start < sentence.end_char
            for date in self._attacher.dates
        )
        if not dated:
            return None, False
        for verb in [token for token in reversed(sentence) if token.pos_ in _VERBAL]:
            saying = verb.lemma_.lower() in self._words["saying"]
            if _narrated(verb, self._words["saying"]) and (said or not saying):
                found = self._attacher.expression_of(verb)
                if found is not None and self._attacher.is_recent(_single_day(found)):
                    return found, True
        return None, True


def _dating(expression: TimeExpression, rule: str, partner: TimeExpression | None = None) -> Dating:
    last = partner or expression
    first = expression.earliest or (expression.latest if expression.type is TimeType.TIME else None)
    date = EventDate(
        earliest=first,
        latest=last.latest,
        text=expression.text if partner is None else f"{expression.text} and {partner.text}",
        precision=precision_of(expression) if partner is None else "interval",
    )
    return Dating(date, expression.start, last.end, rule)


def _single_day(expression: TimeExpression | None) -> date | None:
    """Return the day of an expression that names just one; ``before dawn on Friday`` is that Friday."""
    if expression is None or expression.latest is None:
        return None
    if expression.earliest == expression.latest or expression.type is TimeType.TIME:
        return parse_day(expression.latest)
    return None


def _fitted(date: EventDate, status: Status, published: date | None) -> EventDate | None:
    """Bound a date by the report: what has happened lies before it, what is to come after it."""
    first, last = parse_day(date.earliest), parse_day(date.latest)
    if status in _TOLD:
        if published is not None and status is Status.OCCURRED and last is not None:
            if first is None and last > published:
                return None
            if first is not None and first > published + timedelta(1):
                return None
        if (
            published is not None
            and first is not None
            and first <= published
            and (not last or last > published)
        ):
            last = published
    elif status in _COMING and published is not None and last is not None and last >= published:
        first = max(first, published) if first is not None else published
    precision = date.precision
    if (
        first is not None
        and last is not None
        and (first, last) != (parse_day(date.earliest), parse_day(date.latest))
    ):
        precision = "day" if first == last else "interval"
    return EventDate(
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        text=date.text,
        precision=precision,
    )


def _temporal_clause(verb: Token, links: frozenset[str]) -> tuple[Token | None, Token | None]:
    """Return the temporal clause that a verb heads, with the word that links it: ``after``, ``when`` …"""
    node = verb
    for _ in range(_STEPS):
        if node.dep_ != "conj":
            break
        node = node.head
    if node.dep_ == "pcomp" and node.head.lower_ in links:
        return node, node.head
    if node.dep_ in ("advcl", "ccomp"):
        link = next((c for c in node.children if c.dep_ in ("mark", "advmod") and c.lower_ in links), None)
        return (node, link) if link is not None else (None, None)
    return None, None


def _narrated(verb: Token, saying: frozenset[str], perfect: bool = False) -> bool:
    """Tell whether a verb in the simple past tells the next happening, by itself or before ``he said``."""
    helpers = _helpers(verb) or (_helpers(verb.head) if verb.dep_ == "conj" and verb.tag_ == "VBN" else set())
    passive = verb.tag_ == "VBN" and helpers & {"was", "were"}
    past_perfect = perfect and "had" in helpers and verb.tag_ == "VBN"
    simple = verb.tag_ == "VBD" or (verb.tag_ == "VB" and "did" in helpers)
    if not (passive or simple or past_perfect) or helpers & {
        "has",
        "have",
        "would",
        "could",
        "to",
    }:
        return False
    node = verb
    for _ in range(_STEPS):
        if node.dep_ != "conj":
            break
        node = node.head
    if node.dep_ in ("ccomp", "parataxis") and node.head.lemma_.lower() in saying and node.i < node.head.i:
        node = node.head
    return node.dep_ == "ROOT"


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


def _outside(token: Token, verb: Token) -> bool:
    """Tell whether a word stands in another clause than that of ``verb``."""
    node = token
    while node.pos_ not in _VERBAL and node.dep_ != "ROOT":
        node = node.head
    return node.i != verb.i
