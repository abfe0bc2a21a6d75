"""States behind phrases: whose army ``the army`` is, and which state a text is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Token

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.knowledge import Knowledge, KnownActor
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.names import NameUse
from crosscurrents.vocabulary import ActorKind, MentionForm


def state_mention(model: Candidate, state: KnownActor) -> Candidate:
    """Return a mention of a state that stands where ``model`` does."""
    return Candidate(
        start=model.start,
        end=model.end,
        head=model.head,
        form=MentionForm.NAME,
        rule="actors.owner",
        name=state.name,
        kind=state.kind,
        key=state.id,
        country=state.country,
        sector="GOV",
    )


def organ_mention(
    model: Candidate, state: KnownActor, organ: str, knowledge: Knowledge, lexicon: ActorLexicon
) -> Candidate:
    """Return a mention of a state's organ that stands where ``model`` does."""
    key = f"{state.id}/{organ}"
    known = knowledge.get(knowledge.organ_owner.get(key, ""))
    head = lexicon.organ_heads[organ]
    adjective = state.demonyms[0] if state.demonyms else state.name
    return Candidate(
        start=model.start,
        end=model.end,
        head=model.head,
        form=model.form,
        rule="actors.owned",
        name=known.name if known else f"{adjective} {head.name}",
        kind=head.kind,
        key=known.id if known else key,
        sector=head.sector,
        country=state.country,
        owner=state.id,
        sort="organ",
        plural=model.plural,
    )


def spoken_for(person: Candidate, knowledge: Knowledge, lexicon: ActorLexicon) -> Candidate | None:
    """Return the body that an official or spokesman speaks for, as a mention where the person stands.

    Only anonymous ones: what a named person calls ``it`` needn't be their own side.
    """
    if person.owner is None or person.form is not MentionForm.DESCRIPTION:
        return None
    known = knowledge.get(person.owner)
    if known is not None:
        mention = state_mention(person, known)
        mention.sector, mention.sort = known.sector, "name"
        return mention
    state, _, organ = person.owner.partition("/")
    owner = knowledge.get(state)
    if owner is None or organ not in lexicon.organ_heads:
        return None
    return organ_mention(person, owner, organ, knowledge, lexicon)


def dominant_state(names: Iterable[NameUse]) -> str | None:
    """Return the state that a text is mostly about, by how often its names stand in it."""
    counts = Counter(use.actor.id for use in names if use.actor.kind is ActorKind.STATE)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return None
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return None
    return ranked[0][0]


def is_bare_subject(head: Token) -> bool:
    """Tell whether a bare noun is a subject: ``police said``, not ``massing troops``."""
    modified = any(child.dep_ in {"det", "nummod", "poss", "amod"} for child in head.children)
    return head.dep_ in {"nsubj", "nsubjpass", "conj"} and not modified
