"""What the API answers with, as structs; ``tools/api_types.py`` writes the front end's types from them.

Offsets are in characters of the document's text; days are ISO dates.
"""

from __future__ import annotations

from crosscurrents.app.shapes.actors import ActorList, ActorPage, ActorRow, MentionPage, MentionRow, TieRow
from crosscurrents.app.shapes.adding import AddedReport, AddingItem, AddingView
from crosscurrents.app.shapes.base import Count, Problem, Quote, Ref, Shape, Timeline
from crosscurrents.app.shapes.deciding import RecordView, ReviewItem, ReviewQueue, Ruling, RulingList
from crosscurrents.app.shapes.events import EventPage, EventRow
from crosscurrents.app.shapes.overview import Overview, SearchHit, SearchPage, Worth
from crosscurrents.app.shapes.pictures import (
    MapView,
    NetworkEdge,
    NetworkNode,
    NetworkView,
    Pin,
    TiePart,
    TieView,
)
from crosscurrents.app.shapes.places import PlaceChoice, PlaceChoices
from crosscurrents.app.shapes.reports import Mark, Note, ReportPage, ReportRow, ReportView
from crosscurrents.app.shapes.statements import LedgerPage, StatementRow

__all__ = [
    "ActorList",
    "ActorPage",
    "ActorRow",
    "AddedReport",
    "AddingItem",
    "AddingView",
    "Count",
    "EventPage",
    "EventRow",
    "LedgerPage",
    "MapView",
    "Mark",
    "MentionPage",
    "MentionRow",
    "NetworkEdge",
    "NetworkNode",
    "NetworkView",
    "Note",
    "Overview",
    "Pin",
    "PlaceChoice",
    "PlaceChoices",
    "Problem",
    "Quote",
    "RecordView",
    "Ref",
    "ReportPage",
    "ReportRow",
    "ReportView",
    "ReviewItem",
    "ReviewQueue",
    "Ruling",
    "RulingList",
    "SearchHit",
    "SearchPage",
    "Shape",
    "StatementRow",
    "TiePart",
    "TieRow",
    "TieView",
    "Timeline",
    "Worth",
]
