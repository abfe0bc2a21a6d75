"""``crosscurrents decide``: what a person says about a reading, kept through every re-reading."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli import marking
from crosscurrents.cli.deciders import Note, Who, names_in, said, user_name
from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, JsonOption, open_case
from crosscurrents.vocabulary import ActorKind, OutcomeStatus, Verdict

if TYPE_CHECKING:
    from crosscurrents.store.decisions import Merged

app = typer.Typer(help="Record a decision about what the machine read.", no_args_is_help=True)

ActorName = Annotated[str, typer.Argument(metavar="ACTOR", help="Id, name or alias.")]
OtherActor = Annotated[str, typer.Argument(metavar="OTHER", help="Id, name or alias.")]


@app.command()
def same(
    actor: ActorName, other: OtherActor, case: CaseOption = DEFAULT_CASE, who: Who = None, note: Note = ""
) -> None:
    """Two names mean one actor."""
    _decide(case, Verdict.SAME, actor, other=other, who=who, note=note)


@app.command()
def distinct(
    actor: ActorName,
    other: OtherActor,
    document: Annotated[
        str | None, typer.Option("--in", metavar="DOCUMENT", help="OTHER as it stands in this document.")
    ] = None,
    case: CaseOption = DEFAULT_CASE,
    who: Who = None,
    note: Note = "",
) -> None:
    """Two names mean two actors, whatever the machine thinks."""
    named = f"{other}@{document}" if document else other
    _decide(case, Verdict.DISTINCT, actor, other=named, who=who, note=note)


@app.command()
def rename(
    actor: ActorName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called from now on.")],
    case: CaseOption = DEFAULT_CASE,
    who: Who = None,
    note: Note = "",
) -> None:
    """An actor is called something else."""
    _decide(case, Verdict.RENAME, actor, value=name, who=who, note=note)


@app.command()
def kind(
    actor: ActorName,
    sort: Annotated[ActorKind, typer.Argument(metavar="KIND", help="state, armed-group, person …")],
    case: CaseOption = DEFAULT_CASE,
    who: Who = None,
    note: Note = "",
) -> None:
    """An actor is of another kind."""
    _decide(case, Verdict.KIND, actor, value=sort.value, who=who, note=note)


@app.command("not-an-actor")
def not_an_actor(actor: ActorName, case: CaseOption = DEFAULT_CASE, who: Who = None, note: Note = "") -> None:
    """What the machine took for an actor is none."""
    _decide(case, Verdict.NOT_AN_ACTOR, actor, who=who, note=note)


@app.command()
def event(
    record: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event, or how it starts.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="SAYS",
            help="wrong, right, or FIELD=…: type, status, mode, actors, recipients, place or date.",
        ),
    ],
    case: CaseOption = DEFAULT_CASE,
    who: Who = None,
    note: Note = "",
) -> None:
    """An event is wrong, or right, or has another type, sides, place, date, status or mode.

    Sides are ids or names with ; between, +Name:kind for an actor that the case doesn't know. A place
    is one of the case's, or the gazetteer's best. A date is 2016-10-17, 2016-10, 2016 or FROM/TO. An
    empty field takes away what was read.
    """
    _decide(case, Verdict.EVENT, record, value=value, who=who, note=note)


app.command("add-event")(marking.add_event)
app.command("split")(marking.split)


@app.command()
def outcome(
    record: Annotated[str, typer.Argument(metavar="STATEMENT", help="Id of the statement, or its start.")],
    status: Annotated[OutcomeStatus, typer.Argument(metavar="OUTCOME", help="fulfilled, contradicted …")],
    case: CaseOption = DEFAULT_CASE,
    who: Who = None,
    note: Note = "",
) -> None:
    """What was promised or predicted came true, or didn't."""
    _decide(case, Verdict.OUTCOME, record, value=status.value, who=who, note=note)


@app.command()
def withdraw(
    record: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the report, or its start.")],
    case: CaseOption = DEFAULT_CASE,
    who: Who = None,
    note: Note = "",
) -> None:
    """A report leaves the case with all that rests on it, and isn't read again."""
    _decide(case, Verdict.WITHDRAW, record, who=who, note=note)


@app.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Id of the decision, or its start.")],
    case: CaseOption = DEFAULT_CASE,
    who: Who = None,
    note: Note = "",
) -> None:
    """Take a decision back; both rows stay on record."""
    with open_case(case) as opened:
        said(opened.undo(decision, who=who or user_name(), note=note))


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
    path: Path,
    verdict: Verdict,
    subject: str,
    *,
    other: str | None = None,
    value: str | None = None,
    who: str | None,
    note: str,
) -> None:
    with open_case(path) as case:
        made = case.decide(verdict, subject, object=other, value=value, who=who or user_name(), note=note)
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
