"""What a statement is about, by name: the places and other names that later reports would use for it."""

from __future__ import annotations

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from crosscurrents.analysis.wordings import outcome_words
from crosscurrents.records import Document, Place, PlaceMention, Statement
from crosscurrents.vocabulary import EVENT_PLACE_USAGES, PlacePrecision

_NAME = re.compile(
    r"\b(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]+(?: (?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]+)*(?: border| frontier)?"
)
_DEMONYM = re.compile(r"[A-Z]\w+(?:ian|ish|ese|ican|qi)s?")
_BORDERS = (" border", " frontier")
_MONTHS = frozenset(month_name[1:])
_NARROW = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_LOOK_BACK = 900


class _Named(NamedTuple):
    start: int
    text: str
    town: bool


class Subjects:
    """Finds the names that a statement is about, in its words, its sentence, or shortly before."""

    def __init__(self, documents: Iterable[Document], places: Iterable[Place] = ()) -> None:
        self._texts = {document.id: document.text for document in documents}
        self._places: dict[str, list[_Named]] = defaultdict(list)
        self._countries: dict[str, set[str]] = defaultdict(set)
        for place in places:
            for mention in place.mentions:
                self._enter(mention)
        for found in self._places.values():
            found.sort()

    def _enter(self, mention: PlaceMention) -> None:
        if mention.precision is PlacePrecision.COUNTRY:
            self._countries[mention.document].add(mention.text)
        narrow = mention.usage in EVENT_PLACE_USAGES and mention.precision in _NARROW
        if narrow and mention.text.split()[0].lower() not in outcome_words()["no_names"]:
            town = mention.precision is PlacePrecision.TOWN
            self._places[mention.document].append(_Named(mention.start, mention.text, town))

    def of(self, statement: Statement) -> list[str]:
        """Return the names a statement is about, the most telling first.

        Towns in its words; else kinds of happenings (``the elections``), unless its words point back to a
        town (``the city``); else that town, or the one that its sentence names; else other names.
        """
        inside = self._in_spans(statement)
        if inside:
            return inside
        topics = _topics(statement.text)
        if topics and not points_back(statement.text):
            return topics
        stands_for = self._before(statement)
        if stands_for:
            return stands_for
        countries = self._countries[statement.document]
        mid = self._texts.get(statement.document, "")
        names = [name for name in _names(statement.text, mid) if name not in countries]
        if self._places.get(statement.document):
            names = [name for name in names if name.endswith(_BORDERS)]
        telling = [name for name in names if len(name) > 3 and not _DEMONYM.fullmatch(name)]
        return telling or topics

    def setting(self, statement: Statement) -> frozenset[str]:
        """Return the capitalised words around a statement: a report of the same matter shares one of them."""
        paragraph = self.paragraph(
            statement.document, min((begin for begin, _ in statement.content), default=0)
        )
        words = {word for match in _NAME.finditer(paragraph) for word in match[0].split()}
        return frozenset(
            word for word in words if word.lower() not in outcome_words()["no_names"] or word in _MONTHS
        )

    def paragraph(self, document: str, place: int) -> str:
        """Return the paragraph of a document that an offset lies in."""
        text = self._texts.get(document, "")
        end = text.find("\n", place)
        return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]

    def _in_spans(self, statement: Statement) -> list[str]:
        found = [
            place.text
            for place in self._places.get(statement.document, ())
            if any(start <= place.start < end for start, end in statement.content)
        ]
        return list(dict.fromkeys(found))

    def _before(self, statement: Statement) -> list[str]:
        start = min((begin for begin, _ in statement.content), default=0)
        text = self._texts.get(statement.document, "")
        sentence_start = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
        sentence_end = min(
            (place for place in (text.find(". ", start), text.find("\n", start)) if place >= 0),
            default=len(text),
        )
        places = self._places.get(statement.document, [])
        if points_back(statement.text):
            earlier = [p for p in places if start - _LOOK_BACK <= p.start < sentence_start]
            return [p.text for p in ([p for p in earlier if p.town] or earlier)][-1:]
        return [p.text for p in places if sentence_start <= p.start < sentence_end][:1]


def points_back(text: str) -> bool:
    """Tell whether a statement has a word that stands for something named before."""
    lowered = text.lower()
    return any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in outcome_words()["anaphors"])


def _names(text: str, whole: str) -> list[str]:
    """Return the names in a text; a word that only begins it is one if it has its capital elsewhere too."""
    found = []
    for match in _NAME.finditer(text):
        name = re.sub(r"['’]s$", "", match[0])
        opening = (
            match.start() <= 1 and " " not in name and not re.search(rf"[a-z,] {re.escape(name)}\b", whole)
        )
        if not opening and name.split()[0].lower() not in outcome_words()["no_names"]:
            found.append(name)
    return list(dict.fromkeys(found))


def _topics(text: str) -> list[str]:
    lowered = text.lower()
    return [topic for topic in outcome_words()["topics"] if re.search(rf"\b{topic}\b", lowered)]
