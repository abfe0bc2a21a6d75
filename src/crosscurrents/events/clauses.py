"""What stands around a verb in the parse: subjects, objects, prepositions, clauses, through passives,
relative and reduced clauses, control and raising, and coordination."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from crosscurrents.events.ontology import load_yaml

SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
OBJECTS = frozenset(("dobj", "obj", "attr", "oprd", "acomp"))
RELATIVES = frozenset(("who", "whom", "which", "that", "what", "whose"))
SUBJECT_CONTROL = frozenset(
    [
        "promise",
        "threaten",
        "vow",
        "pledge",
        "offer",
        "refuse",
        "agree",
        "decide",
        "plan",
        "intend",
        "want",
        "seek",
        "continue",
        "begin",
        "start",
        "help",
    ]
)
STATIVE_PASSIVES = frozenset(load_yaml("events", "operators.yaml")["stative_passives"])
_PARTICIPLES = frozenset(("VBN", "VBD"))
_DEEPEST = 12
_NEAR = 2
"""Words between a verb and a gerund that is its object (``ruled out withdrawing``)."""


@dataclass(slots=True)
class Clause:
    """The arguments of one verb, as head tokens.

    ``links`` maps prepositions to their objects, ``near`` those that hang on the verb's object
    (``talks between``, ``sanctions on``), which the parser attaches now here, now there.
    """

    verb: Token
    passive: bool = False
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    datives: list[Token] = field(default_factory=list)
    links: dict[str, list[Token]] = field(default_factory=dict)
    particles: set[str] = field(default_factory=set)
    near: dict[str, list[Token]] = field(default_factory=dict)
    gerunds: dict[str, list[Token]] = field(default_factory=dict)
    infinitives: list[Token] = field(default_factory=list)
    finites: list[Token] = field(default_factory=list)
    auxiliaries: list[Token] = field(default_factory=list)
    negated: bool = False


def coordinated(token: Token) -> list[Token]:
    """Return ``token`` with what is joined to it by and, or or commas."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and len(found) < _DEEPEST:
            found += coordinated(child)
    return found


def read_clause(verb: Token) -> Clause:
    """Read the arguments of ``verb`` where they stand, and supply those it shares or leaves out."""
    clause = Clause(verb)
    _own_arguments(clause)
    _relative_arguments(clause)
    if not clause.subjects and verb.dep_ != "ROOT":
        _borrowed_subject(clause)
    if not clause.objects:
        _shared_object(clause)
    _near_links(clause)
    return clause


def _near_links(clause: Clause) -> None:
    for argument in clause.objects:
        for child in argument.children:
            if child.dep_ == "prep":
                objects = [o for c in child.children if c.dep_ == "pobj" for o in coordinated(c)]
                clause.near.setdefault(child.lower_, []).extend(objects)


def _own_arguments(clause: Clause) -> None:
    patients: list[Token] = []
    for child in clause.verb.children:
        dep = child.dep_
        if dep in SUBJECTS:
            clause.subjects += coordinated(child)
        elif dep in PASSIVE_SUBJECTS:
            clause.passive = True
            patients += coordinated(child)
        elif dep == "auxpass":
            clause.passive = True
        elif dep in OBJECTS:
            clause.objects += coordinated(child)
            clause.infinitives += _infinitives_of(child) + _gerunds_before(child)
        elif dep == "dative":
            if child.pos_ == "ADP":
                _link(clause, child)
            else:
                clause.datives += coordinated(child)
        elif dep in ("prep", "agent"):
            clause.passive = clause.passive or (
                dep == "agent" and clause.verb.tag_ == "VBN" and not clause.subjects
            )
            if not any(c.dep_ in ("pobj", "pcomp", "prep") for c in child.children):
                clause.particles.add(child.lower_)
            _link(clause, child)
        elif dep == "prt" or (dep in ("advmod", "npadvmod") and child.lower_ in _ADVERBS):
            clause.links.setdefault(child.lower_, [])
            clause.particles.add(child.lower_)
        elif dep in ("xcomp", "ccomp", "advcl"):
            _complement(clause, child)
        elif dep in ("aux", "auxpass"):
            clause.auxiliaries.append(child)
        elif dep == "neg" or (dep == "advmod" and child.lower_ == "never"):
            clause.negated = True
        if dep == "auxpass":
            clause.auxiliaries.append(child)
    if clause.verb.tag_ == "VBG" and clause.verb.dep_ in ("compound", "amod"):
        clause.objects += coordinated(clause.verb.head)
    if clause.verb.dep_ == "acl" and clause.verb.tag_ in _PARTICIPLES and not clause.subjects:
        clause.passive = True
        patients.append(clause.verb.head)
    if clause.passive and not clause.links.get("by") and clause.verb.lemma_ in STATIVE_PASSIVES:
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
    elif child.dep_ == "advcl" and child.tag_ == "VBG" and child.i - clause.verb.i <= _NEAR:
        clause.infinitives.append(child)
    elif infinitive or (child.tag_ in ("VB", "VBG", "VBN") and child.dep_ == "xcomp"):
        clause.infinitives.append(child)
        if child.dep_ != "advcl":
            clause.objects += [s for c in children if c.dep_ == "nsubj" for s in coordinated(c)]
    elif child.dep_ != "advcl":
        clause.finites.append(child)


def _is_small_clause(child: Token) -> bool:
    """``found the minister guilty``: an adjective with a subject and no verb."""
    return child.dep_ == "ccomp" and not any(c.dep_ in ("aux", "cop", "mark") for c in child.children)


def _relative_arguments(clause: Clause) -> None:
    """Replace relative pronouns by what they stand for."""
    verb = clause.verb
    anchor = verb
    while anchor.dep_ == "conj" and anchor.head.pos_ in ("VERB", "AUX") and anchor.i != anchor.head.i:
        anchor = anchor.head
    if anchor.dep_ != "relcl":
        return
    head = anchor.head
    for slot in (clause.subjects, clause.objects, *clause.links.values()):
        for position, token in enumerate(slot):
            if token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT"):
                slot[position] = head
    gap = not clause.objects and not clause.passive and head not in clause.subjects
    if gap and not any(head in found for found in clause.links.values()):
        clause.objects.append(head)


def _borrowed_subject(clause: Clause) -> None:
    verb, steps = clause.verb, 0
    while steps < _DEEPEST:
        steps += 1
        head, dep = verb.head, verb.dep_
        if head.i == verb.i:
            return
        if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            _subject_from_noun(clause, verb, head)
            return
        if dep == "pcomp":
            verb = head
            continue
        if dep == "prep":
            clause.subjects = _around_preposition(verb, head)
            return
        if head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return
        found = _subject_in(clause, head, dep)
        if found:
            clause.subjects = found
            return
        verb = head


def _around_preposition(preposition: Token, head: Token) -> list[Token]:
    """``accused them of shelling``: the object acts; ``by shelling``, ``after shelling``: the subject."""
    objects = [o for c in head.children if c.dep_ in ("dobj", "nsubjpass") for o in coordinated(c)]
    if objects and preposition.lower_ in ("of", "for", "from", "into"):
        return objects
    if head.pos_ in ("NOUN", "PROPN"):
        return [o for c in head.children if c.dep_ == "poss" for o in coordinated(c)]
    return [s for c in head.children if c.dep_ in SUBJECTS for s in coordinated(c)]


def _subject_from_noun(clause: Clause, verb: Token, head: Token) -> None:
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if infinitive:
        owners = [c for c in head.children if c.dep_ == "poss"]
        if owners:
            clause.subjects = owners
        elif head.dep_ in OBJECTS and head.head.pos_ == "VERB":
            clause.subjects = [s for c in head.head.children if c.dep_ in SUBJECTS for s in coordinated(c)]
    elif not clause.passive and verb.dep_ == "acl":
        clause.subjects = coordinated(head)


def _subject_in(clause: Clause, head: Token, dep: str) -> list[Token]:
    """Return the subject that a verb takes over from ``head``, its governor or its partner."""
    own = [s for c in head.children if c.dep_ in SUBJECTS for s in coordinated(c)]
    passive = [s for c in head.children if c.dep_ in PASSIVE_SUBJECTS for s in coordinated(c)]
    if dep == "xcomp" and head.lemma_.lower() not in SUBJECT_CONTROL:
        objects = [s for c in head.children if c.dep_ in ("dobj", "dative") for s in coordinated(c)]
        objects = [token for token in objects if token.pos_ in ("NOUN", "PROPN", "PRON")]
        if objects:
            return objects
    if dep == "conj" and passive and not clause.passive:
        agents = [o for c in head.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
        return agents or passive
    if clause.passive:
        if not clause.objects:
            clause.objects = own or passive
        return []
    return own or passive


def _shared_object(clause: Clause) -> None:
    """``shelled and stormed the town``: the first verb's object stands with the second."""
    for child in clause.verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            later = [c for c in child.children if c.dep_ in SUBJECTS]
            if not later and not clause.links and not clause.infinitives and not clause.finites:
                clause.objects = [o for c in child.children if c.dep_ == "dobj" for o in coordinated(c)]
            return
