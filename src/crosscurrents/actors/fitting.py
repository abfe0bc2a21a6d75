"""What an earlier mention must be for a word to take it up: tests on candidates."""

from __future__ import annotations

from collections.abc import Callable

from crosscurrents.actors.candidates import Candidate
from crosscurrents.vocabulary import ActorKind, MentionForm

_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.NGO, ActorKind.IGO, ActorKind.OTHER})
_BODIES = _GROUPS | {
    ActorKind.STATE,
    ActorKind.GOVERNMENT,
    ActorKind.MILITARY,
    ActorKind.POLICE,
    ActorKind.MEDIA,
    ActorKind.BUSINESS,
    ActorKind.RELIGIOUS,
}
_UMBRELLA_WORDS = ("alliance", "coalition", "federation", "forces", "front", "union", "council", "bloc")


def is_armed(candidate: Candidate) -> bool:
    """Tell whether a mention names an armed group."""
    named = candidate.sort in {"name", "body", "members"}
    return named and candidate.kind is ActorKind.ARMED_GROUP and candidate.form is not MentionForm.PRONOUN


def is_group(candidate: Candidate) -> bool:
    """Tell whether ``the group`` can mean it."""
    return candidate.kind in {ActorKind.ARMED_GROUP, ActorKind.PARTY} and is_organisation(candidate)


def is_organisation(candidate: Candidate) -> bool:
    """Tell whether ``the organisation`` can mean it."""
    named = candidate.sort in {"name", "body", "members"}
    return named and candidate.kind in _GROUPS and not candidate.plural


def of_kind(kind: ActorKind) -> Callable[[Candidate], bool]:
    """Return the test for one kind of actor."""
    return lambda candidate: candidate.kind is kind


def is_singular_body(candidate: Candidate) -> bool:
    """Tell whether ``it`` can mean it."""
    return candidate.kind in _BODIES and not candidate.plural


def is_plural(candidate: Candidate) -> bool:
    """Tell whether ``they`` can mean it."""
    if candidate.kind in {ActorKind.POPULATION, ActorKind.POLICE} or candidate.plural:
        return True
    return candidate.kind is ActorKind.ARMED_GROUP


def is_umbrella(candidate: Candidate) -> bool:
    """Tell whether ``the alliance`` can mean it: a body whose name says it unites others."""
    if candidate.kind is ActorKind.STATE or candidate.form is MentionForm.PRONOUN:
        return False
    named = any(word in candidate.name.lower() for word in _UMBRELLA_WORDS)
    return candidate.kind in _GROUPS and named


def is_person(candidate: Candidate) -> bool:
    """Tell whether ``he`` or ``she`` can mean it."""
    return candidate.kind is ActorKind.PERSON and not candidate.plural
