"""What is known beforehand about actors: names, kinds, offices and hierarchy, from YAML files.

Form of the files: ``docs/knowledge.md``. The program knows no actor but through these files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec
import yaml

from crosscurrents.errors import KnowledgeError
from crosscurrents.vocabulary import ActorKind, RelationName

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Parent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that the actor belongs to, with the period where it is known."""

    of: str
    relation: RelationName = RelationName.PART_OF
    since: str | None = None
    until: str | None = None


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office that a person holds or held: ``title`` as the title file names it, ``of`` an actor."""

    title: str
    of: str
    since: str | None = None
    until: str | None = None

    def held_on(self, day: str | None) -> bool:
        """Tell whether the office was held on an ISO ``day``; without a day only running terms count."""
        if day is None:
            return self.until is None
        started = self.since is None or self.since <= day[: len(self.since)]
        return started and (self.until is None or day[: len(self.until)] <= self.until)


class Metonym(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A seat of power by whose name reporters let a state, or one of its organs, act."""

    name: str
    organ: str | None = None


class Active(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The period in which an actor exists."""

    since: str | None = None
    until: str | None = None


class SameAsOrgan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The state organ that a named body is, so that ``Iraqi army`` and its proper name meet."""

    state: str
    organ: str


class KnownActor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a knowledge file.

    ``needs_context`` holds aliases that are right only where the text speaks of the actor or its
    country anyway, or names one of the actors in ``beside``. ``tags`` say what sort of body it is.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    aliases: list[str] = []
    needs_context: list[str] = []
    beside: list[str] = []
    tags: list[str] = []
    demonyms: list[str] = []
    capital: str | None = None
    metonyms: list[str | Metonym] = []
    parents: list[Parent] = []
    active: Active | None = None
    succeeds: str | None = None
    members_called: list[str] = []
    same_as_organ: SameAsOrgan | None = None
    surnames: list[str] = []
    gender: str | None = None
    offices: list[Office] = []
    monitor: bool = False
    agency: bool = False

    @property
    def names(self) -> list[str]:
        """The name and the aliases that hold without context."""
        return [name for name in [self.name, *self.aliases] if name not in self.needs_context]

    @property
    def seats(self) -> list[Metonym]:
        """The metonyms in their long form."""
        return [m if isinstance(m, Metonym) else Metonym(m) for m in self.metonyms]


class Knowledge:
    """All known actors, by id and by what leads to them. Later files win over earlier ones."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        self.actors: dict[str, KnownActor] = {}
        for actor in actors:
            self.actors[actor.id] = actor
        self.state_of_country: dict[str, str] = {}
        self.organ_owner: dict[str, str] = {}
        self._holders: dict[tuple[str, str], list[KnownActor]] = defaultdict(list)
        for actor in self.actors.values():
            self._enter(actor)

    def _enter(self, actor: KnownActor) -> None:
        if actor.kind is ActorKind.STATE and actor.country:
            self.state_of_country[actor.country] = actor.id
        if actor.same_as_organ:
            key = f"{actor.same_as_organ.state}/{actor.same_as_organ.organ}"
            self.organ_owner.setdefault(key, actor.id)
        for office in actor.offices:
            self._holders[(office.title, office.of)].append(actor)

    @cached_property
    def state_words(self) -> dict[str, str]:
        """The states' ids by their folded names and adjectives, as in ``X-led``."""
        return {
            word.casefold(): actor.id
            for actor in self.states()
            for word in (*actor.demonyms, actor.name, *actor.aliases)
        }

    def get(self, key: str) -> KnownActor | None:
        """Return the actor with this id."""
        return self.actors.get(key)

    def holders(self, title: str, of: str, day: str | None) -> list[KnownActor]:
        """Return who held the office ``title`` of the actor ``of`` on an ISO ``day``."""
        return [
            person
            for person in self._holders.get((title, of), [])
            if any(o.title == title and o.of == of and o.held_on(day) for o in person.offices)
        ]

    def states(self) -> Iterator[KnownActor]:
        """Yield everything that has demonyms of a state and can own organs."""
        return (a for a in self.actors.values() if a.demonyms and a.kind is not ActorKind.POPULATION)

    def populations(self) -> Iterator[KnownActor]:
        """Yield the ethnic and religious populations."""
        return (a for a in self.actors.values() if a.kind is ActorKind.POPULATION)

    def ancestors(self, key: str) -> set[str]:
        """Return every body that the actor belongs to, directly or through others, at any time."""
        found: set[str] = set()
        waiting = [key]
        while waiting:
            actor = self.actors.get(waiting.pop())
            for parent in actor.parents if actor else []:
                if parent.of not in found:
                    found.add(parent.of)
                    waiting.append(parent.of)
        return found


def read_knowledge_file(name: str, text: str) -> list[KnownActor]:
    """Read one knowledge file.

    Raises:
        KnowledgeError: the file isn't YAML, or an entry doesn't have the form; names the entry.
    """
    try:
        entries = yaml.load(text, Loader=_Loader) or []
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name}: not YAML: {error}") from error
    if not isinstance(entries, list):
        raise KnowledgeError(f"{name}: a knowledge file is a list of actors")
    return [_read_entry(name, entry) for entry in entries]


def _read_entry(name: str, entry: Any) -> KnownActor:
    try:
        return msgspec.convert(entry, KnownActor, strict=False)
    except msgspec.ValidationError as error:
        label = entry.get("id", entry) if isinstance(entry, dict) else entry
        raise KnowledgeError(f"{name}: {label}: {error}") from error


def _built_in_files() -> list[Traversable]:
    folder = files("crosscurrents") / "data" / "knowledge"
    return sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


@lru_cache(maxsize=8)
def load_knowledge(user_files: tuple[str, ...] = ()) -> Knowledge:
    """Load the built-in knowledge and, winning over it, the user's own files."""
    actors: list[KnownActor] = []
    for file in _built_in_files():
        actors += read_knowledge_file(file.name, file.read_text(encoding="utf-8"))
    for path in user_files:
        actors += _read_user_file(Path(path))
    return Knowledge(actors)


def _read_user_file(path: Path) -> list[KnownActor]:
    from crosscurrents.actors.petrarch import read_petrarch_dictionary

    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix in {".yaml", ".yml"}:
        return read_knowledge_file(str(path), text)
    return read_petrarch_dictionary(text)
