"""Finding the actor that a person means by what they type."""

from __future__ import annotations

from crosscurrents.errors import UnknownRecord
from crosscurrents.store.identity import Identities
from crosscurrents.store.summary import ActorSummary

CLOSE = 75.0
"""Similarity (0…100) from which a name is worth suggesting: a slip of one letter in four."""


def find_actor(identities: Identities, name: str) -> ActorSummary:
    """Return the actor with this id, name or alias; names win over aliases.

    Raises:
        UnknownRecord: there is none, or several; names those that come close.
    """
    by_id = identities.actors.get(identities.resolve(name, "") or "")
    if by_id:
        return by_id
    wanted = name.casefold().strip()
    ranked = identities.ranked()
    found = [actor for actor in ranked if actor.name.casefold() == wanted]
    found = found or [a for a in ranked if wanted in {alias.casefold() for alias in a.aliases}]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{actor.name} ({actor.id})" for actor in found[:5])
        raise UnknownRecord(f"{len(found)} actors are called {name!r}: {listed}; give the id")
    raise UnknownRecord(f"no actor is called {name!r}" + _suggestion(ranked, name))


def _suggestion(actors: list[ActorSummary], name: str) -> str:
    from rapidfuzz import fuzz, process, utils

    names = {spelling: None for actor in actors for spelling in (actor.name, *actor.aliases)}
    close = process.extract(
        name, list(names), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=CLOSE, limit=3
    )
    return "; did you mean " + " or ".join(each for each, _, _ in close) + "?" if close else ""
