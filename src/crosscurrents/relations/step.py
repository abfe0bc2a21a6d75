"""From a parsed document with its actors and places to the ties that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from spacy.tokens import Span as TokenSpan

from crosscurrents.actors.index import ActorReading
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Mention, Place, Relation, TimeExpression
from crosscurrents.relations.document import DocumentTies
from crosscurrents.relations.frame import Frame
from crosscurrents.relations.frames import find_frames
from crosscurrents.relations.lexicon import load_lexicon
from crosscurrents.relations.places import PlaceIndex, find_place_frames
from crosscurrents.relations.presence import find_presence
from crosscurrents.relations.shortnames import ShortNames
from crosscurrents.relations.standing import find_standing
from crosscurrents.relations.support import find_phrases
from crosscurrents.vocabulary import RelationName

_NAMED_BESIDE = frozenset({"relations.prefix", "relations.favour", "relations.war"})
"""Where a name may stand inside another's: pro-X, with X's backing, an insurgency inside X."""


class RelationReader:
    """Reads stated ties. Loads the lexicon once; ``knowledge`` tells whom a demonym means."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = load_lexicon()
        self._names = ShortNames(knowledge)

    def read(
        self,
        parsed: ParsedDocument,
        actors: ActorReading,
        places: Sequence[Place] = (),
        dates: Sequence[TimeExpression] = (),
    ) -> list[Relation]:
        """Return the ties that the narrative states, each once a pair of actors and document.

        Part-of, member-of, leads and serves come with the actors, and are not read here.
        """
        document = DocumentTies(parsed, actors, PlaceIndex(parsed.doc, places), dates, self._names)
        found: dict[str, Relation] = {}
        for sentence in parsed.sentences:
            frames = (find(sentence, self._lexicon) for find in (find_frames, find_phrases, find_standing))
            for frame in chain.from_iterable(frames):
                for relation in self._ties(document, frame, sentence):
                    found.setdefault(relation.id, relation)
            spots = find_place_frames(sentence, self._lexicon, document.places)
            for spot in chain(spots, find_presence(sentence, self._lexicon, document.places)):
                for relation in document.at_place(spot, sentence):
                    found.setdefault(relation.id, relation)
        return list(found.values())

    def _ties(self, document: DocumentTies, frame: Frame, sentence: TokenSpan) -> Iterator[Relation]:
        sign = self._lexicon.signs[frame.relation]
        holders, targets = self._sides(document, frame)
        for holder in holders:
            for target in targets:
                if holder.actor != target.actor:
                    yield document.tie(holder, frame.relation, target, sign, frame, sentence)
                    if frame.relation in self._lexicon.mutual:
                        yield document.tie(target, frame.relation, holder, sign, frame, sentence)

    def _sides(self, document: DocumentTies, frame: Frame) -> tuple[list[Mention], list[Mention]]:
        """Return whom the two words of a tie name, both where one stands for ``both sides``."""
        if frame.rule == "relations.compound":
            holder = document.named_by(frame.holder)
            target = document.actor(frame.target) or document.actor(frame.holder)
        elif frame.rule in _NAMED_BESIDE:
            holder = document.actor_or_name(frame.holder)
            target = document.actor_or_name(frame.target)
        else:
            holder, target = document.actor(frame.holder), document.actor(frame.target)
        if holder is None and frame.relation is RelationName.BACKS:
            holder = document.standing_behind(frame.holder)
        holders = document.both(frame.holder) or [each for each in (holder,) if each is not None]
        targets = document.both(frame.target) or [each for each in (target,) if each is not None]
        return holders, targets
