"""What stands around a verb in the parse: subjects, objects, prepositions, clauses, through passives,
relative and reduced clauses, control and raising, and coordination."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.events.clause import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    Clause,
    coordinated,
)
from crosscurrents.events.control import borrow_subject, share_object
from crosscurrents.events.ontology import load_yaml

RELATIVES = frozenset(("who", "whom", "which", "that", "what", "whose"))
BARE_INFINITIVES = frozenset(("let", "make", "have", "help", "see", "watch", "bid"))
STATIVE_PASSIVES = frozenset(load_yaml("events", "operators.yaml")["stative_passives"])
_PARTICIPLES = frozenset(("VBN", "VBD"))
_REMAINING = frozenset(("remain", "stay", "lie", "stand"))
_NEAR = 2
"""Words between a verb and a gerund that is its object (``ruled out withdrawing``)."""


def read_clause(verb: Token) -> Clause:
    """Read the arguments of ``verb`` where they stand, and supply those it shares or leaves out."""
    clause = Clause(verb)
    _own_arguments(clause)
    _relative_arguments(clause)
    if not clause.subjects and verb.dep_ != "ROOT":
        borrow_subject(clause)
        _name_relatives(clause)
    if not clause.objects:
        share_object(clause)
    _inserted(clause)
    _near_links(clause)
    return clause


def _inserted(clause: Clause) -> None:
    """``marched on the town, as the president had vowed``: what was vowed stands above."""
    verb = clause.verb
    bare = not (clause.objects or clause.infinitives or clause.finites or clause.gerunds)
    if verb.dep_ == "advcl" and bare and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        clause.finites.append(verb.head)


def _near_links(clause: Clause) -> None:
    for argument in clause.objects:
        for child in argument.children:
            if child.dep_ == "prep":
                objects = [o for c in child.children if c.dep_ == "pobj" for o in coordinated(c)]
                clause.near.setdefault(child.lower_, []).extend(objects)
                acts = [c for c in child.children if c.dep_ == "pcomp" and c.pos_ == "VERB"]
                if acts and child.lower_ not in clause.links:
                    clause.gerunds.setdefault(child.lower_, []).extend(acts)
                    clause.links.setdefault(child.lower_, [])


def _own_arguments(clause: Clause) -> None:
    patients: list[Token] = []
    for child in clause.verb.children:
        dep = child.dep_
        if dep in SUBJECTS:
            clause.subjects += coordinated(child)
        elif dep in PASSIVE_SUBJECTS:
            clause.passive = True
            patients += coordinated(child)
        elif dep in OBJECTS:
            clause.objects += coordinated(child)
            clause.infinitives += _infinitives_of(child) + _gerunds_before(child)
        elif dep == "dative" and child.pos_ != "ADP":
            clause.datives += coordinated(child)
        elif dep in ("xcomp", "ccomp", "advcl"):
            _complement(clause, child)
        else:
            _circumstance(clause, child)
    _settle_voice(clause, patients)


def _circumstance(clause: Clause, child: Token) -> None:
    """Enter what isn't subject, object or clause: prepositions, particles, auxiliaries, negation."""
    dep = child.dep_
    if dep in ("prep", "agent", "dative"):
        if dep == "agent" and clause.verb.tag_ == "VBN" and not clause.subjects:
            clause.passive = True
        if not any(c.dep_ in ("pobj", "pcomp", "prep") for c in child.children):
            clause.particles.add(child.lower_)
        _link(clause, child)
    elif dep == "prt" or (dep in ("advmod", "npadvmod") and child.lower_ in _ADVERBS):
        clause.links.setdefault(child.lower_, [])
        clause.particles.add(child.lower_)
    elif dep in ("aux", "auxpass"):
        clause.passive = clause.passive or dep == "auxpass"
        clause.auxiliaries.append(child)
    elif dep == "neg" or (dep == "advmod" and child.lower_ == "never"):
        clause.negated = True


def _settle_voice(clause: Clause, patients: list[Token]) -> None:
    """Put who acts into the subjects and who is acted upon into the objects, passive or not."""
    verb = clause.verb
    if verb.tag_ == "VBG" and verb.dep_ in ("compound", "amod"):
        clause.objects += coordinated(verb.head)
    if verb.dep_ == "acl" and verb.tag_ in _PARTICIPLES and not clause.subjects:
        clause.passive = True
        patients.append(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ in ("acomp", "oprd", "xcomp") and verb.head.lemma_ in _REMAINING:
        clause.passive = True
        patients += [s for c in verb.head.children if c.dep_ == "nsubj" for s in coordinated(c)]
    if clause.passive and not clause.links.get("by") and verb.lemma_ in STATIVE_PASSIVES:
        clause.passive = False
        clause.subjects += patients
    if clause.passive:
        clause.subjects = list(clause.links.pop("by", []))
        clause.objects = patients + clause.objects


_ADVERBS = frozenset(
    [
        "back",
        "away",
        "off",
        "out",
        "down",
        "up",
        "over",
        "together",
        "alongside",
        "ahead",
        "home",
        "apart",
        "aside",
        "forward",
        "in",
        "jointly",
        "forcibly",
    ]
)


def _link(clause: Clause, preposition: Token) -> None:
    word = preposition.lower_
    for child in preposition.children:
        if child.dep_ in ("pobj", "obj"):
            clause.links.setdefault(word, []).extend(coordinated(child))
        elif child.dep_ == "pcomp":
            clause.gerunds.setdefault(word, []).append(child)
            clause.links.setdefault(word, [])
        elif child.dep_ == "prep":
            clause.links.setdefault(word, [])
            _link(clause, child)
    clause.links.setdefault(word, [])


def _infinitives_of(argument: Token) -> list[Token]:
    """``willing to talk``, ``a plan to withdraw``: the clause hangs on the adjective or noun."""
    return [
        child
        for child in argument.children
        if child.dep_ in ("xcomp", "acl", "relcl", "ccomp")
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    ]


def _gerunds_before(argument: Token) -> list[Token]:
    """``continue massing troops``, where the parser takes the gerund for a part of the noun."""
    return [
        c
        for c in argument.lefts
        if c.tag_ == "VBG" and c.dep_ in ("compound", "amod") and c.i == c.head.left_edge.i
    ]


def _complement(clause: Clause, child: Token) -> None:
    children = list(child.children)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in children)
    if child.pos_ in ("ADJ", "NOUN", "PROPN") and (child.dep_ == "xcomp" or _is_small_clause(child)):
        clause.objects.append(child)
        clause.objects += [s for c in children if c.dep_ == "nsubj" for s in coordinated(c)]
    elif child.dep_ == "advcl" and child.tag_ == "VBG" and 0 < child.i - clause.verb.i <= _NEAR:
        clause.infinitives.append(child)
    elif infinitive or (child.tag_ in ("VB", "VBG", "VBN") and child.dep_ == "xcomp") or _is_bare(child):
        clause.infinitives.append(child)
        if child.dep_ != "advcl":
            clause.objects += [s for c in children if c.dep_ == "nsubj" for s in coordinated(c)]
    elif child.dep_ != "advcl":
        clause.finites.append(child)


def _is_bare(child: Token) -> bool:
    """``let them leave``: an infinitive without *to*, and a subject of its own."""
    return (
        child.dep_ == "ccomp"
        and child.tag_ == "VB"
        and child.head.lemma_ in BARE_INFINITIVES
        and not any(c.dep_ in ("aux", "mark") for c in child.children)
    )


def _is_small_clause(child: Token) -> bool:
    """``found the minister guilty``: an adjective with a subject and no verb."""
    return child.dep_ == "ccomp" and not any(c.dep_ in ("aux", "cop", "mark") for c in child.children)


def _anchor(verb: Token) -> Token:
    """The first of the verbs that *and* joins to ``verb``."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.i != verb.head.i:
        verb = verb.head
    return verb


def _name_relatives(clause: Clause) -> None:
    """Replace relative pronouns by what they stand for."""
    anchor = _anchor(clause.verb)
    if anchor.dep_ != "relcl":
        return
    for slot in (clause.subjects, clause.objects, *clause.links.values()):
        for position, token in enumerate(slot):
            if token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT"):
                slot[position] = anchor.head


def _relative_arguments(clause: Clause) -> None:
    """Name relative pronouns, and supply the object that a relative clause leaves out."""
    anchor = _anchor(clause.verb)
    if anchor.dep_ != "relcl":
        return
    head = anchor.head
    _name_relatives(clause)
    gap = not clause.objects and not clause.passive and head not in clause.subjects
    if gap and not any(head in found for found in clause.links.values()):
        clause.objects.append(head)
