"""The predicate lexicon: groups of predicates with their frames, read from YAML and indexed by word.

A frame is written as its words: ``send <aid> to`` is the verb *send* with an object of the class *aid*
and the preposition *to*; ``agree VP`` takes a non-finite clause, ``stop VPing`` a gerund, ``insist that``
a finite clause, ``call for <event>`` a noun that is itself an event; ``<a|b>`` lists words or classes,
``<any>`` is any object; ``arrive (troops)`` asks for a subject of a class, ``take in!`` for a particle,
not a preposition; ``need NOT`` must be negated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from crosscurrents.errors import KnowledgeError
from crosscurrents.events.forms import form_table
from crosscurrents.events.ontology import load_yaml, ontology
from crosscurrents.vocabulary import EventType

LINKS = frozenset(load_yaml("events", "operators.yaml")["links"])
_PIECE = re.compile(r"<[^>]+>|\([^)]+\)|[^\s<>]+")

Need = Literal["object", "clause", "gerund", "finite", "subject", "negation"]


@dataclass(frozen=True, slots=True)
class Part:
    """One requirement of a frame: a preposition or particle, words its object may be, or a clause."""

    link: str | None = None
    words: frozenset[str] | None = None
    need: Need | None = None
    event: bool = False
    particle: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Predicates that share a type and a mode; or an operator, which composes with what it embeds.

    Where ``reversed``, the subject is acted upon: ``the town fell to the rebels``.
    """

    name: str
    type: EventType | None = None
    cameo2plover: EventType | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    operator: str | None = None
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb (its lemma) with what it requires, and the group it belongs to."""

    text: str
    lemma: str
    parts: tuple[Part, ...]
    group: Group


@dataclass(frozen=True, slots=True)
class Noun:
    """A nominal predicate: the lemma of its head and the words that must stand before it."""

    text: str
    lemma: str
    before: tuple[str, ...]
    group: Group


@dataclass(frozen=True, slots=True)
class Operator:
    """What an operator makes of an embedded predicate of each kind, and how that then stands."""

    name: str
    compose: dict[str, str | None]
    cameo2plover: dict[str, str | None]
    status: str
    mode: str | None


@dataclass
class Lexicon:
    """All predicates, indexed by the lemma of their verb or noun."""

    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    verbs: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[Noun]] = field(default_factory=lambda: defaultdict(list))
    operators: dict[str, Operator] = field(default_factory=dict)
    kinds: dict[EventType, str] = field(default_factory=dict)
    light: dict[str, list[tuple[str | None, bool]]] = field(default_factory=lambda: defaultdict(list))
    forms: dict[str, str] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)

    def add_verb(self, text: str, group: Group) -> None:
        """Parse a frame and index it.

        Raises:
            KnowledgeError: the frame has no verb.
        """
        pieces = _PIECE.findall(text)
        if not pieces or pieces[0].startswith("<"):
            raise KnowledgeError(f"group {group.name}: the frame {text!r} has no verb")
        frame = Frame(text, pieces[0], tuple(self._parts(pieces[1:])), group)
        self.verbs[frame.lemma].append(frame)

    def _parts(self, pieces: list[str]) -> list[Part]:
        parts: list[Part] = []
        for piece in pieces:
            link = parts[-1].link if parts and parts[-1].words is None and parts[-1].need is None else None
            if piece.removesuffix("!") in LINKS:
                parts.append(Part(link=piece.removesuffix("!"), particle=piece.endswith("!")))
                continue
            if piece in ("VP", "VPing"):
                part = Part(link=link, need="clause" if piece == "VP" else "gerund")
            elif piece == "NOT":
                parts.append(Part(need="negation"))
                continue
            elif piece == "that":
                part = Part(need="finite")
            elif piece.startswith("("):
                parts.append(Part(words=self._words(f"<{piece[1:-1]}>"), need="subject"))
                continue
            elif piece == "<any>":
                part = Part(link=link, need="object")
            elif piece == "<event>":
                part = Part(link=link, need="object", event=True)
            else:
                part = Part(link=link, words=self._words(piece), need="object")
            if link is not None:
                parts.pop()
            parts.append(part)
        return parts

    def _words(self, piece: str) -> frozenset[str]:
        if not piece.startswith("<"):
            return frozenset((piece.lower(),))
        found: set[str] = set()
        for name in piece[1:-1].split("|"):
            found |= self.classes.get(name, frozenset((name.lower(),)))
        return frozenset(found)

    def frames_of(self, lemma: str) -> list[Frame]:
        """Return the frames of a verb; British ``-ise`` finds what is entered as ``-ize``."""
        found = self.verbs.get(lemma)
        if found is None and lemma.endswith("ise"):
            found = self.verbs.get(lemma[:-3] + "ize")
        return found or []

    def lemma_of(self, form: str, guess: str) -> str:
        """Return the verb that a form belongs to: the one known verb that has it, else the tagger's."""
        return self.forms.get(form, guess)

    def add_noun(self, text: str, group: Group) -> None:
        """Index a nominal predicate such as ``air strike`` by its last word."""
        *before, lemma = text.lower().split()
        if lemma in LINKS:
            before, lemma = [*before[:-1], "@" + lemma], before[-1]
        elif "of" in before or "for" in before:
            cut = text.lower().split()
            link = next(i for i, word in enumerate(cut) if word in ("of", "for"))
            before, lemma = [*cut[: link - 1], "+" + cut[-1]], cut[link - 1]
        self.nouns[lemma].append(Noun(text, lemma, tuple(before), group))


def _group(row: dict[str, Any]) -> Group:
    if row["type"] is None:
        return Group(row["group"])
    kind = EventType(row["type"])
    mode = row.get("mode")
    if mode is not None and mode not in ontology().modes(kind):
        raise KnowledgeError(f"group {row['group']}: {kind} has no mode {mode!r}")
    other = row.get("cameo2plover")
    contexts = tuple(row.get("contexts", ()))
    unknown = set(contexts) - set(ontology().contexts)
    if unknown:
        raise KnowledgeError(f"group {row['group']}: unknown contexts {sorted(unknown)}")
    return Group(
        row["group"],
        kind,
        EventType(other) if other else None,
        mode,
        contexts,
        None,
        bool(row.get("reversed")),
    )


def _add_operators(lexicon: Lexicon, data: dict[str, Any]) -> None:
    for kind, types in data["kinds"].items():
        lexicon.kinds.update({EventType(name): kind for name in types})
    for name, row in data["operators"].items():
        lexicon.operators[name] = Operator(
            name, row["compose"], row.get("cameo2plover", {}), row["status"], row.get("mode")
        )
        group = Group(name, operator=name)
        for text in row["verbs"]:
            lexicon.add_verb(text, group)
    for active in ("doing", "undergoing"):
        for text in data["light_verbs"][active]:
            lemma, _, link = text.partition(" ")
            lexicon.light[lemma].append((link or None, active == "doing"))
    lexicon.words |= {
        key: frozenset(data[key]) if isinstance(data[key], list) else data[key]
        for key in (
            "circumstances",
            "unnamed_sources",
            "background",
            "patient_nouns",
            "transfer",
            "speech",
            "obligation",
            "future",
            "threat_modes",
            "threat_modes_by_mode",
            "request_modes",
            "deeds",
            "definite",
            "happening",
            "helping",
            "pair_words",
            "backing",
        )
    }


def _handed(lexicon: Lexicon) -> frozenset[str]:
    classes = ("troops", "weapons", "aid", "money", "peacekeepers", "evidence", "words", "police")
    others = (
        "observer",
        "inspector",
        "expert",
        "adviser",
        "advisor",
        "team",
        "envoy",
        "delegation",
        "mission",
        "diplomat",
    )
    return frozenset(others).union(*(lexicon.classes[name] for name in classes))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, read once from ``data/events``.

    Raises:
        KnowledgeError: a file contradicts the ontology.
    """
    result = Lexicon()
    for name, words in load_yaml("events", "classes.yaml")["classes"].items():
        result.classes[name] = frozenset(str(word).lower() for word in words)
    result.words["handed"] = _handed(result)
    _add_operators(result, load_yaml("events", "operators.yaml"))
    folder = files("crosscurrents").joinpath("data", "events", "predicates")
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        for row in load_yaml("events", f"predicates/{path.name}"):
            group = _group(row)
            for text in row.get("verbs", ()):
                result.add_verb(text, group)
            for text in row.get("nouns", ()):
                result.add_noun(text, group)
    irregular = load_yaml("events", "operators.yaml")["irregular_forms"]
    result.forms = form_table((verb for verb in result.verbs if verb.isalpha()), irregular)
    return result
