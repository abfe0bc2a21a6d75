"""``crosscurrents decide``: what a person says about a reading, kept through every re-reading."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli import marking
from crosscurrents.cli.deciders import names_in, said, user_name
from crosscurrents.cli.grouped import grouped
from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, Deciding, JsonOption, open_case
from crosscurrents.vocabulary import ActorKind, OutcomeStatus, Verdict

if TYPE_CHECKING:
    from crosscurrents.store.decisions import Merged

app = typer.Typer(help="Record a decision about what the machine read.", no_args_is_help=True)

ActorName = Annotated[str, typer.Argument(metavar="ACTOR", help="Id, name or alias.")]
OtherActor = Annotated[str, typer.Argument(metavar="OTHER", help="Id, name or alias.")]


@app.command()
@grouped
def same(actor: ActorName, other: OtherActor, deciding: Deciding) -> None:
    """Two names mean one actor."""
    _decide(deciding, Verdict.SAME, actor, other=other)


@app.command()
@grouped
def distinct(
    actor: ActorName,
    other: OtherActor,
    deciding: Deciding,
    document: Annotated[
        str | None, typer.Option("--in", metavar="DOCUMENT", help="OTHER as it stands in this document.")
    ] = None,
) -> None:
    """Two names mean two actors, whatever the machine thinks."""
    named = f"{other}@{document}" if document else other
    _decide(deciding, Verdict.DISTINCT, actor, other=named)


@app.command()
@grouped
def rename(
    actor: ActorName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called from now on.")],
    deciding: Deciding,
) -> None:
    """An actor is called something else."""
    _decide(deciding, Verdict.RENAME, actor, value=name)


@app.command()
@grouped
def kind(
    actor: ActorName,
    sort: Annotated[ActorKind, typer.Argument(metavar="KIND", help="state, armed-group, person …")],
    deciding: Deciding,
) -> None:
    """An actor is of another kind."""
    _decide(deciding, Verdict.KIND, actor, value=sort.value)


@app.command("not-an-actor")
@grouped
def not_an_actor(actor: ActorName, deciding: Deciding) -> None:
    """What the machine took for an actor is none."""
    _decide(deciding, Verdict.NOT_AN_ACTOR, actor)


@app.command()
@grouped
def event(
    record: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event, or how it starts.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="SAYS",
            help="wrong, right, or FIELD=…: type, status, mode, actors, recipients, place or date.",
        ),
    ],
    deciding: Deciding,
) -> None:
    """An event is wrong, or right, or has another type, sides, place, date, status or mode.

    Sides are ids or names with ; between, +Name:kind for an actor that the case doesn't know. A place
    is one of the case's, or the gazetteer's best. A date is 2016-10-17, 2016-10, 2016 or FROM/TO. An
    empty field takes away what was read.
    """
    _decide(deciding, Verdict.EVENT, record, value=value)


app.command("add-event")(marking.add_event)
app.command("split")(marking.split)


@app.command()
@grouped
def outcome(
    record: Annotated[str, typer.Argument(metavar="STATEMENT", help="Id of the statement, or its start.")],
    status: Annotated[OutcomeStatus, typer.Argument(metavar="OUTCOME", help="fulfilled, contradicted …")],
    deciding: Deciding,
) -> None:
    """What was promised or predicted came true, or didn't."""
    _decide(deciding, Verdict.OUTCOME, record, value=status.value)


@app.command()
@grouped
def withdraw(
    record: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the report, or its start.")],
    deciding: Deciding,
) -> None:
    """A report leaves the case with all that rests on it, and isn't read again."""
    _decide(deciding, Verdict.WITHDRAW, record)


@app.command()
@grouped
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Id of the decision, or its start.")],
    deciding: Deciding,
) -> None:
    """Take a decision back; both rows stay on record."""
    with open_case(deciding.case) as opened:
        said(opened.undo(decision, who=deciding.who or user_name(), note=deciding.note))


@app.command("list")
def list_all(case: CaseOption = DEFAULT_CASE, json: JsonOption = False) -> None:
    """List all decisions, and which of them find nothing in the case as it is read now."""
    from crosscurrents.cli.output import console, print_json, table

    with open_case(case) as opened:
        found = opened.decisions()
        lost = {decision.id for decision in opened.unmatched()}
    if json:
        print_json(found)
        return
    rows = [
        (
            d.when[:16], d.who, d.verdict, " / ".join(names_in(d)), d.value or "",
            "undone" if d.undone else "finds nothing" if d.id in lost else "", d.id[:8],
        )
        for d in found
    ]  # fmt: skip
    columns = ["When", "Who", "Verdict", "About", "Value", "", "Id"]
    console().print(table(columns, rows) if rows else "No decisions yet.")


@app.command()
def dump(case: CaseOption = DEFAULT_CASE) -> None:
    """Write all decisions to standard output as JSON lines."""
    with open_case(case) as opened:
        for line in opened.dump_decisions():
            sys.stdout.buffer.write(line)


@app.command()
def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines; - is standard input.")],
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Add the decisions of a dump."""
    from crosscurrents.errors import UnreadableInput
    from crosscurrents.store.decisions import parse_lines

    try:
        lines = sys.stdin.buffer.readlines() if str(file) == "-" else file.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableInput(str(file), error.strerror or str(error)) from error
    with open_case(case) as opened:
        _said_merged(opened.merge_decisions(parse_lines(lines, str(file))))


@app.command()
def merge(
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="Another case file; it isn't changed.")],
    case: CaseOption = DEFAULT_CASE,
) -> None:
    """Add the decisions of another case."""
    with open_case(other) as theirs, open_case(case) as ours:
        _said_merged(ours.merge_decisions(theirs.decisions()))


def _decide(
    deciding: Deciding,
    verdict: Verdict,
    subject: str,
    *,
    other: str | None = None,
    value: str | None = None,
) -> None:
    who = deciding.who or user_name()
    with open_case(deciding.case) as case:
        made = case.decide(verdict, subject, object=other, value=value, who=who, note=deciding.note)
    said(made)


def _said_merged(merged: Merged) -> None:
    from crosscurrents.cli.output import console, plain, some

    out = console()
    out.print(f"{some(merged.added, 'decision')} added, {merged.known} known already.")
    for given_up, kept in merged.conflicts:
        out.print(
            plain(
                f"conflict: {kept.who} says {kept.verdict} {' / '.join(names_in(kept))} {kept.value or ''} "
                f"({kept.when[:16]}), in force; {given_up.who} said {given_up.verdict} "
                f"{given_up.value or ''} ({given_up.when[:16]})"
            ),
            soft_wrap=True,
        )
