"""How one given actor speaks of, or deals with, another in a sentence: well, ill, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from crosscurrents.events.predications import SentenceReader
from crosscurrents.events.standing import standing_of
from crosscurrents.language.normalise import normalise
from crosscurrents.language.pipeline import load_pipeline
from crosscurrents.records import Pair, PairSign
from crosscurrents.relations.frames import find_frames
from crosscurrents.relations.grammar import is_denied
from crosscurrents.relations.lexicon import load_lexicon, load_valence
from crosscurrents.relations.sides import Sides, closeness, leading_noun, said_by, said_of_it, told_of
from crosscurrents.vocabulary import EventType, Status

EVENT_SIGNS = {
    EventType.SUPPORT: 1.0,
    EventType.AID: 0.7,
    EventType.ACCUSE: -1.0,
    EventType.REJECT: -0.5,
    EventType.THREATEN: -0.7,
    EventType.PROTEST: -0.7,
    EventType.MOBILIZE: -0.3,
    EventType.SANCTION: -0.7,
    EventType.COERCE: -0.7,
    EventType.ASSAULT: -1.0,
}
"""What an act says of how its actor stands to its recipient; to meet or agree with somebody says nothing."""

CUT = 0.17
"""Strength below which a sentence says nothing certain; tuned on two thirds of the benchmark."""

_QUIET = frozenset({"nsubj", "nsubjpass", "punct", "conj"})


class PairSigner:
    """Signs pairs by acts and stated ties between the two; failing these, by words between them."""

    def __init__(self) -> None:
        self._lexicon = load_lexicon()
        self._valence = load_valence()

    def sign(self, pairs: Iterable[Pair]) -> list[PairSign]:
        """Return one sign a pair, in order; a side without a span in the sentence is neutral."""
        listed = list(pairs)
        docs = load_pipeline().pipe([normalise(pair.text) for pair in listed], batch_size=64)
        return [self._sign(pair, doc) for pair, doc in zip(listed, docs, strict=True)]

    def _sign(self, pair: Pair, doc: Doc) -> PairSign:
        if not pair.source or not pair.target or not len(doc):
            return PairSign(forward=0.0, backward=0.0)
        sides = Sides(doc, pair.source, pair.target)
        sign = self._by_reception(sides)
        if not sign.forward and not sign.backward:
            sign = self._by_ties(sides)
        if not sign.forward and not sign.backward:
            sign = self._by_acts(sides)
        if not sign.forward and not sign.backward:
            sign = self._by_words(sides)
        return PairSign(forward=_settled(sign.forward), backward=_settled(sign.backward))

    def _by_reception(self, sides: Sides) -> PairSign:
        """``X won the support of Y``, ``X infuriated Y``, ``X is popular with Y``: Y holds it, about X."""
        for source, target in ((0, 1), (1, 0)):
            value = self._received(sides.heads[source], sides.heads[target])
            if value:
                forward, backward = (0.0, value) if source == 0 else (value, 0.0)
                return PairSign(forward=forward, backward=backward)
        return PairSign(forward=0.0, backward=0.0)

    def _received(self, subject: Token, holder: Token) -> float:
        """Return how ``holder`` feels about the subject of a verb that stirs or meets with feelings."""
        owner, verb = leading_noun(subject), leading_noun(subject).head
        if owner.dep_ != "nsubj" or is_denied(verb):
            return 0.0
        lemma = verb.lemma_.lower()
        stirred = self._valence.stirring.get(lemma, 0)
        if stirred and any(each.i == leading_noun(holder).i for each in verb.children if each.dep_ == "dobj"):
            return 0.8 * stirred
        above = (each for each in holder.ancestors if each.lemma_.lower() in self._valence.feelings)
        feeling = next(above, None)
        if feeling is None or feeling in subject.ancestors:
            return 0.0
        gets = lemma in self._valence.receiving and feeling.head.i in _near(verb)
        if not gets and not self._is_met(subject, feeling):
            return 0.0
        link = holder.head.lower_ if holder.dep_ == "pobj" else holder.dep_
        if link not in {"of", "from", "among", "poss", "compound"}:
            return 0.0
        return 0.8 * self._valence.words.get(feeling.lemma_.lower(), 0)

    def _by_ties(self, sides: Sides) -> PairSign:
        """Add up the ties that the sentence states between the two."""
        forward = backward = 0.0
        for frame in find_frames(sides.doc, self._lexicon):
            value = self._lexicon.signs[frame.relation]
            forward += value * (sides.names(frame.holder, 0) and sides.names(frame.target, 1))
            backward += value * (sides.names(frame.holder, 1) and sides.names(frame.target, 0))
        return PairSign(forward=forward, backward=backward)

    def _by_acts(self, sides: Sides) -> PairSign:
        """Add up the events read between the two, by how closely their roles name them."""
        forward = backward = 0.0
        for reading in SentenceReader(sides.doc[:], "plover").predications():
            value = EVENT_SIGNS.get(reading.type, 0.0) if reading.type else 0.0
            if value:
                value = _as_it_stands(value, standing_of(reading).status)
                forward += value * sides.fill(reading.actors, 0) * sides.fill(reading.recipients, 1)
                backward += value * sides.fill(reading.actors, 1) * sides.fill(reading.recipients, 0)
        return PairSign(forward=forward, backward=backward)

    def _by_words(self, sides: Sides) -> PairSign:
        """Weigh the words on the path between the two in the parse, and what is said of the second."""
        up, top, down = sides.path()
        if top is None:
            return PairSign(forward=0.0, backward=0.0)
        path = [t for t in (*up[1:], top, *down[1:]) if not sides.inside(t)]
        on_path = {token.i for token in path}
        beside = [
            each
            for token in path
            for each in token.children
            if each.i not in on_path and not sides.inside(each) and each.dep_ not in _QUIET
        ]
        value = self._polarity(path, sides) + 0.5 * self._polarity(beside, sides)
        value = max(-1.5, min(1.5, value)) * closeness(up) * closeness(down)
        spoken = self._spoken(sides)
        return spoken or self._directed(0.6 * value, sides, up, down)

    def _spoken(self, sides: Sides) -> PairSign | None:
        """``A said B had failed``: how A speaks of B, where B is the subject of what A is quoted with."""
        for speaker, other in ((0, 1), (1, 0)):
            verb = said_by(sides.heads[speaker])
            clause = told_of(sides.heads[other], verb) if verb is not None else None
            if clause is None:
                continue
            value = self._polarity(said_of_it(clause), sides, self._valence.words | self._valence.qualities)
            value = 0.45 * max(-1.5, min(1.5, value))
            if abs(value) >= CUT:
                return PairSign(forward=0.0 if speaker else value, backward=value if speaker else 0.0)
        return None

    def _directed(self, value: float, sides: Sides, up: list[Token], down: list[Token]) -> PairSign:
        """Say who holds it: the subject, or after a passive the agent; else the first, less surely."""
        first = up[-1].dep_ if up else ""
        second = down[-1].dep_ if down else ""
        owner = self._owner(sides)
        if owner is not None:
            return PairSign(forward=0.0 if owner else value, backward=value if owner else 0.0)
        by_second = any(t.dep_ == "agent" or (t.dep_ == "prep" and t.lower_ == "by") for t in down)
        done_to = any(t.dep_ == "prep" and t.lower_ == "by" and t.head.pos_ == "NOUN" for t in down)
        if by_second and (done_to or first != "nsubj"):
            return PairSign(forward=0.0, backward=value)
        if first == "nsubj":
            return PairSign(forward=value, backward=0.0)
        if second == "nsubj" and first:
            return PairSign(forward=0.0, backward=value)
        if not up and any(token.dep_ == "appos" for token in down):
            # "X, a critic of Y": the noun beside the first says what it is to the second.
            return PairSign(forward=value, backward=0.0)
        share = 0.6 if any(token.dep_ == "nsubj" for token in up) else 0.3
        return PairSign(forward=value * share, backward=0.0)

    def _owner(self, sides: Sides) -> int | None:
        """Tell which side's feeling a noun names: ``X's praise``, ``criticism from X``."""
        for side, head in enumerate(sides.heads):
            word = head.head
            if head.dep_ == "pobj" and word.lower_ == "from":
                word = word.head
            elif head.dep_ != "poss":
                continue
            if (
                word.pos_ == "NOUN"
                and word.lemma_.lower() in self._valence.feelings
                and not sides.inside(word)
                and (head.dep_ == "pobj" or self._is_met(sides.heads[1 - side], word))
            ):
                return side
        return None

    def _is_met(self, other: Token, feeling: Token) -> bool:
        """Tell whether somebody is the object of a feeling or speech: ``X faces criticism``."""
        if feeling in other.ancestors:
            return True
        verb = feeling.head if feeling.dep_ == "dobj" else feeling.head.head
        met = verb.lemma_.lower() in self._valence.meeting
        while met and verb.dep_ in {"xcomp", "pcomp", "prep"} and verb not in other.ancestors:
            verb = verb.head
        return met and verb in other.ancestors

    def _polarity(
        self, tokens: Iterable[Token], sides: Sides, words: Mapping[str, int] | None = None
    ) -> float:
        known = self._valence.words if words is None else words
        total = 0.0
        for token in tokens:
            value = float(known.get(token.lemma_.lower(), 0) or known.get(token.lower_, 0))
            if value and any(
                not sides.inside(each) and {each.lower_, each.lemma_.lower()} & self._valence.turning
                for each in token.children
            ):
                value *= -0.7
            total += value
        return total


def _near(verb: Token) -> set[int]:
    """Return the verb and its prepositions: ``faced criticism``, ``came under fire``."""
    return {verb.i, *(each.i for each in verb.children if each.dep_ == "prep")}


def _as_it_stands(value: float, status: Status) -> float:
    """Return what an act says by its status: support refused is blame, blame denied says nothing."""
    if status is Status.DENIED:
        return -0.8 * value if value > 0 else 0.0
    return 0.5 * value if status is Status.HYPOTHETICAL else value


def _settled(value: float) -> float:
    """Return a value between −1 and 1 that is 0 where it is too weak to say."""
    return max(-1.0, min(1.0, value)) if abs(value) >= CUT else 0.0
