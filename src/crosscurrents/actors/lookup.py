"""Who is meant by a name that stands by itself, as in the cell of a table."""

from __future__ import annotations

import re

from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.people import name_words
from crosscurrents.ingest.tables.named import NamedActor
from crosscurrents.records import make_id
from crosscurrents.vocabulary import ActorKind

_STATE_BODY = re.compile(r"(?i)^(?:the )?(?:government|military forces|police forces) of (?:the )?(.+)$")
_YEARS = re.compile(r"\s*\((?:\d{4}\s*-\s*(?:\d{4})?|[^)]*government[^)]*)\)\s*$", re.IGNORECASE)
_CROWD = re.compile(r"(?i)^(civilians|protesters|rioters|unidentified .*|unknown .*)(?:\s*\(([^)]*)\))?$")
_ORGANS = frozenset({ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.PARTY})


class NameLookup:
    """Finds actors by name alone. Built once from the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_name: dict[str, list[KnownActor]] = {}
        self._states = {key: knowledge.actors[state] for key, state in knowledge.state_of_country.items()}
        self._by_context: dict[str, list[KnownActor]] = {}
        for actor in knowledge.actors.values():
            for table, names in ((self._by_name, actor.names), (self._by_context, actor.needs_context)):
                for name in {" ".join(name_words(each)) for each in names}:
                    table.setdefault(name, []).append(actor)

    def actor(self, name: str, country: str | None = None) -> NamedActor:
        """Return the known actor called ``name``, that of the row's country where there are several.

        A government is its state. Crowds without a name (``Civilians``) are those of their country.
        Whoever isn't known gets the id that the same name gets in a report.
        """
        bare = _YEARS.sub("", name).strip() or name
        crowd = _CROWD.match(bare)
        if crowd:
            return self._crowd(crowd[1], crowd[2] or country)
        body = _STATE_BODY.match(bare)
        known = self._state(body[1]) if body else self._known(bare, country)
        if known is None:
            return NamedActor(make_id("actor", "body", " ".join(name_words(bare))), bare)
        return NamedActor(known.id, known.name, known.kind, known.country, known.sector, known.wikidata)

    def country_code(self, name: str | None) -> str | None:
        """Return the ISO 3166-1 alpha-3 code of a country given by name or code."""
        if name is None or re.fullmatch("[A-Z]{3}", name):
            return name
        found = self._state(name)
        return found.country if found else None

    def _state(self, name: str) -> KnownActor | None:
        if name in self._states:
            return self._states[name]
        found = self._by_name.get(" ".join(name_words(name)), [])
        return next((actor for actor in found if actor.kind is ActorKind.STATE), None)

    def _known(self, name: str, country: str | None) -> KnownActor | None:
        """Return the one actor of that name.

        Where several have it, or it needs context, the row's country decides. An acronym never means
        an organ of another state.
        """
        folded = " ".join(name_words(name))
        code = self.country_code(country)
        found = self._by_name.get(folded, [])
        if name.isupper():
            found = [a for a in found if a.kind not in _ORGANS or a.country in (None, code)]
        if len(found) != 1:
            found = found or self._by_context.get(folded, [])
            found = [a for a in found if code and a.country == code] or [a for a in found if not a.country]
        return found[0] if len(found) == 1 else None

    def _crowd(self, words: str, country: str | None) -> NamedActor:
        state = self._state(country) if country else None
        where = state.name if state else country
        key = make_id("actor", "crowd", words.casefold(), where)
        name = f"{words} ({where})" if where else words
        return NamedActor(key, name, ActorKind.POPULATION, self.country_code(country))
