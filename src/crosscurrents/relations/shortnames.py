"""Whom one word before a hyphen or beside a noun means: Iran in ``Iranian-backed``, ``government-held``."""

from __future__ import annotations

from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lexicon import load_lexicon
from crosscurrents.vocabulary import ActorKind


class ShortNames:
    """One-word names of known actors. Names that two actors share name nobody."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._organs = load_lexicon().organs
        shared: dict[str, set[str]] = {}
        for actor in knowledge.actors.values():
            for word in _one_word_names(actor):
                shared.setdefault(word, set()).add(actor.id)
        self._others = {word: one for word, ids in shared.items() if (one := self._meant(ids))}
        self._states = knowledge.state_words
        self._capitals = {
            actor.capital.casefold(): actor.id
            for actor in knowledge.states()
            if actor.capital is not None and actor.kind is ActorKind.STATE
        }

    def _meant(self, ids: set[str]) -> str | None:
        """Return the only one of several actors, or the only one who leads a state."""
        leading = load_lexicon().words["leader_offices"]
        leaders = {
            key
            for key in ids
            if any(office.title in leading for office in self._knowledge.actors[key].offices)
        }
        chosen = ids if len(ids) == 1 else leaders
        return next(iter(chosen)) if len(chosen) == 1 else None

    def named(self, word: str) -> str | None:
        """Return the actor that a name or the adjective of a people means."""
        folded = word.casefold()
        return self._states.get(folded) or (self._others.get(folded) if word[:1].isupper() else None)

    def capital(self, word: str) -> str | None:
        """Return the state whose capital a word names."""
        return self._capitals.get(word.casefold())

    def organ(self, word: str, country: str | None) -> str | None:
        """Return whose ``government`` or ``rebel`` is meant at a place in ``country`` (ISO alpha-3)."""
        state = self._knowledge.state_of_country.get(country or "")
        found = self._organs.find([word.casefold()]) or self._organs.find([f"{word.casefold()}s"])
        if state is None or found is None:
            return None
        key = f"{state}/{found[0].key}"
        return self._knowledge.organ_owner.get(key, key)


def _one_word_names(actor: KnownActor) -> set[str]:
    if actor.kind in {ActorKind.STATE, ActorKind.GOVERNMENT}:
        return set()
    names = (*actor.names, *actor.demonyms, *actor.surnames)
    return {name.casefold() for name in names if " " not in name and len(name) > 2}
