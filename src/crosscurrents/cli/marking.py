"""``decide add-event`` and ``decide split``: words of reports that tell an event, or mean another actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.deciders import said, user_name
from crosscurrents.cli.grouped import grouped
from crosscurrents.cli.options import Deciding, open_case
from crosscurrents.vocabulary import EventType, Status

if TYPE_CHECKING:
    from crosscurrents.records import Span
    from crosscurrents.store.case import Case

Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Who did it: id, name, or +Name:kind for a new actor."),
]
Recipients = Annotated[
    list[str] | None, typer.Option("--recipient", metavar="NAME", help="To whom, in the same way.")
]


@grouped
def add_event(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the report, or its start.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The words that tell it, as they stand.")],
    kind: Annotated[EventType, typer.Argument(metavar="TYPE", help="ASSAULT, AID, CONSULT …")],
    deciding: Deciding,
    actors: Actors = None,
    recipients: Recipients = None,
    status: Annotated[Status, typer.Option(metavar="STATUS", help="How it stands in the text.")] = (
        Status.OCCURRED
    ),
    place: Annotated[str, typer.Option(metavar="PLACE", help="Where: a name, or an id.")] = "",
    date: Annotated[str, typer.Option(metavar="DATE", help="When: 2016-10-17, 2016-10 or FROM/TO.")] = "",
    nth: Annotated[int, typer.Option(min=1, help="Which, where the words stand several times.")] = 1,
) -> None:
    """Add an event that the machine missed."""
    fields = {
        "status": status.value, "actors": ";".join(actors or ()), "recipients": ";".join(recipients or ()),
        "place": place, "date": date,
    }  # fmt: skip
    with open_case(deciding.case) as opened:
        whole = opened.document_id(document)
        span = _span(opened, whole, words, nth)
        who = deciding.who or user_name()
        said(opened.add_event(whole, span, kind.value, fields, who=who, note=deciding.note))


@grouped
def split(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Id, name or alias.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the new actor is called.")],
    deciding: Deciding,
    called: Annotated[
        list[str] | None,
        typer.Option("--called", metavar="WORDS", help="All mentions so spelled go to the new actor."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="DOCUMENT", help="All mentions in this report go to the new actor."),
    ] = None,
) -> None:
    """Some names or mentions of an actor mean another one."""
    from crosscurrents.store.views import Filters

    with open_case(deciding.case) as opened:
        found = opened.find_actor(actor)
        whole = next(iter(opened.stream("actors", Filters(id=found.id))))
        wanted = {opened.document_id(document) for document in documents or ()}
        mentions = [(m.document, m.start) for m in whole.mentions if m.document in wanted]
        who = deciding.who or user_name()
        made = opened.split(
            found.id, name, spellings=called or (), mentions=mentions, who=who, note=deciding.note
        )
    said(made)


def _span(case: Case, document: str, words: str, nth: int) -> Span:
    """Return where words stand in a report, whatever the spaces between them.

    Raises:
        InputError: they don't, or not so often.
    """
    from crosscurrents.errors import InputError

    text = next(iter(case.stream_documents(document))).text
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    if len(found) < nth:
        where = f"stand {len(found)} times in the report" if found else "don't stand in the report"
        raise InputError(words or "WORDS", where, "give them as they stand, or another --nth")
    return found[nth - 1]
