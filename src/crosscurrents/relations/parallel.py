"""Whose view a passive without an agent tells, where the next sentence adds to it with ``also``.

``The army is seen as a threat. Villagers also fear the militia.``: the villagers see the army so, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from crosscurrents.relations.frame import Frame
from crosscurrents.relations.grammar import agent, is_denied, is_passive, subject, verb_over
from crosscurrents.relations.lexicon import TieLexicon


def unheld_frames(tokens: Iterable[Token], lexicon: TieLexicon) -> Iterator[Frame]:
    """Yield what is said of a passive's subject by nobody named; its holder is the subject itself."""
    for verb in tokens:
        if verb.lemma_.lower() not in lexicon.regarding or not is_passive(verb) or agent(verb) is not None:
            continue
        said_of = subject(verb)
        if said_of is None or is_denied(verb):
            continue
        for word in verb.subtree:
            relation = lexicon.regarded.get(word.lower_)
            if relation is not None and word.i > verb.i:
                yield Frame(said_of, relation, said_of, verb, "relations.parallel")
                break


def held_by_the_next(unheld: Iterable[Frame], found: Iterable[Frame]) -> Iterator[Frame]:
    """Yield the earlier ties of those who ``also`` stand so to somebody in the sentence after."""
    added = [frame for frame in found if _adds(frame.trigger)]
    for earlier in unheld:
        for frame in added:
            if frame.relation is earlier.relation:
                yield frame._replace(target=earlier.target, rule="relations.parallel")


def _adds(trigger: Token) -> bool:
    above = trigger.head if trigger.dep_ in {"acomp", "oprd", "xcomp", "ccomp", "dobj", "attr"} else trigger
    words = (*trigger.children, *above.children, *verb_over(above).children)
    return any(each.lower_ in {"also", "too"} for each in words)
