"""Whom the words of a tie name in one document, and the record that a tie becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Mention, Relation, TimeExpression, make_id
from crosscurrents.relations.frame import Frame
from crosscurrents.relations.grammar import subject
from crosscurrents.relations.lexicon import load_lexicon
from crosscurrents.relations.placeindex import PlaceIndex
from crosscurrents.relations.places import PlaceFrame
from crosscurrents.relations.referents import Referents
from crosscurrents.relations.shortnames import ShortNames
from crosscurrents.vocabulary import ActorKind, MentionForm, RelationName, Status

_SAYING = frozenset(
    {
        "say",
        "claim",
        "allege",
        "argue",
        "insist",
        "believe",
        "think",
        "accuse",
        "maintain",
        "add",
        "tell",
        "warn",
    }
)
_CONFIDENCE = {
    "relations.compound": 0.9,
    "relations.verb": 0.75,
    "relations.participle": 0.85,
    "relations.adjective": 0.85,
    "relations.noun": 0.8,
    "relations.between": 0.75,
    "relations.regarding": 0.85,
    "relations.each-other": 0.8,
    "relations.arms": 0.75,
    "relations.fear": 0.7,
    "relations.grouping": 0.8,
    "relations.opposite-sides": 0.7,
    "relations.favour": 0.75,
    "relations.war": 0.75,
    "relations.terms": 0.8,
    "relations.prefix": 0.75,
    "relations.parallel": 0.6,
}
"""How often each rule was right on reports looked at by eye; to be calibrated on gold."""


_NAMED_BY_PEOPLE = frozenset(
    {
        ("relations.place-noun", RelationName.PRESENT_AT),
        ("relations.place-noun", RelationName.BASED_IN),
        ("relations.place-compound", RelationName.CONTROLS),
        ("relations.holding", RelationName.CONTROLS),
    }
)
"""Where the name of a people may stand for its state: a Turkish camp, Turkish-held, in Turkish hands."""
_STAYING = frozenset({RelationName.BASED_IN, RelationName.PRESENT_AT})


class DocumentTies(Referents):
    """Makes the records of one document's ties."""

    def __init__(
        self,
        parsed: ParsedDocument,
        actors: ActorReading,
        places: PlaceIndex,
        dates: Sequence[TimeExpression],
        names: ShortNames,
    ) -> None:
        super().__init__(parsed, actors, places, names)
        self._troops = load_lexicon().troops
        self._dates = dates

    def tie(
        self,
        holder: Mention,
        relation: RelationName,
        target: Mention,
        sign: float,
        frame: Frame,
        sentence: TokenSpan,
    ) -> Relation:
        """Build the record of a tie between two actors."""
        pronoun = MentionForm.PRONOUN in (holder.form, target.form)
        sure = _CONFIDENCE[frame.rule] * min(holder.confidence, target.confidence) * (0.9 if pronoun else 1.0)
        span = (target.start, max(target.end, _end(frame.last)))
        return self._relation(
            holder,
            relation,
            target.actor,
            span,
            sign,
            frame.trigger,
            frame.rule,
            sentence,
            sure,
            frame.status,
        )

    def at_place(self, spot: PlaceFrame, sentence: TokenSpan) -> Iterator[Relation]:
        """Build the record of a tie to a place; peoples live somewhere and hold nothing."""
        holder = self.actors.index.headed_by(spot.holder)
        if holder is None and (spot.rule, spot.relation) in _NAMED_BY_PEOPLE:
            holder = self.named_by(spot.holder) or self.organ_there(spot)
        holder = holder or self.actor(spot.holder)
        if holder is None:
            return
        in_state = spot.rule == "relations.place-noun" and spot.place in self.places.states
        if in_state and spot.relation is RelationName.CONTROLS:
            # "X's stronghold in Y": where Y is a country, X holds a place in it, not all of it.
            return
        actor = self.actors.by_id.get(holder.actor)
        kind = actor.kind if actor is not None else ActorKind.STATE
        if kind is ActorKind.POPULATION and (spot.relation in _STAYING or spot.status is not Status.OCCURRED):
            return
        if spot.rule == "relations.presence" and not self._armed(spot, kind):
            return
        yield self._relation(
            holder,
            spot.relation,
            spot.place,
            spot.span,
            0.0,
            spot.trigger,
            spot.rule,
            sentence,
            0.75 * holder.confidence,
            spot.status,
        )

    def _armed(self, spot: PlaceFrame, kind: ActorKind) -> bool:
        """Tell whether arms stand there: an armed actor, or a noun for troops."""
        words = {spot.holder.lemma_.lower(), spot.trigger.lemma_.lower()}
        return kind in {ActorKind.MILITARY, ActorKind.ARMED_GROUP} or not words.isdisjoint(self._troops)

    def _relation(
        self,
        holder: Mention,
        relation: RelationName,
        other: str,
        span: tuple[int, int],
        sign: float,
        trigger: Token,
        rule: str,
        sentence: TokenSpan,
        confidence: float,
        status: Status,
    ) -> Relation:
        document = self.parsed.document
        view = self._view(trigger, sentence)
        since, until = self._period(trigger)
        start = min(holder.start, span[0], trigger.idx)
        end = max(holder.end, span[1], trigger.idx + len(trigger))
        return Relation(
            id=make_id("relation", document.id, holder.actor, relation, other, view, *_told(status)),
            subject=holder.actor,
            relation=relation,
            object=other,
            sign=sign,
            since=since,
            until=until,
            status=status,
            attributed_to=view,
            document=document.id,
            confidence=round(confidence, 3),
            evidence=[self.parsed.evidence(start, end, rule)],
        )

    def _view(self, trigger: Token, sentence: TokenSpan) -> str | None:
        """Return who is reported to say so, where the tie stands in what somebody says or thinks."""
        for verb in trigger.ancestors:
            if verb.lemma_.lower() in _SAYING and verb.i >= sentence.start:
                speaker = subject(verb)
                mention = self.actor(speaker) if speaker is not None else None
                below = speaker is not None and trigger not in speaker.subtree
                if mention is not None and below:
                    return mention.actor
        return None

    def _period(self, trigger: Token) -> tuple[str | None, str | None]:
        """Return since when and until when, where the clause says so."""
        since = until = None
        for preposition in trigger.children:
            if preposition.dep_ not in {"prep", "mark"} or preposition.lower_ not in {"since", "until"}:
                continue
            right = preposition.right_edge
            for date in self._dates:
                if preposition.idx < date.start <= right.idx:
                    if preposition.lower_ == "since":
                        since = date.earliest
                    else:
                        until = date.latest
        return since, until


def _end(token: Token | None) -> int:
    return token.idx + len(token) if token is not None else 0


def _told(status: Status) -> list[str]:
    """Return what a tie's id says of its status: nothing where the tie is stated."""
    return [] if status is Status.OCCURRED else [status]
