"""Known names in a text: which entries they may mean, and which one they do mean here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.matcher import Match, NameMatcher, Word
from crosscurrents.vocabulary import ActorKind


class NameUse(NamedTuple):
    """One way to understand a name: as an actor's ``name``, ``metonym``, ``demonym`` or ``surname``."""

    role: str
    actor: KnownActor
    needs_context: bool = False
    organ: str | None = None


class FoundName(NamedTuple):
    """A name in the text with the reading that was chosen for it."""

    start: int
    end: int
    use: NameUse


_IRREGULAR_ENDINGS = ("s", "sh", "ch", "ese", "z", "x")


@lru_cache(maxsize=4)
def matcher_for(knowledge: Knowledge) -> NameMatcher:
    """Enter every known name, metonym, demonym and surname into one matcher, once a knowledge."""
    matcher = NameMatcher()
    for actor in knowledge.actors.values():
        for name in actor.names:
            matcher.add(name, NameUse("name", actor))
        for name in actor.needs_context:
            matcher.add(name, NameUse("name", actor, needs_context=True))
        for seat in actor.seats:
            matcher.add(seat.name, NameUse("metonym", actor, organ=seat.organ))
        for name in actor.surnames:
            matcher.add(name, NameUse("surname", actor))
        for word in _demonym_forms(actor):
            matcher.add(word, NameUse("demonym", actor))
    return matcher


def _demonym_forms(actor: KnownActor) -> Iterable[str]:
    for word in actor.demonyms:
        yield word
        if not word.endswith(_IRREGULAR_ENDINGS) and word[:1].isupper() and not word.isupper():
            yield word + "s"


def find_names(matcher: NameMatcher, text: str, words: list[Word], day: str | None = None) -> list[FoundName]:
    """Return the known names in ``text``, each with the reading that its surroundings support.

    Names with one unconditional reading are settled first; they are the context that decides the
    ambiguous ones. A reading that needs context and has none is dropped, and so is a tie. Surnames of
    people neither named in full nor in office on ``day`` are no readings at all.
    """
    matches = list(matcher.find(text, words))
    settled = {index: use for index, match in enumerate(matches) if (use := _only_reading(match))}
    seen = {use.actor.id for use in settled.values()}
    countries = Counter(use.actor.country for use in settled.values() if use.actor.country)
    found = []
    for index, match in enumerate(matches):
        use = settled.get(index) or _best_reading(_present(match, seen, day), seen, countries)
        if use is not None:
            found.append(FoundName(match.start, match.end, use))
    return found


def _only_reading(match: Match) -> NameUse | None:
    uses: list[NameUse] = match.values
    plain = [use for use in uses if not use.needs_context and use.role != "surname"]
    actors = {use.actor.id for use in plain}
    if len(actors) != 1 or len(plain) != len(uses):
        return None
    return min(plain, key=lambda use: _ROLE_ORDER[use.role])


_ROLE_ORDER = {"name": 0, "metonym": 1, "demonym": 2, "surname": 3}


def _present(match: Match, seen: set[str], day: str | None) -> list[NameUse]:
    uses: list[NameUse] = match.values
    return [
        use
        for use in uses
        if use.role != "surname"
        or use.actor.id in seen
        or (day is not None and any(office.held_on(day) for office in use.actor.offices))
    ]


def _best_reading(uses: list[NameUse], seen: set[str], countries: Counter[str]) -> NameUse | None:
    if not uses:
        return None
    scored = sorted(
        ((_support(use, seen, countries), -_ROLE_ORDER[use.role], use) for use in uses),
        key=lambda item: item[:2],
        reverse=True,
    )
    best = scored[0]
    if best[0] <= 0 and (best[2].needs_context or len(scored) > 1):
        unconditional = [item for item in scored if not item[2].needs_context]
        if len({item[2].actor.id for item in unconditional}) != 1:
            return None
        return unconditional[0][2]
    if len(scored) > 1 and scored[1][:2] == best[:2] and scored[1][2].actor.id != best[2].actor.id:
        return None
    return best[2]


def _support(use: NameUse, seen: set[str], countries: Counter[str]) -> float:
    """Weigh how far the text's settled names speak for a reading."""
    actor = use.actor
    support = 4.0 if actor.id in seen else 0.0
    if actor.country and countries[actor.country]:
        support += 1.0 + countries[actor.country] / (1 + sum(countries.values()))
    if any(parent.of in seen for parent in actor.parents) or any(key in seen for key in actor.beside):
        support += 1.0
    if use.role == "surname" and actor.kind is ActorKind.PERSON:
        support -= 0.5
    return support
