"""One document's search for actors: each source in turn, then aliases, then what takes them up again."""

from __future__ import annotations

from crosscurrents.actors.candidates import Candidate, taken_tokens
from crosscurrents.actors.context import Context
from crosscurrents.actors.entities import find_bodies
from crosscurrents.actors.knownnames import KnownNames
from crosscurrents.actors.learning import AliasLearner
from crosscurrents.actors.people import name_words
from crosscurrents.actors.phrases import PhraseReader
from crosscurrents.actors.settling import Settler
from crosscurrents.actors.surnames import People
from crosscurrents.records import make_id


def find_mentions(context: Context) -> tuple[list[Candidate], dict[str, list[str]]]:
    """Return all mentions of one document, settled and in order, and the aliases it taught by actor id."""
    known = KnownNames(context)
    phrases = PhraseReader(context.doc, context.table, context.knowledge, context.lexicon, context.day)
    candidates = known.without_overlap([*phrases.read(context.chunks), *known.read()])
    candidates = People(context).settle(candidates)
    candidates += _new_bodies(context, candidates)
    learner = AliasLearner(context, candidates)
    return Settler(context, learner.run()).run(), learner.learned


def _new_bodies(context: Context, candidates: list[Candidate]) -> list[Candidate]:
    taken = taken_tokens(candidates)
    bodies = find_bodies(context.doc, context.table, context.lexicon, context.narrative)
    found = [body for body in bodies if body.head not in taken]
    for body in found:
        body.key = make_id("actor", "body", " ".join(name_words(body.name)))
    return found
