"""``crosscurrents why``: which rule read which words, in plain language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, open_case

if TYPE_CHECKING:
    from rich.text import Text

    from crosscurrents.records import Evidence
    from crosscurrents.store.case import Case

AROUND = 90
"""Characters shown on each side of the words that a record rests on."""


def why(
    record: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a record or how it starts, or an actor's name.")
    ],
    case: CaseOption = DEFAULT_CASE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Show at most so many places.")] = 5,
) -> None:
    """Say which rule read which words, in plain language."""
    from crosscurrents.cli.output import console, plain

    out = console()
    with open_case(case) as opened:
        kind, found = opened.find_record(record)
        name = getattr(found, "name", None) or getattr(found, "text", None) or getattr(found, "type", "")
        out.print(plain(f"{kind.removesuffix('s')} {found.id}", "bold"), plain(name, "cyan"), soft_wrap=True)
        for evidence in found.evidence[:limit]:
            _explain(opened, evidence)
        if len(found.evidence) > limit:
            out.print(f"… and {len(found.evidence) - limit} more; --limit shows them.", style="dim")
        for decision in opened.decisions_on(found.id):
            said = f"{decision.who or 'somebody'} decided {decision.verdict} {decision.value or ''} "
            out.print(plain(f"{said}on {decision.when[:10]} ({decision.id[:8]}) {decision.note}"))


def _explain(case: Case, evidence: Evidence) -> None:
    from crosscurrents.cli.output import console, plain
    from crosscurrents.cli.tables import title
    from crosscurrents.rules import explain

    out = console()
    for document in case.stream_documents(evidence.document):
        out.print()
        out.print(plain(f"{title(document)}, {(document.published or 'undated')[:10]}", "dim"))
        out.print(_in_context(document.text, evidence.start, evidence.end))
    out.print(plain(f"read by {evidence.rule}: {explain(evidence.rule)}"))


def _in_context(text: str, start: int, end: int) -> Text:
    from crosscurrents.cli.output import plain

    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    before = before.partition(" ")[2] if start > AROUND else before
    after = after.rpartition(" ")[0] + " …" if end + AROUND < len(text) else after
    shown = plain(("… " if start > AROUND else "") + before)
    shown.append_text(plain(text[start:end], "bold reverse"))
    return shown.append_text(plain(after))
