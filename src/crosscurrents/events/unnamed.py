"""Participants that the actors room leaves out: places that are dealt with, phrases that name nobody.

An event needs somebody on each side. Where the words in a role name no actor of the document, a place
that is hit, helped or visited stands for those who are there, and a noun phrase such as ``a bus`` or
``three lecturers`` becomes an actor of its document.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.actors.knowledge import KnownActor, load_knowledge
from crosscurrents.actors.names import matcher_for
from crosscurrents.events.ontology import load_yaml
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Actor, Mention, make_id
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import ActorKind, MentionForm

PARTICIPANT_RULE = "events.participant"
_CONFIDENCE = 0.5
_COMPASS = frozenset(("west", "western", "east", "eastern", "northern", "southern", "left", "right"))
_INNER = ("of", "in", "at", "from", "near", "on", "to", "for", "by")


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    data = load_yaml("events", "capable.yaml")
    return frozenset(data["capable"]), frozenset(data["names"]), data["kinds"]


class Participants:
    """Collects the further actors of one document while its events are read."""

    def __init__(self, parsed: ParsedDocument, actors: ActorReading, settings: Settings) -> None:
        self._parsed = parsed
        self._actors = actors
        self._knowledge = settings.knowledge
        self._found: dict[str, Actor] = {}

    def completed(self) -> ActorReading:
        """Return the actors of the document together with those found here."""
        if not self._found:
            return self._actors
        known = [self._found.pop(actor.id, actor) for actor in self._actors.actors]
        return ActorReading(self._parsed.doc, [*known, *self._found.values()], self._actors.relations)

    def first_of(self, tokens: Iterable[Token], deep: bool) -> list[str]:
        """Return the id of the first of ``tokens`` that can be an actor, in a list; empty where none can.

        ``deep`` also looks at names that hang on the word: ``relatives in Cuba``.
        """
        for token in tokens:
            head = self._head(token, deep, 0)
            if head is not None:
                return [self._enter(head)]
        return []

    def _head(self, token: Token, deep: bool, depth: int) -> Token | None:
        capable, names, _ = _words()
        if token.pos_ == "PROPN" or (token.ent_type_ in names and token.pos_ in ("NOUN", "ADJ")):
            return token if token.ent_type_ in names or not token.ent_type_ else None
        if token.pos_ == "NOUN" and depth == 0 and token.lemma_.lower() in capable:
            return None if _is_abstract(token) else token
        if not deep or depth > 2 or token.pos_ not in ("NOUN", "PROPN", "NUM"):
            return None
        for child in token.children:
            if child.dep_ in ("poss", "compound", "amod", "nmod"):
                inner = self._head(child, deep, depth + 1)
            elif child.dep_ == "prep" and child.lower_ in _INNER:
                objects = (self._head(c, deep, depth) for c in child.children if c.dep_ == "pobj")
                inner = next((found for found in objects if found is not None), None)
            else:
                continue
            if inner is not None:
                return inner
        return None

    def _enter(self, head: Token) -> str:
        span = _phrase(head)
        known = _known_name(span.text, self._knowledge) if head.pos_ in ("PROPN", "ADJ") else None
        words = self._parsed.words(span.start_char, span.end_char)
        key = (
            known.id
            if known is not None
            else make_id(self._parsed.document.id, "participant", words.casefold())
        )
        mention = Mention(
            document=self._parsed.document.id,
            actor=key,
            start=span.start_char,
            end=span.end_char,
            text=words,
            form=MentionForm.NAME if head.pos_ == "PROPN" else MentionForm.DESCRIPTION,
            confidence=_CONFIDENCE,
            rule=PARTICIPANT_RULE,
        )
        present = self._found.get(key) or self._actors.by_id.get(key)
        if present is not None:
            if all((m.start, m.end) != (mention.start, mention.end) for m in present.mentions):
                mentions = sorted([*present.mentions, mention], key=lambda m: m.start)
                self._found[key] = msgspec.structs.replace(present, mentions=mentions)
            return key
        self._found[key] = Actor(
            id=key,
            name=known.name if known is not None else words,
            kind=known.kind if known is not None else _kind(head),
            country=known.country if known is not None else None,
            sector=known.sector if known is not None else None,
            wikidata=known.wikidata if known is not None else None,
            mentions=[mention],
            document=self._parsed.document.id,
            confidence=_CONFIDENCE,
            evidence=[self._parsed.evidence(span.start_char, span.end_char, PARTICIPANT_RULE)],
        )
        return key


def _is_abstract(noun: Token) -> bool:
    """``use force``, ``the eastern bank``: words for a body that here mean none."""
    lemma, before = noun.lower_, {child.lower_ for child in noun.lefts}
    return (lemma == "force" and not before) or (lemma == "bank" and bool(before & _COMPASS))


def _phrase(head: Token) -> TokenSpan:
    """A name with its parts; a noun with what stands before it, articles left out."""
    start = head
    for child in head.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "nummod", "poss", "quantmod") and child.dep_ != "det":
            start = min(start, child.left_edge, key=lambda t: t.i)
    while start.i < head.i and (start.pos_ in ("DET", "PUNCT", "PRON") or start.lower_ == "'s"):
        start = start.nbor(1)
    end = head.i + 1
    if head.pos_ == "PROPN":
        for child in head.rights:
            if child.lower_ == "of" and any(c.pos_ == "PROPN" for c in child.children):
                end = child.right_edge.i + 1
    return head.doc[start.i : end]


def _known_name(text: str, knowledge: tuple[str, ...]) -> KnownActor | None:
    """Return the state or body that exactly these words name, None where they name none or several."""
    for match in matcher_for(load_knowledge(knowledge)).find(text):
        uses = [value[1] if isinstance(value, tuple) and len(value) == 2 else value for value in match.values]
        actors = {use.actor.id: use.actor for use in uses if use.role in ("name", "demonym")}
        if len(actors) == 1 and match.end == len(text):
            actor: KnownActor = next(iter(actors.values()))
            return actor
    return None


def _kind(head: Token) -> ActorKind:
    return ActorKind(_words()[2].get(head.ent_type_, "other" if head.tag_ == "NN" else "population"))
