"""Reports on their way into the case."""

from __future__ import annotations

from crosscurrents.app.shapes.base import Shape


class AddedReport(Shape, frozen=True):
    """A report that was added, or that the case held already."""

    id: str
    title: str
    events: int
    copy_of: str | None
    notes: list[str]


class AddingItem(Shape, frozen=True):
    """A file, a text or an address, and how far it is: waiting, reading, done or failed.

    ``found`` counts the reports in it so far, ``read`` those that are read; ``known`` were in the case
    before, ``withdrawn`` people took out of it. ``reports`` are the first of them.
    """

    id: int
    name: str
    kind: str
    state: str
    found: int
    read: int
    events: int
    known: int
    withdrawn: int
    reports: list[AddedReport]
    problems: list[str]


class AddingView(Shape, frozen=True):
    """What was given to be added, the last first, and the bounds of what may be given."""

    items: list[AddingItem]
    busy: bool
    largest_file: int
    most_waiting: int
