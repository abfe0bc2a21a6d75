"""Names for tables of events: an empty knowledge, so that actors keep the names that rows give."""

from __future__ import annotations

from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lookup import NameLookup

NAMES = NameLookup(Knowledge([]))
