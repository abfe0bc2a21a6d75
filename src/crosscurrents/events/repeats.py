"""One happening told twice in a document is one event."""

from __future__ import annotations

import msgspec

from crosscurrents.records import Event


def join_repeats(events: list[Event]) -> list[Event]:
    """Join events of the same type, sides and status whose modes and counts don't contradict each other.

    The fuller telling stays and takes over the evidence and counts of the other.
    """
    kept: list[Event] = []
    for event in events:
        place = next((n for n, other in enumerate(kept) if _same(other, event)), None)
        if place is None:
            kept.append(event)
        else:
            kept[place] = _joined(kept[place], event)
    return kept


def _same(one: Event, other: Event) -> bool:
    return (
        one.type is other.type
        and not (_is_inferred(one) and _is_inferred(other))
        and one.status is other.status
        and bool(one.actors)
        and bool(one.recipients)
        and {*one.actors} == {*other.actors}
        and {*one.recipients} == {*other.recipients}
        and (one.mode is None or other.mode is None or one.mode == other.mode)
        and all(
            one.magnitude[role] == count for role, count in other.magnitude.items() if role in one.magnitude
        )
    )


def _is_inferred(event: Event) -> bool:
    """Tell whether its opponent was taken from elsewhere: two places taken are two events."""
    return any(evidence.rule == "events.discourse.opponent" for evidence in event.evidence)


def _joined(first: Event, second: Event) -> Event:
    return msgspec.structs.replace(
        first,
        mode=first.mode or second.mode,
        cameo=first.cameo if first.mode or not second.mode else second.cameo,
        intensity=first.intensity if first.mode or not second.mode else second.intensity,
        magnitude={**second.magnitude, **first.magnitude},
        confidence=max(first.confidence, second.confidence),
        attributed_to=first.attributed_to if first.attributed_to == second.attributed_to else None,
        evidence=[*first.evidence, *(e for e in second.evidence if e not in first.evidence)],
    )
