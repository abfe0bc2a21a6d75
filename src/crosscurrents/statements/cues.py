"""The words that attribute, read once from ``data/statements/cues.yaml``."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import yaml
from spacy.tokens import Token

from crosscurrents.vocabulary import StatementKind

Frames = dict[str, StatementKind]


class CueLexicon(NamedTuple):
    """Frames with their acts: verbs by (lemma, particle), nouns and adjectives by lemma."""

    verbs: dict[tuple[str, str], Frames]
    particles: dict[str, set[str]]
    nouns: dict[str, Frames]
    adjectives: dict[str, Frames]
    prepositions: list[tuple[str, ...]]
    clause_only: frozenset[str]
    tells: frozenset[str]
    fighting: frozenset[str]
    aiding: frozenset[str]


def load_yaml(name: str) -> dict[str, Any]:
    """Read one knowledge file of this room."""
    text = (resources.files("crosscurrents") / "data" / "statements" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@lru_cache(maxsize=1)
def cue_lexicon() -> CueLexicon:
    """Return the cue words with their frames; an act more special than a claim holds, the first one given."""
    table = load_yaml("cues.yaml")
    verbs: dict[tuple[str, str], Frames] = {}
    for group in table["verbs"]:
        for phrase in group["words"]:
            _enter_verb(verbs, phrase.split(), group["frames"], StatementKind(group["kind"]))
    particles: dict[str, set[str]] = {}
    for lemma, particle in verbs:
        if particle:
            particles.setdefault(lemma, set()).add(particle)
    for frames in verbs.values():
        if "quote" in frames and "that" in frames:
            frames["quote"] = frames["that"]
    return CueLexicon(
        verbs,
        particles,
        _by_lemma(table["nouns"]),
        _by_lemma(table["adjectives"]),
        [tuple(phrase.split()) for phrase in table["prepositions"]],
        frozenset(table["clause_only"]),
        frozenset(table["tells"]),
        frozenset(table["fighting"]),
        frozenset(table["aiding"]),
    )


def _enter_verb(
    verbs: dict[tuple[str, str], Frames], words: list[str], frames: list[str], kind: StatementKind
) -> None:
    lemma, rest = words[0], words[1:]
    if (rest and rest[-1] in frames) or (rest and rest[-1] in ("on", "upon") and "whom-to" in frames):
        frames, rest = [rest[-1]], rest[:-1]
    entry = verbs.setdefault((lemma, " ".join(rest)), {})
    for frame in frames:
        if entry.get(frame, StatementKind.CLAIM) is StatementKind.CLAIM:
            entry[frame] = kind


def _by_lemma(groups: list[dict[str, Any]]) -> dict[str, Frames]:
    found: dict[str, Frames] = {}
    for group in groups:
        for word in group["words"]:
            entry = found.setdefault(word, {})
            for frame in group["frames"]:
                entry.setdefault(frame, StatementKind(group["kind"]))
    return found


def verb_frames(verb: Token) -> tuple[Frames, str] | None:
    """Return the frames of a verb with its particle (``point`` with ``out``), or None for other verbs."""
    lexicon = cue_lexicon()
    if verb.is_title and not verb.is_sent_start and not verb.nbor(-1).is_punct:
        return None
    lemma = verb.lemma_.lower()
    for particle in lexicon.particles.get(lemma, ()):
        first = particle.split()[0]
        after = [child.lower_ for child in verb.rights][:3]
        if first in after or (verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == first):
            return lexicon.verbs[lemma, particle], particle
    frames = lexicon.verbs.get((lemma, ""))
    return (frames, "") if frames else None
