"""The record that a decision brings into the case."""

from __future__ import annotations

from crosscurrents.records import Decision
from crosscurrents.store.added import event_id
from crosscurrents.store.splitting import split_id
from crosscurrents.vocabulary import Verdict


def brought(decision: Decision) -> str | None:
    """Return the id of the event or the actor that a decision makes, None for all others."""
    match decision.verdict:
        case Verdict.ADD_EVENT:
            return event_id(decision)
        case Verdict.SPLIT:
            return split_id(decision)
        case _:
            return None
