"""Cues that tell how an event stands in its sentence, found by climbing the parse from its word.

Follows the idea of Saurí and Pustejovsky (2012) that an event's factuality is what every word above it
makes of it in turn: ``deny``, ``plan`` and ``if`` each change the standing of what they embed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from crosscurrents.events.ontology import load_yaml
from crosscurrents.vocabulary import Status

_EMBEDS = frozenset(
    ("xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "nsubjpass", "csubj", "oprd", "attr", "prep")
)
_NOMINAL = frozenset(("NOUN", "PROPN"))
_DEEPEST = 14


@dataclass(frozen=True, slots=True)
class Cue:
    """One word (or construction) that changes an event's standing."""

    name: str
    factor: float
    status: Status | None
    token: Token


class StanceWords:
    """The cue words of ``data/events/stance.yaml`` as tables."""

    def __init__(self) -> None:
        data = load_yaml("events", "stance.yaml")
        self.governors: dict[str, tuple[str, float, Status | None]] = {}
        for name, row in data["governors"].items():
            for word in row["words"]:
                self.governors.setdefault(word, (name, row["factor"], _status(row)))
        self.modals = _by_word(data["modals"])
        self.adverbs = _by_word(data["adverbs"])
        self.single = {
            name: (name, float(data[name]["factor"]), _status(data[name]))
            for name in (
                "negation", "conditional", "conditioned", "question", "purpose", "infinitive", "imperative",
                "temporal_open",
            )
        }  # fmt: skip
        self.negations = frozenset(data["negation"]["words"])
        self.conditionals = frozenset(data["conditional"]["words"])
        self.open_ends = frozenset(data["temporal_open"]["words"])


def _status(row: dict[str, Any]) -> Status | None:
    return Status(row["status"]) if "status" in row else None


def _by_word(rows: dict[str, Any]) -> dict[str, tuple[str, float, Status | None]]:
    return {w: (name, float(row["factor"]), _status(row)) for name, row in rows.items() for w in row["words"]}


@lru_cache(maxsize=1)
def stance_words() -> StanceWords:
    """Return the cue words, read once."""
    return StanceWords()


def cues_above(token: Token) -> list[Cue]:
    """Return the cues over an event's word, nearest first."""
    words = stance_words()
    found = list(_own_cues(token, words))
    node, steps = token, 0
    while node.dep_ != "ROOT" and steps < _DEEPEST:
        head, dep = node.head, node.dep_
        if dep == "conj":
            found += _shared_cues(node, head, words)
        elif dep == "advcl" or (dep == "relcl" and node is not token):
            if dep == "advcl":
                found += _adverbial_cues(node, words)
            break
        elif dep == "relcl":
            break
        elif dep in _EMBEDS or dep == "advmod":
            found += _governor_cues(node, head, dep, words)
            if head.pos_ in ("VERB", "AUX") and dep not in ("prep", "advmod"):
                found += [cue for cue in _own_cues(head, words) if cue.name != "imperative"]
        node, steps = head, steps + 1
    return found


def _own_cues(token: Token, words: StanceWords) -> Iterator[Cue]:
    """Negation, modals, adverbs and conditions that hang on the word itself."""
    conditioned = False
    for child in token.children:
        lower, dep = child.lower_, child.dep_
        if dep == "neg" or (dep in ("advmod", "det", "cc", "preconj") and lower in words.negations):
            yield Cue(*words.single["negation"], child)
        elif dep == "aux" and lower in words.modals:
            yield Cue(*words.modals[lower], child)
        elif dep == "advmod" and lower in words.adverbs:
            yield Cue(*words.adverbs[lower], child)
        elif dep == "amod" and token.pos_ in _NOMINAL and lower in words.governors:
            name, factor, status = words.governors[lower]
            if name not in ("factive", "report"):
                yield Cue(name, factor, status, child)
        elif (dep in ("nsubj", "nsubjpass") and lower in ("no", "nobody", "none", "nothing")) or (
            dep in ("nsubj", "nsubjpass", "dobj") and any(c.lower_ == "no" for c in child.children)
        ):
            yield Cue(*words.single["negation"], child)
        elif dep == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in words.conditionals for c in child.children
        ):
            conditioned = True
        elif dep == "mark" and lower in words.conditionals:
            yield Cue(*words.single["conditional"], child)
    if conditioned:
        yield Cue(*words.single["conditioned"], token)
    if token.dep_ == "ROOT" and token.pos_ == "VERB":
        yield from _sentence_cues(token, words)


def _sentence_cues(token: Token, words: StanceWords) -> Iterator[Cue]:
    last = token.sent[-1]
    if last.text == "?" or (len(token.sent) > 1 and token.sent[-2].text == "?"):
        yield Cue(*words.single["question"], last)
    bare = token.tag_ == "VB" and not any(
        c.dep_ in ("aux", "nsubj", "nsubjpass", "expl") for c in token.children
    )
    if bare and token.i - token.sent.start <= 1:
        yield Cue(*words.single["imperative"], token)


def _shared_cues(node: Token, head: Token, words: StanceWords) -> Iterator[Cue]:
    """A second verb shares the modal of the first, unless it has a subject or auxiliary of its own."""
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in node.children)
    if not own and head.pos_ in ("VERB", "AUX") and node.tag_ == head.tag_:
        yield from (cue for cue in _own_cues(head, words) if cue.name not in ("imperative", "conditioned"))


def _adverbial_cues(node: Token, words: StanceWords) -> Iterator[Cue]:
    marks = [c for c in node.children if c.dep_ in ("mark", "advmod")]
    if any(c.lower_ in words.open_ends for c in marks):
        yield Cue(*words.single["temporal_open"], node)
    elif any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children):
        name, factor, status = words.governors.get(node.head.lemma_.lower(), words.single["purpose"])
        if name in ("factive", "report"):
            name, factor, status = words.single["purpose"]
        yield Cue(name, factor, status, node.head)


def _governor_cues(node: Token, head: Token, dep: str, words: StanceWords) -> Iterator[Cue]:
    """What the word above makes of the one it embeds."""
    if head.pos_ == "ADP" or dep == "prep":
        if dep != "prep" and head.lower_ in ("without", "despite"):
            yield from [Cue(*words.single["negation"], head)] if head.lower_ == "without" else []
        if dep == "prep" and node.lower_ not in (
            "of",
            "for",
            "on",
            "in",
            "from",
            "about",
            "to",
            "against",
            "into",
            "at",
            "with",
        ):
            return
        if dep != "prep":
            return
    lemma = head.lemma_.lower()
    known = words.governors.get(lemma) or words.governors.get(head.lower_)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)
    if lemma == "due" and not infinitive:
        known = None
    if known is not None:
        name, factor, status = known
        if name == "request" and lemma == "ask" and dep == "ccomp":
            name, factor, status = words.single["question"]
        yield Cue(name, factor, status, head)
    elif infinitive and dep in ("xcomp", "acl", "ccomp") and lemma != "be":
        yield Cue(*words.single["infinitive"], head)
    if head.pos_ in _NOMINAL:
        yield from (cue for cue in _own_cues(head, words) if cue.name == "negation")
