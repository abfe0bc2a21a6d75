"""The noun phrases of a clause that may say where, and how an event lies to the place in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from crosscurrents.places.cues import cues, site_nouns
from crosscurrents.places.index import PlaceIndex, Standing
from crosscurrents.places.lexicon import lexicon

OBJECTS = frozenset({"dobj", "nsubjpass", "obj"})
_COMPLEMENTS = OBJECTS | {"attr", "oprd"}
_ADVERBIAL = frozenset({"prep", "agent", "advmod", "npadvmod"})
_PINNING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "'s"})
_TOLD_APART = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "relcl", "acl", "prep"})
"""What stands with a noun that means one spot; bare ones are phrases: ``in office``, ``at sea``."""

_DEEPEST = 3
_HIGHEST = 6


@dataclass(frozen=True)
class Phrase:
    """A noun of a clause with what leads to it.

    ``preposition`` is None for an object; ``above`` are the nouns and direction words between the
    clause's own word and the preposition: ``school`` in ``bombed a school in Raqqa``.
    """

    preposition: Token | None
    noun: Token
    above: tuple[Token, ...] = ()

    @property
    def word(self) -> str:
        """Return the preposition in lower case, empty for an object; ``near`` for ``east of``."""
        if self.above and self.above[-1].lower_ in lexicon().directions:
            return "near"
        return self.preposition.lower_ if self.preposition is not None else ""


def phrases(word: Token) -> Iterator[Phrase]:
    """Yield the noun phrases of a verb's or event noun's own clause; where from only if it leaves."""
    leaves = word.lemma_.lower() in cues().leaving
    for child in word.children:
        if child.lower_ == "there" and child.dep_ == "advmod":
            yield Phrase(None, child)
        elif child.dep_ in _ADVERBIAL:
            yield from _led_by(child, (), leaves)
        elif child.dep_ in _COMPLEMENTS:
            yield from _object(child, leaves)
        elif child.dep_ == "xcomp" or (child.dep_ == "acl" and word.pos_ == "NOUN"):
            for grand in child.children:
                if grand.dep_ in _ADVERBIAL:
                    yield from _led_by(grand, (), leaves)


def _object(noun: Token, leaves: bool) -> Iterator[Phrase]:
    for each in (noun, *noun.conjuncts) if noun.dep_ != "conj" else (noun,):
        if each.pos_ in {"VERB", "AUX"}:
            continue
        yield Phrase(None, each)
        for child in each.children:
            if child.dep_ in {"prep", "advmod"}:
                yield from _led_by(child, (each,), leaves)


def _led_by(preposition: Token, above: tuple[Token, ...], leaves: bool) -> Iterator[Phrase]:
    known = cues()
    if preposition.lower_ in known.elsewhere or len(above) > _DEEPEST:
        return
    if preposition.lower_ in known.source and not leaves:
        return
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ not in {"VERB", "AUX"}:
            yield Phrase(preposition, child, above)
            for below in child.children:
                if below.dep_ in {"prep", "advmod"}:
                    yield from _led_by(below, (*above, child), leaves)
        elif child.dep_ == "prep":
            through = (*above, preposition) if preposition.lower_ in lexicon().directions else above
            yield from _led_by(child, through, leaves)


def pins(noun: Token) -> bool:
    """Tell whether a noun is one spot: ``a school``, ``the bridges``; not ``posts and buildings``."""
    if noun.lemma_.lower() not in site_nouns():
        return False
    if noun.lower_ == "quarter" and any(child.lower_ == "of" for child in noun.children):
        return False
    if noun.tag_ == "NN":
        return any(child.dep_ in _TOLD_APART for child in noun.children)
    if noun.tag_ == "NNP":
        return True
    return any(child.lower_ in _PINNING or child.dep_ == "nummod" for child in noun.children)


def lie_of(phrase: Phrase, index: PlaceIndex) -> str:
    """Tell how an event lies to the place in a phrase: at a ``site`` by it, ``near`` it, or in it."""
    between = [*phrase.above, phrase.noun] if index.at(phrase.noun) is None else list(phrase.above)
    if phrase.word == "between" and any(noun.lemma_.lower() in cues().ways for noun in between):
        return "along"
    if any(pins(noun) for noun in between):
        return "site"
    if phrase.word in cues().upon and phrase.preposition is not None and _approaches(phrase.preposition):
        return "near"
    away = any(noun.lower_ in lexicon().directions for noun in phrase.above)
    return "near" if away or phrase.word in cues().loose else ""


def _approaches(preposition: Token) -> bool:
    """``advance on Raqqa``, ``a drive to Raqqa``: who only moves towards a place isn't in it yet."""
    return preposition.head.lemma_.lower() in cues().approaching


def lie_of_mention(standing: Standing, index: PlaceIndex) -> str:
    """Tell how whatever happened in the clause of a mention lay to its place."""
    word, above = standing.tokens.root, list[Token]()
    near = is_preceded_by_near(standing)
    for _ in range(_HIGHEST):
        head = word.head
        if head == word or head.pos_ in {"VERB", "AUX"}:
            break
        if head.dep_ in _ADVERBIAL or head.pos_ == "ADP":
            near = near or head.lower_ in cues().loose or head.lower_ in lexicon().directions
        elif index.at(head) is not standing:
            above.append(head)
        word = head
    if any(pins(noun) for noun in above):
        return "site"
    return "near" if near else ""


def preposition_of(standing: Standing) -> str:
    """Return the preposition that a name hangs on, empty where there is none."""
    head = standing.tokens.root.head
    return head.lower_ if head.dep_ == "prep" else ""


def is_preceded_by_near(standing: Standing) -> bool:
    """Tell whether ``near`` or the like stands right before a name, whatever the parse makes of it."""
    start = standing.tokens.start
    return start > 0 and standing.tokens.doc[start - 1].lower_ in cues().loose - {"between", "by", "off"}


def is_around(trigger: Token) -> bool:
    """Tell whether what is taken or struck are spots around a town: ``captured four villages``."""
    return any(
        not phrase.above and phrase.word in {"", *cues().where} and _is_outlying(phrase.noun)
        for phrase in phrases(trigger)
    )


def _is_outlying(noun: Token) -> bool:
    plural = noun.tag_ == "NNS" and not any(child.lower_ in _PINNING for child in noun.children)
    return plural and noun.lemma_.lower() in cues().outlying
