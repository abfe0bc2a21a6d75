"""What a person can choose from when correcting: places by name, and the mentions of an actor."""

from __future__ import annotations

from collections import Counter

from crosscurrents.app import shapes
from crosscurrents.app.asking import MentionsAsked, NamedAsked
from crosscurrents.app.snapshot import Report, Snapshot
from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.places.explain import explain
from crosscurrents.places.gazetteer import Gazetteer, built_in
from crosscurrents.places.lexicon import precision_of
from crosscurrents.places.schema import PlaceRow
from crosscurrents.records import Document, Mention, Place
from crosscurrents.store.views import CaseActor, Filters
from crosscurrents.vocabulary import MentionForm

MOST_HELD = 6
MOST_ANSWERS = 8
"""Places of the case, and of the gazetteer, that are offered for a name."""

SHORTEST = 2
AROUND = 70
"""Characters shown on each side of a mention."""


def places_view(snapshot: Snapshot, asked: NamedAsked) -> shapes.PlaceChoices:
    """Return the places that a name may mean."""
    wanted = asked.q.strip()
    if len(wanted) < SHORTEST:
        return shapes.PlaceChoices(rows=[])
    held = [p for p in snapshot.places.values() if wanted.casefold() in p.name.casefold()]
    held.sort(key=lambda place: -len(place.mentions))
    known = _gazetteer()
    rows = [_held(place, known) for place in held[:MOST_HELD]]
    answers = explain(wanted, gazetteer=known)[:MOST_ANSWERS] if known else []
    taken = {row.id for row in rows}
    rows += [_answer(a.place, known) for a in answers if a.place.code not in taken]
    return shapes.PlaceChoices(rows=rows)


def _gazetteer() -> Gazetteer | None:
    try:
        return built_in()
    except InputError:  # a source tree in which it hasn't been built: the case's own places still do
        return None


def _held(place: Place, known: Gazetteer | None) -> shapes.PlaceChoice:
    precisions = Counter(mention.precision for mention in place.mentions).most_common(1)
    return shapes.PlaceChoice(
        id=place.id,
        name=place.name,
        country=place.country,
        unit=_unit(place.admin1, known),
        precision=precisions[0][0] if precisions else precision_of(place.feature or ""),
        mentions=len(place.mentions),
    )


def _answer(row: PlaceRow, known: Gazetteer | None) -> shapes.PlaceChoice:
    return shapes.PlaceChoice(
        id=row.code,
        name=row.name,
        country=row.country,
        unit=_unit(row.admin1, known),
        precision=precision_of(row.feature),
        mentions=0,
    )


def _unit(code: str | None, known: Gazetteer | None) -> str | None:
    found = known.unit(code) if known and code else None
    return found.name if found else None


def mentions_view(snapshot: Snapshot, asked: MentionsAsked) -> shapes.MentionPage:
    """Return the mentions of an actor with the words around them.

    Raises:
        UnknownRecord: the case has no such actor.
    """
    whole = _whole(snapshot, asked.id)
    named = [mention for mention in whole.mentions if mention.form != MentionForm.PRONOUN]
    spelled = Counter(mention.text for mention in named)
    page = named[asked.offset : asked.offset + asked.limit]
    texts = {document: snapshot.text_of(document) for document in {m.document for m in page}}
    return shapes.MentionPage(
        total=len(named),
        offset=asked.offset,
        spellings=[shapes.Count(value=t, label=t, count=n) for t, n in spelled.most_common(asked.limit)],
        rows=[_row(m, texts[m.document], snapshot.reports[m.document]) for m in page],
    )


def _whole(snapshot: Snapshot, id: str) -> CaseActor:
    actor = snapshot.case.find_actor(id)
    for found in snapshot.case.stream("actors", Filters(id=actor.id)):
        assert isinstance(found, CaseActor)
        return found
    raise UnknownRecord(f"the case has no actor {id}")


def _row(mention: Mention, document: Document, report: Report) -> shapes.MentionRow:
    text, first = document.text, max(0, mention.start - AROUND)
    before, after = text[first : mention.start], text[mention.end : mention.end + AROUND]
    return shapes.MentionRow(
        document=document.id,
        title=report.title,
        published=report.published,
        start=mention.start,
        form=mention.form,
        before="… " + before.partition(" ")[2] if first else before,
        text=mention.text,
        after=after.rpartition(" ")[0] + " …" if mention.end + AROUND < len(text) else after,
    )
