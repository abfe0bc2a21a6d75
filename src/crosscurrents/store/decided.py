"""Everything that the decisions in force make of a case, worked out once after each change of it."""

from __future__ import annotations

import sqlite3

import msgspec

from crosscurrents.store import decisions, pointing
from crosscurrents.store.added import Added
from crosscurrents.store.applied import Corrections
from crosscurrents.store.identity import Identities, scoped_ids
from crosscurrents.store.sightings import sightings
from crosscurrents.store.splitting import Splits


class Decided:
    """The decisions in force, about the records as they are read now, and what follows from them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        every = pointing.follow(connection, decisions.all_decisions(connection))
        self.in_force = decisions.in_force(every)
        self.added = Added(self.in_force, _documents(connection, [d.at.document for d in every if d.at]))
        self._identities: Identities | None = None

    @property
    def identities(self) -> Identities:
        """Who is who in the case."""
        if self._identities is None:
            splits = Splits(self.in_force, scoped_ids(self.in_force))
            seen = sightings(self._connection, splits, self.added)
            self._identities = Identities(seen, self.in_force)
        return self._identities

    @property
    def corrections(self) -> Corrections:
        """What is to be changed in the records of the readings."""
        return Corrections(self.identities, self.in_force, self.added)


def _documents(connection: sqlite3.Connection, ids: list[str]) -> set[str]:
    query = "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    return {id for (id,) in connection.execute(query, (msgspec.json.encode(ids).decode(),))}
