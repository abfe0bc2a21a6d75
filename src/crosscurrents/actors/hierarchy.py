"""Which body belongs to which, where the text says so: wings, parents, umbrellas, those who joined."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.fitting import is_umbrella
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.statedties import StatedTie
from crosscurrents.vocabulary import ActorKind, RelationName

_NO_PARTS = frozenset({ActorKind.PERSON})


def read_hierarchy(doc: Doc, by_head: dict[int, Candidate], lexicon: ActorLexicon) -> Iterator[StatedTie]:
    """Yield the memberships that the text states."""
    words = lexicon.ties
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN":
            phrase = _phrase(doc, token)
            if lemma in words["part_heads"] or phrase in words["part_nouns"]:
                yield from _part_noun(token, by_head)
            if phrase in words["parent_nouns"] or lemma == "parent":
                yield from _parent_noun(token, by_head)
            if lemma in words["gathering_nouns"]:
                yield from _gathering(token, by_head)
        elif token.pos_ == "VERB":
            if lemma in words["joining_verbs"]:
                yield from _joining(token, by_head, RelationName(words["joining_verbs"][lemma]))
            elif lemma in words["including_verbs"]:
                yield from _including(token, by_head)
            elif lemma in words["leading_verbs"]:
                yield from _leading(token, by_head)


def _phrase(doc: Doc, head: Token) -> str:
    start = head.i
    while start > 0 and doc[start - 1].dep_ in {"amod", "compound"} and doc[start - 1].head.i == head.i:
        start -= 1
    return " ".join(t.lower_ for t in doc[start : head.i + 1])


def _body(by_head: dict[int, Candidate], token: Token | None) -> Candidate | None:
    found = by_head.get(token.i) if token is not None else None
    return found if found is not None and found.key and found.kind not in _NO_PARTS else None


def _tie(part: Candidate, whole: Candidate, relation: RelationName, rule: str, *others: Token) -> StatedTie:
    indices = [part.start, part.end - 1, whole.start, whole.end - 1, *(t.i for t in others)]
    return StatedTie(part.key or "", relation, whole.key or "", min(indices), max(indices) + 1, rule, 0.85)


def _members(by_head: dict[int, Candidate], token: Token) -> list[Candidate]:
    """Return the mention ``token`` heads and those coordinated with it."""
    found = [_body(by_head, token)]
    found += [_body(by_head, other) for other in token.conjuncts if not _separated(token, other)]
    return [candidate for candidate in found if candidate is not None]


def _separated(one: Token, other: Token) -> bool:
    """Tell whether a semicolon or ``plus`` stands between two listed mentions: another item begins."""
    first, last = sorted((one.i, other.i))
    return any(t.text == ";" or t.lower_ == "plus" for t in one.doc[first:last])


def _prepositional(token: Token, *prepositions: str) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _described(token: Token) -> Token | None:
    """Return what a noun is said of: its apposition's head, or the subject of ``be``."""
    if token.dep_ == "appos":
        return token.head
    if token.dep_ == "attr":
        return next((c for c in token.head.children if c.dep_ == "nsubj"), None)
    return next((c for c in token.children if c.dep_ == "appos"), None)


def _possessor(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "poss"), None)


def _part_noun(noun: Token, by_head: dict[int, Candidate]) -> Iterator[StatedTie]:
    """``X, the armed wing of Y``; ``Y's armed wing, X``."""
    part = _body(by_head, _described(noun))
    whole = _body(by_head, _prepositional(noun, "of")) or _body(by_head, _possessor(noun))
    if part and whole and part.key != whole.key and part.kind is not ActorKind.POPULATION:
        yield _tie(part, whole, RelationName.PART_OF, "actors.hierarchy.part", noun)


def _parent_noun(noun: Token, by_head: dict[int, Candidate]) -> Iterator[StatedTie]:
    """``X's parent body, Y``; ``Y, the parent organisation of X``."""
    head = noun.head if noun.dep_ in {"compound", "amod"} else noun
    part = _body(by_head, _possessor(head)) or _body(by_head, _prepositional(head, "of"))
    whole = _body(by_head, _described(head))
    if part and whole and part.key != whole.key:
        yield _tie(part, whole, RelationName.PART_OF, "actors.hierarchy.parent", head)


def _gathering(noun: Token, by_head: dict[int, Candidate]) -> Iterator[StatedTie]:
    """``Y, an alliance of X and Z``; ``joined with X in a federation known as Y``."""
    whole = _body(by_head, _described(noun)) or _body(by_head, noun)
    members = _prepositional(noun, "of", "between")
    if whole is None:
        return
    if members is not None:
        for part in _members(by_head, members):
            if part.key != whole.key:
                yield _tie(part, whole, RelationName.MEMBER_OF, "actors.hierarchy.umbrella", noun)
    if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "into"}:
        verb = noun.head.head
        while verb.pos_ not in {"VERB", "AUX"} and verb.head is not verb:
            verb = verb.head
        if verb.lemma_ in {"join", "unite", "ally", "merge", "combine", "gather", "fight"}:
            yield from _joined_in(verb, whole, by_head)


def _joined_in(verb: Token, whole: Candidate, by_head: dict[int, Candidate]) -> Iterator[StatedTie]:
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    partners = [_prepositional(verb, "with")]
    if verb.dep_ == "relcl":
        subjects = [verb.head]
    for token in [*subjects, *partners]:
        for part in _members(by_head, token) if token is not None else []:
            if part.key != whole.key:
                yield _tie(part, whole, RelationName.MEMBER_OF, "actors.hierarchy.joined", verb)


def _joining(verb: Token, by_head: dict[int, Candidate], relation: RelationName) -> Iterator[StatedTie]:
    """``X belongs to Y``; ``X joined Y``. Joining a fight or a city is no membership."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        subject = verb.head
    whole = _prepositional(verb, "to") if verb.lemma_ == "belong" else None
    if verb.lemma_ != "belong":
        whole = next((c for c in verb.children if c.dep_ == "dobj"), None)
    body = _body(by_head, whole)
    if body is None or subject is None or body.kind in {ActorKind.STATE, ActorKind.POPULATION}:
        return
    for part in _members(by_head, subject):
        if part.key != body.key and part.kind is not ActorKind.STATE:
            gathered = is_umbrella(body) and relation is RelationName.PART_OF
            relation = RelationName.MEMBER_OF if gathered else relation
            yield _tie(part, body, relation, "actors.hierarchy.joined", verb)


def _including(verb: Token, by_head: dict[int, Candidate]) -> Iterator[StatedTie]:
    """``Y, which includes X and Z``."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        subject = verb.head
    whole = _body(by_head, subject)
    listed = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if whole is None or listed is None or whole.kind is ActorKind.STATE:
        return
    for part in _members(by_head, listed):
        if part.key != whole.key:
            yield _tie(part, whole, RelationName.MEMBER_OF, "actors.hierarchy.includes", verb)


def _leading(verb: Token, by_head: dict[int, Candidate]) -> Iterator[StatedTie]:
    """``X, who leads the Y``: a person at the head of a body."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ == "WP" and verb.dep_ == "relcl":
        subject = verb.head
    target = next((c for c in verb.children if c.dep_ == "dobj"), None)
    leader = by_head.get(subject.i) if subject is not None else None
    led = _body(by_head, target)
    if leader is None or led is None or leader.kind is not ActorKind.PERSON or leader.key is None:
        return
    if led.kind is not ActorKind.POPULATION and led.key:
        yield _tie(leader, led, RelationName.LEADS, "actors.hierarchy.leads", verb)
