"""From a parsed document to its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from crosscurrents.actors.index import ActorReading
from crosscurrents.dates.attach import DateAttacher
from crosscurrents.dates.timex import days_of, parse_day
from crosscurrents.dates.words import token_at
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Due, Event, Span, Statement, TimeExpression, make_id
from crosscurrents.statements.attributed import Attribution
from crosscurrents.statements.attribution import read_attributions
from crosscurrents.statements.cues import cue_lexicon
from crosscurrents.statements.due import DUE_KINDS, due_of
from crosscurrents.statements.kinds import is_conditional, kind_of, kind_words
from crosscurrents.vocabulary import RelationName

_CONFIDENCE = {"direct": 0.95, "according to": 0.9, "verb that": 0.9, "noun that": 0.8, "verb of": 0.8}
_SPEAKING_FOR = frozenset(
    {RelationName.LEADS, RelationName.SERVES, RelationName.PART_OF, RelationName.MEMBER_OF}
)
_OCCASIONS = frozenset({"after", "at", "during", "following"})
_MOST_CLAUSES = 24  # main verbs of one content: beyond it a "sentence" is a list or a broken text
_OTHER_CONFIDENCE = 0.7


class StatementReader:
    """Reads who said what, what was done by saying it, and by when it should happen."""

    def read(
        self,
        parsed: ParsedDocument,
        actors: ActorReading,
        dates: list[TimeExpression],
        events: Iterable[Event] = (),
    ) -> list[Statement]:
        """Return the statements of ``parsed`` in order.

        ``speaker`` is None where no actor covers the source. ``said_on`` is the day that the cue's own
        words name (ISO), None where they name none. ``due`` is set for statements about the future whose
        content names a time. Spans are PolNeAR's (Newell et al. 2018); ``quotes`` are the quoted words
        without their marks.
        """
        known = list(events)
        attacher = DateAttacher(parsed, dates)
        return [
            self._statement(parsed, actors, dates, known, attacher, attribution)
            for attribution in read_attributions(parsed)
        ]

    def _statement(
        self,
        parsed: ParsedDocument,
        actors: ActorReading,
        dates: list[TimeExpression],
        events: list[Event],
        attacher: DateAttacher,
        attribution: Attribution,
    ) -> Statement:
        speaker = actor_of(actors, attribution.source_head)
        verbs = predicates(attribution.content, parsed)
        kind = kind_of(attribution, verbs, OwnSide(actors, speaker))
        said = saying_date(attacher, attribution)
        said_on = said.earliest if said and said.earliest == said.latest else None
        rule = "statements." + attribution.rule.replace(" ", ".")
        content = attribution.content
        return Statement(
            id=make_id(parsed.document.id, "statement", attribution.cue, content),
            document=parsed.document.id,
            kind=kind,
            text=" ".join(parsed.words(start, end) for start, end in content),
            content=content,
            source=attribution.source,
            cue=attribution.cue,
            quotes=attribution.quotes,
            quoted=attribution.quoted,
            speaker=speaker,
            audience=audience_of(actors, attribution),
            said_on=said_on,
            due=self._due(parsed, attribution, verbs, dates, said, attacher) if kind in DUE_KINDS else None,
            about=[event.id for event in events if _inside(event, content)],
            confidence=_CONFIDENCE.get(attribution.rule, _OTHER_CONFIDENCE),
            evidence=[parsed.evidence(*whole(attribution), rule)],
        )

    def _due(
        self,
        parsed: ParsedDocument,
        attribution: Attribution,
        verbs: list[Token],
        dates: list[TimeExpression],
        said: TimeExpression | None,
        attacher: DateAttacher,
    ) -> Due | None:
        if any(is_conditional(verb) for verb in verbs) or not is_asserted(attribution.head):
            return None
        reported_earlier = any(child.lower_ == "had" for child in attribution.head.lefts)
        published = None if reported_earlier else parsed.document.published
        day = said.latest if said else published
        since = (
            said.earliest
            if said and days_of(said.value) == (parse_day(said.earliest), parse_day(said.latest))
            else None
        )
        return due_of(parsed, attribution.content, dates, day, attacher.governors, since)


def is_asserted(cue: Token) -> bool:
    """Tell whether a cue reports that something was said: not that it will, might or wasn't."""
    helpers = {child.lower_ for child in cue.children if child.dep_ in ("aux", "neg")}
    return not helpers & kind_words()["unasserted"]


class OwnSide:
    """Tells whether a word names the speaker, or the state or body that the speaker speaks for."""

    def __init__(self, actors: ActorReading, speaker: str | None) -> None:
        self._actors = actors
        self._own = {speaker} if speaker else set()
        for relation in actors.relations:
            if relation.subject == speaker and relation.relation in _SPEAKING_FOR:
                self._own.add(relation.object)

    def __call__(self, token: Token) -> bool:
        """Tell it of the word that heads a subject."""
        return bool(self._own) and actor_of(self._actors, token) in self._own


def _inside(event: Event, content: list[Span]) -> bool:
    return any(start <= event.trigger.start and event.trigger.end <= end for start, end in content)


def whole(attribution: Attribution) -> Span:
    """Return the stretch from the first to the last word of source, cue and content."""
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    return min(start for start, _ in spans), max(end for _, end in spans)


def actor_of(actors: ActorReading, head: Token) -> str | None:
    """Return the actor whose mention a word heads, else the one whose mention covers it, else None."""
    mention = actors.index.headed_by(head) or next(iter(actors.index.covering(head)), None)
    return mention.actor if mention else None


def audience_of(actors: ActorReading, attribution: Attribution) -> str | None:
    """Return the actor that is told: ``told parliament``, ``assured the press``, ``said to them``."""
    for child in attribution.head.children:
        told = child.dep_ in ("dobj", "dative") and attribution.head.lemma_.lower() in cue_lexicon().tells
        if told and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return actor_of(actors, child)
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "of"):
            for person in child.children:
                if person.dep_ == "pobj" and (actor := actor_of(actors, person)):
                    return actor
    return None


def saying_date(attacher: DateAttacher, attribution: Attribution) -> TimeExpression | None:
    """Return the date that the cue's own words name (``said on Monday``), not one of its content."""
    if attribution.head.pos_ not in ("VERB", "AUX"):
        return None
    date = attacher.expression_of(attribution.head) or _date_beside(attacher, attribution)
    if date is None or any(start <= date.start < end for start, end in attribution.content):
        return None
    return date


def _date_beside(attacher: DateAttacher, attribution: Attribution) -> TimeExpression | None:
    """Return the date between a cue and its infinitive, or of the recent occasion before the cue.

    ``Ordered him on Monday to leave`` was said on that Monday; ``after meeting the envoy on March 20, he
    said`` on the day of the meeting, where that is news: no more than two weeks before the report.
    """
    head = attribution.head
    for child in head.lefts:
        if child.dep_ == "prep" and child.lower_ in _OCCASIONS:
            inside = range(child.idx, child.right_edge.idx + 1)
            found = next((date for date in attacher.dates if date.start in inside), None)
            if found is not None and attacher.is_news(found):
                return found
    after = [child for child in head.rights if child.dep_ in ("xcomp", "ccomp", "advcl")]
    fronted = [t for child in after for t in child.lefts if t.dep_ in ("prep", "npadvmod", "tmod")]
    for token in fronted:
        span = range(token.left_edge.idx, token.right_edge.idx + 1)
        found = next((date for date in attacher.dates if date.start in span), None)
        if found is not None:
            return found
    return None


def predicates(content: list[Span], parsed: ParsedDocument) -> list[Token]:
    """Return the main verbs of a content: those whose governor stands outside it, and their coordinates."""
    found: list[Token] = []
    heads: set[int] = set()
    tokens = [token for start, end in content for token in _tokens(parsed, start, end)]
    places = {token.i for token in tokens}
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX") and token.lower_ not in ("due", "set", "likely", "unlikely"):
            continue
        outside = token.head.i == token.i or token.head.i not in places
        joined = token.dep_ in ("conj", "ccomp", "parataxis") and token.head.i in heads
        if outside or joined:
            found.append(token)
            heads.add(token.i)
        if len(found) == _MOST_CLAUSES:
            break
    return found


def _tokens(parsed: ParsedDocument, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens that begin between two offsets."""
    place = token_at(parsed.doc, start).i if len(parsed.doc) else 0
    for token in parsed.doc[place:]:
        if token.idx >= end:
            return
        if token.idx >= start:
            yield token
