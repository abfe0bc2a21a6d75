"""A place name with what it was resolved to."""

from __future__ import annotations

from dataclasses import dataclass

from crosscurrents.places.rank import Candidate
from crosscurrents.places.schema import PlaceRow
from crosscurrents.places.spans import Toponym


@dataclass(frozen=True)
class Resolved:
    """A place name with what it was resolved to (None where nothing fits), and by which rule.

    ``around`` is the smallest named unit that the text puts an unknown name in.
    """

    toponym: Toponym
    choice: Candidate | None
    rule: str
    around: PlaceRow | None = None

    @property
    def row(self) -> PlaceRow | None:
        """Return the place, or the unit around an unknown one."""
        return self.choice.place if self.choice else self.around
