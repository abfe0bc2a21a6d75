"""One mention made from another: further names of an actor, and candidates that turn out to be it."""

from __future__ import annotations

from crosscurrents.actors.candidates import Candidate
from crosscurrents.vocabulary import MentionForm


def mention_of(actor: Candidate, start: int, end: int, head: int) -> Candidate:
    """Return a further mention of ``actor`` at the tokens ``start``…``end``."""
    return Candidate(
        start=start,
        end=end,
        head=head,
        form=MentionForm.NAME,
        rule="actors.alias.learned",
        name=actor.name,
        kind=actor.kind,
        key=actor.key,
        sector=actor.sector,
        country=actor.country,
        owner=actor.owner,
        sort=actor.sort,
        gender=actor.gender,
        plural=actor.plural,
        confidence=0.85,
    )


def take_over(candidate: Candidate, actor: Candidate, rule: str) -> None:
    """Make ``candidate`` a mention of the same actor as ``actor``."""
    candidate.key, candidate.name, candidate.kind = actor.key, actor.name, actor.kind
    candidate.sector, candidate.country = actor.sector, actor.country
    candidate.owner, candidate.gender = actor.owner, actor.gender
    candidate.rule = rule
