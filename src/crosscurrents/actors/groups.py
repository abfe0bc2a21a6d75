"""Groups taken up by a description: ``the militia``, ``the militants``, ``the Kurdish fighters``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.fitting import is_armed, is_group, is_organisation, is_umbrella, of_kind
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.salience import Discourse
from crosscurrents.vocabulary import ActorKind

_FAR = 8
_FIGHTERS = frozenset({"members:armed-group", "group:armed-group"})


class GroupResolver:
    """Links descriptions of groups to the earlier mention that they take up."""

    def __init__(self, doc: Doc, discourse: Discourse, knowledge: Knowledge, lexicon: ActorLexicon) -> None:
        self._doc = doc
        self._discourse = discourse
        self._knowledge = knowledge
        self._words = lexicon.words

    def of_people(self, candidate: Candidate, head: Token) -> Candidate | None:
        """Resolve what a people's name tells: ``the Kurdish militia``; None for any other phrase."""
        owner = self._knowledge.get(candidate.owner or "")
        told = owner is not None and owner.kind is ActorKind.POPULATION and candidate.sort in _FIGHTERS
        return self._described(candidate, head, is_armed) if told else None

    def group(self, candidate: Candidate, head: Token) -> Candidate | None:
        """Return the group that a noun for groups or their people takes up."""
        key = candidate.sort.partition(":")[2]
        fits: Callable[[Candidate], bool]
        if self._words["distinguishing_set"].intersection(content_of(self._doc, candidate)) or _is_told(head):
            return None
        if key == "alliance":
            fits = is_umbrella
        elif head.lower_ in self._words["jihadist_nouns_set"]:
            return self._jihadist(head, 40)
        elif candidate.sort in _FIGHTERS:
            militants = head.lower_ in self._words["militant_nouns_set"]
            if militants and (found := self._jihadist(head, _FAR)) is not None:
                return found
            fits = is_armed
        elif key in {"party", "ngo", "igo", "media"}:
            fits = of_kind(ActorKind(key))
        elif key == "generic":
            fits = is_group if head.lower_ == "group" else is_organisation
        else:
            return None
        described = self._described(candidate, head, fits)
        return described or self._discourse.choose(head, fits, window=2) or self._only(head, fits)

    def _described(
        self, candidate: Candidate, head: Token, fits: Callable[[Candidate], bool]
    ) -> Candidate | None:
        """``the Kurdish militia`` is the one group near whose names hold ``Kurdish``, or ``militia``."""
        words = {head.lower_, *content_of(self._doc, candidate)[:-1]} - self._words["unspecific_nouns_set"]
        recent = self._discourse.recent(head.i, fits, window=_FAR)
        for word in (*(words - {head.lower_}), head.lower_):
            named = [c for c in recent if word in words and word in self._known_words(c)]
            if named and len({c.key for c in named}) == 1:
                return named[0]
        return None

    def _known_words(self, candidate: Candidate) -> set[str]:
        known = self._knowledge.get(candidate.key or "")
        names = known.names if known is not None else [candidate.name]
        return {word for name in names for word in name.lower().split()}

    def _only(self, head: Token, fits: Callable[[Candidate], bool]) -> Candidate | None:
        """Take up what was named further back, where nothing else has come up since."""
        recent = self._discourse.recent(head.i, fits, window=_FAR)
        return recent[0] if recent and len({c.key for c in recent}) == 1 else None

    def _jihadist(self, head: Token, window: int) -> Candidate | None:
        recent = self._discourse.recent(head.i, self._is_jihadist, window)
        return recent[0] if len({c.key for c in recent}) == 1 else None

    def _is_jihadist(self, candidate: Candidate) -> bool:
        known = self._knowledge.get(candidate.key or "")
        return known is not None and "jihadist" in known.tags

    def same_phrase(self, candidate: Candidate) -> Candidate | None:
        """``the same foreign-backed militias`` are those the text has described in these words."""
        words = content_of(self._doc, candidate)
        if len(words) < 2 or self._words["distinguishing_set"].intersection(words):
            return None
        same = {c.key: c for c in self._discourse.settled if content_of(self._doc, c) == words}
        return next(iter(same.values())) if len(same) == 1 else None

    def same_words(self, candidate: Candidate) -> Candidate | None:
        """``the residents`` are those of whom the text spoke before in the same word."""
        word = self._doc[candidate.head].lower_
        recent = self._discourse.recent(candidate.start, lambda c: self._doc[c.head].lower_ == word, window=6)
        same = {c.key: c for c in recent if c.end - c.start > 1 or c.definite}
        return next(iter(same.values())) if len(same) == 1 else None


def content_of(doc: Doc, candidate: Candidate) -> list[str]:
    """Return the lemmas of a phrase without articles and ``same``."""
    tokens = doc[candidate.start : candidate.end]
    return [t.lemma_.lower() for t in tokens if t.is_alpha and t.lower_ not in {"same", "such", "the"}]


def _is_told(head: Token) -> bool:
    """Tell whether a clause or ``of`` right after a noun says which one is meant."""
    following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    return following is not None and following.head.i == head.i and following.dep_ in {"acl", "relcl"}
