"""Statements of how one stands to another, found in the parse: who, whom, which tie, by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from crosscurrents.relations.frame import Frame, pairs
from crosscurrents.relations.grammar import (
    after,
    agent,
    child,
    is_denied,
    is_open,
    is_over,
    is_passive,
    status_of,
    subject,
    verb_over,
)
from crosscurrents.relations.lexicon import TieLexicon
from crosscurrents.relations.nouns import noun_frames
from crosscurrents.vocabulary import RelationName, Status

_STATED = frozenset({Status.OCCURRED, Status.DENIED, Status.ALLEGED})


def find_frames(tokens: Iterable[Token], lexicon: TieLexicon) -> Iterator[Frame]:
    """Yield the ties that a sentence states; what is denied, conditional or wished for states none."""
    for token in tokens:
        word, lemma = token.lower_, token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBD"}:
            yield from _verb(token, lemma, lexicon)
        if word in lexicon.participles:
            yield from _participle(token, word, lexicon)
        if word in lexicon.compounds or "-" in word:
            yield from _compound(token, word, lexicon)
        if lemma in lexicon.adjectives:
            yield from _adjective(token, lemma, lexicon)
        if token.pos_ in {"NOUN", "PROPN"}:
            yield from noun_frames(token, lemma, lexicon)


def _verb(verb: Token, lemma: str, lexicon: TieLexicon) -> Iterator[Frame]:
    if lemma in lexicon.regarding:
        yield from _regarding(verb, lexicon)
    for rest, relation in lexicon.verbs.get(lemma, {}).items():
        if is_over(verb):
            continue
        status = status_of(verb, lexicon)
        if is_denied(verb) and lemma in lexicon.denied and not is_open(verb, lexicon.open_verbs):
            relation, status = lexicon.denied[lemma], Status.OCCURRED
        if status is None or (status not in _STATED and relation is not RelationName.BACKS):
            continue
        if is_passive(verb) and not rest:
            patient = subject(verb) or (verb.head if verb.dep_ == "acl" else None)
            found = pairs(agent(verb), relation, patient, verb, "relations.verb")
        else:
            target = _whole(after(verb, rest), lexicon)
            found = pairs(_whole(subject(verb), lexicon), relation, target, verb, "relations.verb")
        yield from (frame._replace(status=status) for frame in found)


def _whole(noun: Token | None, lexicon: TieLexicon) -> Token | None:
    """Return ``alliance`` for ``groups`` in ``Y, an alliance of groups which X backs``."""
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return noun
    over = noun.head.head
    gathered = over.lemma_.lower() in lexicon.groupings and over.dep_ in {"appos", "attr"}
    return over if gathered and any(each.dep_ == "relcl" for each in noun.rights) else noun


def _participle(word: Token, text: str, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X, backed by Y``; ``X is allied with Y``; ``X feels threatened by Y``."""
    for rest, relation in lexicon.participles[text].items():
        other = agent(word) if rest == "by" else after(word, rest)
        if other is None or is_denied(word) or is_over(word) or is_open(verb_over(word), lexicon.open_verbs):
            continue
        own = subject(word) if word.dep_ not in {"acl", "amod"} else word.head
        if own is None and word.dep_ in {"acomp", "oprd", "xcomp"}:
            own = subject(word.head)
        if own is None:
            continue
        holder, target = (other, own) if relation is RelationName.BACKS else (own, other)
        if word.lemma_.lower() not in lexicon.verbs or relation is not RelationName.BACKS:
            yield from pairs(holder, relation, target, word, "relations.participle")


def _compound(word: Token, text: str, lexicon: TieLexicon) -> Iterator[Frame]:
    """``Y-backed X``: the word before the hyphen holds the tie to the noun."""
    doc = word.doc
    before, _, last = text.rpartition("-")
    if before and last in lexicon.compounds:
        if word.head.i > word.i:
            yield Frame(word, lexicon.compounds[last], word.head, word, "relations.compound")
        return
    if text not in lexicon.compounds or word.i < 2 or doc[word.i - 1].text not in {"-", "–"}:
        return
    noun = word.head if word.head.i > word.i else None
    if noun is not None:
        yield Frame(doc[word.i - 2], lexicon.compounds[text], noun, word, "relations.compound")


def _adjective(word: Token, lemma: str, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X is wary of Y``, ``X, hostile to Y``, ``X, leery of coming into contact with Y``."""
    for rest, relation in lexicon.adjectives[lemma].items():
        target = after(word, rest)
        if target is None or is_denied(word) or is_open(verb_over(word), lexicon.open_verbs):
            continue
        if target.tag_ == "VBG":
            target = _object_below(target)
        own = word.head if word.dep_ in {"amod", "acl", "appos"} else subject(word.head)
        if word.dep_ == "conj":
            own = subject(word) or subject(verb_over(word.head))
        yield from pairs(own, relation, target, word, "relations.adjective")


def _object_below(verb: Token) -> Token | None:
    """Return the last object in what hangs on a gerund."""
    objects = [
        each
        for each in verb.subtree
        if each.dep_ in {"dobj", "pobj"} and each.pos_ in {"PROPN", "PRON", "NOUN"}
    ]
    return objects[-1] if objects else None


def _regarding(verb: Token, lexicon: TieLexicon) -> Iterator[Frame]:
    """``X sees Y as no better than Z``, ``X considers Y a terrorist group``."""
    if is_denied(verb) or any(each.tag_ == "MD" for each in verb.children):
        return
    passive = is_passive(verb)
    said_of = subject(verb) if passive else after(verb, "")
    holder = agent(verb) if passive else subject(verb)
    complement = next(
        (each for each in verb.children if each.dep_ == "prep" and each.lower_ in {"as", "among"}), None
    )
    complement = complement or child(verb, "oprd", "ccomp", "xcomp")
    if complement is None:
        return
    if said_of is None and complement.dep_ in {"ccomp", "xcomp"}:
        said_of = child(complement, "nsubj")
    below = said_of is not None and verb not in said_of.subtree
    inside = {each.i for each in said_of.subtree} if said_of is not None and below else set()
    inside |= {each.i for clause in complement.subtree if clause.dep_ == "relcl" for each in clause.subtree}
    words = [each for each in complement.subtree if each.i not in inside]
    for index, word in enumerate(words):
        two = f"{word.lower_} {words[index + 1].lower_}" if index + 1 < len(words) else ""
        relation = lexicon.regarded.get(two) or lexicon.regarded.get(word.lower_)
        if relation is not None:
            for frame in pairs(holder, relation, said_of, verb, "relations.regarding"):
                yield frame._replace(last=words[min(index + 1, len(words) - 1)] if two else word)
            return
