"""From settled mentions to actor records: one record an actor, with names, aliases and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.knowledge import Knowledge
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Actor, Mention
from crosscurrents.vocabulary import MentionForm


def assemble(
    parsed: ParsedDocument,
    candidates: Sequence[Candidate],
    learned: Mapping[str, Sequence[str]],
    knowledge: Knowledge,
) -> list[Actor]:
    """Return the actors in order of their first mention."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.key:
            groups.setdefault(candidate.key, []).append(candidate)
    return [_actor(parsed, key, group, learned.get(key, ()), knowledge) for key, group in groups.items()]


def _actor(
    parsed: ParsedDocument, key: str, group: list[Candidate], learned: Sequence[str], knowledge: Knowledge
) -> Actor:
    known = knowledge.get(key)
    model = max(group, key=lambda c: (c.form is MentionForm.NAME, c.confidence))
    mentions = [_mention(parsed, key, candidate) for candidate in group]
    name = known.name if known else model.name
    shown = [m.text for m in mentions if m.form is MentionForm.NAME]
    first = mentions[group.index(model)]
    return Actor(
        id=key,
        name=name,
        kind=known.kind if known else model.kind,
        aliases=sorted({*shown, *learned} - {name}),
        country=known.country if known else model.country,
        sector=(known.sector if known else None) or model.sector,
        wikidata=known.wikidata if known else None,
        mentions=mentions,
        document=parsed.document.id,
        confidence=max(candidate.confidence for candidate in group),
        evidence=[parsed.evidence(first.start, first.end, model.rule)],
    )


def _mention(parsed: ParsedDocument, key: str, candidate: Candidate) -> Mention:
    span = candidate.tokens(parsed.doc)
    start, end = span.start_char, span.end_char
    return Mention(
        document=parsed.document.id,
        actor=key,
        start=start,
        end=end,
        text=parsed.words(start, end),
        form=candidate.form,
        confidence=candidate.confidence,
        rule=candidate.rule,
    )
