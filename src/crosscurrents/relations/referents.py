"""Whom a word of a tie names in one document: the actor it heads, describes, or stands for."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Mention
from crosscurrents.relations.grammar import after
from crosscurrents.relations.lexicon import load_lexicon
from crosscurrents.relations.placeindex import PlaceIndex
from crosscurrents.relations.places import PlaceFrame
from crosscurrents.relations.shortnames import ShortNames
from crosscurrents.vocabulary import ActorKind, MentionForm

_ORGANS = frozenset({ActorKind.MILITARY, ActorKind.GOVERNMENT, ActorKind.POLICE})
_PAIR_REACH = 60


class Referents:
    """What is asked of one document about whom its words name."""

    def __init__(
        self, parsed: ParsedDocument, actors: ActorReading, places: PlaceIndex, names: ShortNames
    ) -> None:
        self.parsed = parsed
        self.actors = actors
        self.places = places
        self._names = names
        self._partitive = load_lexicon().partitive

    def actor(self, token: Token) -> Mention | None:
        """Return the actor that a word heads, that stands beside it, or that it lies in."""
        if token.dep_ == "appos" and (named := self.actors.index.headed_by(token.head)) is not None:
            own = self.actors.index.headed_by(token)
            if named.form is MentionForm.NAME and (own is None or self._is_nameless(own)):
                return named
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

    def _is_nameless(self, mention: Mention) -> bool:
        """Tell whether no name of a mention's actor stands anywhere in the text."""
        actor = self.actors.by_id.get(mention.actor)
        return actor is not None and all(m.form is MentionForm.DESCRIPTION for m in actor.mentions)

    def is_own_organ(self, holder: Mention, target: Mention) -> bool:
        """Tell whether one is an organ of the other's state, as an army is: no tie between two."""
        one, other = self.actors.by_id.get(holder.actor), self.actors.by_id.get(target.actor)
        if one is None or other is None or one.country is None or one.country != other.country:
            return False
        return other.kind is ActorKind.STATE and one.kind in _ORGANS

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

    def organ_there(self, spot: PlaceFrame) -> Mention | None:
        """Return whose government or rebels ``government-held`` means: those of the place's country."""
        word = spot.holder
        actor = self._names.organ(word.lower_, self.places.countries.get(spot.place))
        return self._named(word, len(word), actor, "relations.organ-there") if actor is not None else None
