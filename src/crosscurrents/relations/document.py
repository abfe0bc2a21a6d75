"""Whom the words of a tie name in one document, and the record that a tie becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Mention, Relation, TimeExpression, make_id
from crosscurrents.relations.frame import Frame
from crosscurrents.relations.grammar import after, subject
from crosscurrents.relations.lexicon import load_lexicon
from crosscurrents.relations.places import PlaceFrame, PlaceIndex
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
_PAIR_REACH = 60
_STAYING = frozenset({RelationName.BASED_IN, RelationName.PRESENT_AT})


class DocumentTies:
    """What is asked of one document while its ties are read."""

    def __init__(
        self,
        parsed: ParsedDocument,
        actors: ActorReading,
        places: PlaceIndex,
        dates: Sequence[TimeExpression],
        names: ShortNames,
    ) -> None:
        self.parsed = parsed
        self._names = names
        self._troops = load_lexicon().troops
        self._partitive = load_lexicon().partitive
        self.actors = actors
        self.places = places
        self._dates = dates

    def actor(self, token: Token) -> Mention | None:
        """Return the actor that a word heads, that stands beside it, or that it lies in."""
        beside = next((each for each in token.children if each.dep_ == "appos"), None)
        for each in (token, beside):
            if each is not None and (headed := self.actors.index.headed_by(each)) is not None:
                return headed
        if token.dep_ == "appos" and (headed := self.actors.index.headed_by(token.head)) is not None:
            return headed
        covering = self.actors.index.covering(token)
        if covering:
            return covering[-1]
        part = after(token, "of") if token.lemma_.lower() in self._partitive else None
        return self.actor(part) if part is not None else self._capital(token)

    def standing_behind(self, token: Token) -> Mention | None:
        """Return whose means back somebody: ``backed by the mission's vehicles``, ``by Russian jets``."""
        owner = next((each for each in token.lefts if each.dep_ == "poss"), None)
        demonym = next((each for each in token.lefts if each.dep_ in {"amod", "compound"}), None)
        if owner is not None:
            return self.actor(owner)
        return self.named_by(demonym) if demonym is not None else None

    def _capital(self, token: Token) -> Mention | None:
        """Return the state that the name of its capital stands for where it acts."""
        first = next((each for each in token.conjuncts if each.i < token.i), token)
        if token.pos_ != "PROPN" or first.dep_ != "nsubj":
            return None
        state = self._names.capital(token.lower_)
        return self._named(token, len(token), state, "relations.capital") if state is not None else None

    def named_by(self, word: Token) -> Mention | None:
        """Return whom a word in front of a hyphen names, though it stands inside another's name."""
        mention = self.actors.index.headed_by(word)
        if mention is not None and "-" not in word.text:
            return mention
        name = word.text.rpartition("-")[0] or word.text
        actor = self._names.named(name)
        return self._named(word, len(name), actor, "relations.demonym") if actor is not None else None

    def actor_or_name(self, word: Token) -> Mention | None:
        """Return whom a word heads or names by itself, else the actor that it lies in."""
        headed = self.actors.index.headed_by(word)
        return headed or self.named_by(word) or self.actor(word)

    def both(self, word: Token) -> list[Mention]:
        """Return whom ``both sides`` takes up: the two that ``and`` joined last before it."""
        counted = any(each.lower_ == "both" for each in word.lefts)
        if not counted or word.lemma_.lower() not in load_lexicon().sides:
            return []
        for first in reversed(word.doc[max(0, word.i - _PAIR_REACH) : word.i]):
            second = next((each for each in first.rights if each.dep_ == "conj"), None)
            pair = [self.actors.index.headed_by(each) for each in (first, second) if each is not None]
            found = [mention for mention in pair if mention is not None]
            if len({mention.actor for mention in found}) == 2 and second is not None and second.i < word.i:
                return found
        return []

    def _named(self, word: Token, length: int, actor: str, rule: str) -> Mention:
        start, end = word.idx, word.idx + length
        return Mention(
            document=self.parsed.document.id,
            actor=actor,
            start=start,
            end=end,
            text=self.parsed.words(start, end),
            form=MentionForm.NAME,
            confidence=0.95,
            rule=rule,
        )

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
            holder = self.named_by(spot.holder) or self._organ_there(spot)
        holder = holder or self.actor(spot.holder)
        if holder is None:
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

    def _organ_there(self, spot: PlaceFrame) -> Mention | None:
        """Return whose government or rebels ``government-held`` means: those of the place's country."""
        word = spot.holder
        actor = self._names.organ(word.lower_, self.places.countries.get(spot.place))
        return self._named(word, len(word), actor, "relations.organ-there") if actor is not None else None

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
