"""Which date belongs to which event: the one that the parse hangs on the event's words, not the nearest.

``On Monday the general said that troops had shelled the town in May`` dates the saying on Monday and
the shelling in May. An event whose words govern no date stays undated.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from crosscurrents.dates.lexicon import narrative_words
from crosscurrents.dates.timex import parse_day
from crosscurrents.dates.words import token_at
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import EventDate, TimeExpression
from crosscurrents.vocabulary import TimeType

_NEWS = timedelta(days=14)
_VERBAL = frozenset({"VERB", "AUX"})
_INHERITING = frozenset({"xcomp", "conj", "advcl", "pcomp", "acl", "dep"})
_ARGUMENTS = frozenset(
    [
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "attr",
        "agent",
        "oprd",
        "compound",
        "poss",
        "nmod",
        "conj",
        "appos",
        "dative",
        "prep",
        "acomp",
    ]
)
_NAMES = frozenset({"PERSON", "GPE", "LOC", "ORG", "FAC", "NORP"})
_LINKS = frozenset({"ADP", "SCONJ", "ADV"})
_PRECISIONS = (("-W", "week"), ("-Q", "quarter"), ("-H", "half-year"), ("-S", "season"), ("-F", "season"))
_LENGTHS = {4: "year", 3: "decade", 2: "century", 7: "month", 10: "day"}


class Attached(NamedTuple):
    """A date and the place of its first word, to tell fronted dates from trailing ones."""

    date: TimeExpression
    place: int


def date_of_event(
    parsed: ParsedDocument, dates: Iterable[TimeExpression], trigger: Token
) -> EventDate | None:
    """Return when the event of ``trigger`` happened, or None where its words don't say."""
    return DateAttacher(parsed, dates).date_of(trigger)


class DateAttacher:
    """The dates of one document by the word that governs each."""

    def __init__(self, parsed: ParsedDocument, dates: Iterable[TimeExpression]) -> None:
        self._governed: dict[int, list[Attached]] = defaultdict(list)
        self.governors: dict[str, Token] = {}
        self.dates = list(dates)
        self._published = parse_day(parsed.document.published)
        self._words = narrative_words()
        self._partners = dict(_pairs(parsed, self.dates))
        for date in self.dates:
            governor = self.governors[date.id] = governor_of(parsed, date)
            if date.type is not TimeType.SET and (date.earliest or date.latest):
                self._governed[governor.i].append(Attached(date, token_at(parsed.doc, date.start).i))

    def is_news(self, date: TimeExpression) -> bool:
        """Tell whether a date is a single day of the two weeks up to publication."""
        return date.earliest == date.latest and self.is_recent(parse_day(date.earliest))

    def is_recent(self, day: datetime.date | None) -> bool:
        """Tell whether a day lies in the two weeks up to publication."""
        if day is None or self._published is None:
            return False
        return timedelta(0) <= self._published - day <= _NEWS

    def date_of(self, trigger: Token) -> EventDate | None:
        """Return the date that governs an event's trigger, as an interval with its precision."""
        date = self.expression_of(trigger)
        if date is None:
            return None
        return EventDate(
            earliest=date.earliest, latest=date.latest, text=date.text, precision=precision_of(date)
        )

    def expression_of(self, trigger: Token) -> TimeExpression | None:
        """Return the time expression that governs an event's trigger."""
        if not self._governed:
            return None
        seen: set[int] = set()
        token, coordinated = trigger, False
        due = self._due(trigger)
        if due is not None:
            return due
        while token.i not in seen:
            seen.add(token.i)
            for item in self._attached(token):
                if not coordinated or item.place < token.i:
                    return item.date
            if token.pos_ not in _VERBAL:
                if token.dep_ not in _ARGUMENTS or self._speaks_of(token):
                    return None
                token = token.head
                continue
            if token.dep_ not in _INHERITING or (token.dep_ == "acl" and token.tag_ != "VBG"):
                return self._of_conjuncts(trigger) or self._of_subject(trigger)
            if token.dep_ == "advcl" and any(child.dep_ == "mark" for child in token.children):
                return None
            coordinated = coordinated or token.dep_ == "conj"
            token = token.head
        return None

    def _due(self, noun: Token) -> TimeExpression | None:
        """``the conference, planned for 14 April``: the day for which a noun's event was set."""
        if noun.pos_ in _VERBAL:
            return None
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_.lower() in self._words["setting"]:
                inner = next(iter(self._attached(child)), None)
                if inner is not None:
                    return inner.date
        return None

    def _speaks_of(self, noun: Token) -> bool:
        """Tell whether what stands above a noun is about it: ``condemned the raid``, ``over the raid``."""
        head = noun.head
        if head.pos_ in _VERBAL:
            about = noun.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in self._words["about"]
            says = noun.dep_ == "nsubj" and head.lemma_.lower() in self._words["saying"]
            return about or says
        return noun.dep_ == "pobj" and head.lower_ in self._words["causes"]

    def partner(self, date: TimeExpression) -> TimeExpression | None:
        """Return the second date of ``between Monday and Tuesday``, None where there is no such pair."""
        return self._partners.get(date.id)

    def _attached(self, token: Token) -> list[Attached]:
        """Return the dates that a word governs; ``between`` two days says more than ``overnight``."""
        return sorted(self._governed.get(token.i, ()), key=lambda item: item.date.id not in self._partners)

    def _of_subject(self, trigger: Token) -> TimeExpression | None:
        """Return the date of the happening that acts: ``Friday's attack killed six``."""
        for child in trigger.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ == "NOUN" and not child.ent_type_:
                return next((item.date for item in self._governed.get(child.i, ())), None)
        return None

    def _of_conjuncts(self, trigger: Token) -> TimeExpression | None:
        """Return the date after the last of several coordinated verbs: it dates those before it too."""
        for verb in trigger.conjuncts:
            for item in self._governed.get(verb.i, ()):
                if verb.i > trigger.i and item.place > verb.i:
                    return item.date
        return None


def _pairs(parsed: ParsedDocument, dates: list[TimeExpression]) -> Iterator[tuple[str, TimeExpression]]:
    for one, other in pairwise(dates):
        words = (
            parsed.document.text[max(one.start - 8, 0) : one.start],
            parsed.document.text[one.end : other.start],
        )
        if (
            words[0].lower() == "between "
            and words[1].strip().lower() == "and"
            and one.earliest
            and other.latest
        ):
            yield one.id, other


def governor_of(parsed: ParsedDocument, date: TimeExpression) -> Token:
    """Return the word that a date modifies: the verb or noun above its preposition.

    A preposition before a noun (``On Tuesday rebels seized …``) belongs to the clause.
    """
    span = parsed.doc.char_span(date.start, date.end, alignment_mode="expand")
    head = span.root if span is not None else token_at(parsed.doc, date.start)
    inside = set(range(span.start, span.end)) if span is not None else {head.i}
    linked = False
    first = min(inside)
    if first > 0 and parsed.doc[first - 1].pos_ == "ADP" and parsed.doc[first - 1].dep_ == "prep":
        head, linked = parsed.doc[first - 1], True
    while head.head.i != head.i:
        fronted = linked and head.i > max(inside) and head.pos_ not in _VERBAL
        if head.i not in inside and head.pos_ not in _LINKS and not fronted:
            break
        linked = linked or head.pos_ in _LINKS
        head = head.head
    return _event_word(head, date)


def _event_word(head: Token, date: TimeExpression) -> Token:
    """Lift a date off a name: ``a visit to Paris on Friday``, ``ordered the minister on Friday to …``."""
    node = head
    if node.pos_ in _VERBAL and node.dep_ in ("xcomp", "ccomp", "advcl", "acl"):
        mark = next((c for c in node.children if c.dep_ == "aux" and c.lower_ == "to"), None)
        if mark is not None and date.start < mark.idx and node.head.idx < date.start:
            return node.head
    while node.pos_ == "PROPN" and node.ent_type_ in _NAMES and node.head.i != node.i:
        if node.dep_ in ("nsubj", "nsubjpass") and node.idx > date.start:
            return head
        node = node.head
        while node.pos_ == "ADP" and node.head.i != node.i:
            node = node.head
    return node


def precision_of(date: TimeExpression) -> str:
    """Return how finely an expression dates: day, week, month … or interval for stretches of time."""
    value = date.value.partition("T")[0]
    if date.type is TimeType.DURATION or "/" in value or value.endswith("REF"):
        return "interval"
    if date.earliest is None or date.latest is None:
        return "open"
    for mark, name in _PRECISIONS:
        if mark in value:
            return name
    return _LENGTHS.get(len(value), "interval")
