"""Arguments that a verb takes over from others: control and raising, coordination, reduced clauses."""

from __future__ import annotations

from spacy.tokens import Token

from crosscurrents.events.clause import DEEPEST, OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Clause, coordinated

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


SPEAKING = frozenset(
    ("call", "urge", "appeal", "ask", "demand", "warn", "accuse", "blame", "praise", "thank", "criticise")
) | {"criticize", "condemn", "promise", "pledge", "vow", "threaten", "deny", "reject", "welcome", "insist"}


def borrow_subject(clause: Clause) -> None:
    """Give a clause without a subject that of the verb or noun it hangs on."""
    verb, steps = clause.verb, 0
    while steps < DEEPEST:
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
        if dep == "conj" and _speaks_too(verb, head):
            head = head.head
        found = _subject_in(clause, head, dep)
        if found:
            clause.subjects = found
            return
        verb = head


def _speaks_too(verb: Token, partner: Token) -> bool:
    """``said that they had been trapped and called on all sides``: who said it also called."""
    return (
        partner.dep_ == "ccomp"
        and partner.head.pos_ == "VERB"
        and verb.tag_ == partner.head.tag_ == "VBD"
        and verb.lemma_ in SPEAKING
        and (partner.lemma_ == "be" or any(c.dep_ in ("aux", "auxpass") for c in partner.children))
    )


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


def share_object(clause: Clause) -> None:
    """``shelled and stormed the town``: the first verb's object stands with the second."""
    for child in clause.verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            later = [c for c in child.children if c.dep_ in SUBJECTS]
            if not later and not clause.links and not clause.infinitives and not clause.finites:
                clause.objects = [o for c in child.children if c.dep_ == "dobj" for o in coordinated(c)]
            return
