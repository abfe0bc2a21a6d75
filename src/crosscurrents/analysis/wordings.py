"""Later reports in their own words: that something came about, was put off, or still hasn't happened.

Where no reported event answers a statement, the sentences of later reports are searched for the wordings
in ``data/statements/outcomes.yaml`` around the places and happenings that the statement is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from crosscurrents.records import Document, Evidence, Statement, TimeExpression
from crosscurrents.vocabulary import TimeType

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’']*(?=\s+[A-Z“\"‘])|$)", re.MULTILINE)
_RUN_ON = 16  # characters of the next sentence, for "They did not."
_LOOK_BACK = 45
"""Characters before a wording in which an unreal word ("will", "to", "not") takes its force away."""
NEWS_IS_RECENT = timedelta(days=14)
"""A report without a date of its own is taken to tell of the two weeks before it."""
HEADLINE_IS_FRESH = timedelta(days=2)
"""What a headline tells without a date is the news of that day or the two before."""
_MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|must|if|never|without|not)\b|n[’']t\b", re.IGNORECASE
)


class Told(StrEnum):
    """What a sentence of a later report says about a statement."""

    HAPPENED = "happened"
    PUT_OFF = "put off"
    NOT_YET = "not yet"
    BROKEN = "broken"
    KEPT = "kept"


class Wording(NamedTuple):
    """A sentence that answers a statement: what it tells, of which days (ISO), reported when."""

    told: Told
    first: str
    last: str
    reported: str
    evidence: Evidence


@lru_cache(maxsize=1)
def outcome_words() -> dict[str, Any]:
    """Return the table of wordings: classes, topics, anaphors, what puts off and what is unreal."""
    file = resources.files("crosscurrents") / "data" / "statements" / "outcomes.yaml"
    table: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=1)
def _unreal() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in outcome_words()["unreal"])
    return re.compile(rf"(?:\b|(?<=\w))(?:{words})\b(?:\W+\w+){{0,2}}\W*$", re.IGNORECASE)


def classes_of(statement: Statement) -> tuple[str, ...]:
    """Return the classes of happenings that the words of a statement make it one of."""
    text = statement.text.lower()
    if statement.due:
        text = text.replace(statement.due.text.lower(), " ")
    classes = outcome_words()["classes"]
    return tuple(
        name
        for name, entry in classes.items()
        if any(re.search(rf"\b{word}\b", text) for word in entry["said"])
    )


class Reports:
    """The sentences of all reports, and the times that they name."""

    def __init__(self, documents: Iterable[Document], dates: Iterable[TimeExpression] = ()) -> None:
        self._documents = [document for document in documents if document.duplicate_of is None]
        self._dates: dict[str, list[TimeExpression]] = defaultdict(list)
        for expression in dates:
            if (
                expression.type in (TimeType.DATE, TimeType.TIME)
                and expression.earliest
                and expression.latest
            ):
                self._dates[expression.document].append(expression)

    def answering(self, statement: Statement, name: str, said: str) -> Iterator[Wording]:
        """Yield what reports from ``said`` on tell of a statement around one name that it is about.

        The report that holds the statement counts only where the due had passed when it appeared.
        """
        patterns, named = _compiled(classes_of(statement), name), re.compile(name_pattern(name))
        end = statement.due.latest if statement.due else None
        for document in self._documents:
            reported = (document.published or "")[:10]
            own = document.id == statement.document
            if not reported or reported < said or (own and not (end and end < reported)):
                continue
            for sentence in _SENTENCE.finditer(document.text):
                if not named.search(sentence[0]):
                    continue
                words = document.text[sentence.start() : sentence.end() + _RUN_ON]
                found = _told(sentence[0], words, patterns)
                if found is None:
                    continue
                told, place = found
                if told is Told.KEPT and end:
                    yield Wording(told, end, end, reported, _evidence(document, sentence, told))
                elif not (own and _holds(sentence, statement)):
                    first, last = self._when(document, sentence, sentence.start() + place, reported)
                    yield Wording(told, first, last, reported, _evidence(document, sentence, told))

    def _when(
        self, document: Document, sentence: re.Match[str], place: int, reported: str
    ) -> tuple[str, str]:
        """Return the days that the time nearest to the wording covers, or those shortly before the report."""
        inside = [
            (abs(expression.start - place), expression.earliest, expression.latest)
            for expression in self._dates.get(document.id, ())
            if sentence.start() <= expression.start and expression.end <= sentence.end()
        ]
        past = [(first, last) for _, first, last in sorted(inside) if first and last and last <= reported]
        if past:
            return past[0]
        headline = "\n" not in document.text[: sentence.end()] and "\n" in document.text
        reach = HEADLINE_IS_FRESH if headline else NEWS_IS_RECENT
        return (date.fromisoformat(reported) - reach).isoformat(), reported


def _holds(sentence: re.Match[str], statement: Statement) -> bool:
    return any(start < sentence.end() and sentence.start() < end for start, end in statement.content)


def _evidence(document: Document, sentence: re.Match[str], told: Told) -> Evidence:
    return Evidence(
        document=document.id,
        start=sentence.start(),
        end=sentence.end(),
        text=sentence[0],
        rule=f"ledger.{told.replace(' ', '-')}",
    )


def _told(
    sentence: str, running_on: str, patterns: list[tuple[Told, re.Pattern[str]]]
) -> tuple[Told, int] | None:
    for told, pattern in patterns:
        found = pattern.search(running_on if told is Told.BROKEN else sentence)
        if found is None:
            continue
        before = sentence[max(0, found.start() - _LOOK_BACK) : found.start()]
        if told is not Told.HAPPENED or not (_unreal().search(before) or _MODAL.search(found[0])):
            return told, found.start()
    return None


def name_pattern(name: str) -> str:
    """Return a regular expression for a name or topic and the words that reports use for its words."""
    synonyms = outcome_words()["synonyms"]
    words = ["(?:" + "|".join(synonyms[w]) + ")" if w in synonyms else re.escape(w) for w in name.split()]
    return " ".join(words)


_SETTLED = (
    (Told.KEPT, "kept"),
    (Told.BROKEN, "broken"),
    (Told.PUT_OFF, "put_off"),
    (Told.NOT_YET, "not_yet"),
)


@lru_cache(maxsize=512)
def _compiled(kinds: tuple[str, ...], name: str) -> list[tuple[Told, re.Pattern[str]]]:
    table = outcome_words()
    listed = [(told, wording, "") for told, key in _SETTLED for wording in table[key]]
    for kind in kinds:
        entry = table["classes"][kind]
        listed += [(Told.HAPPENED, wording, entry["verbs"]) for wording in entry["happened"]]
    return [(told, re.compile(w.format(name=name_pattern(name), verbs=verbs))) for told, w, verbs in listed]
