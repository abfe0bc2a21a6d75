"""``crosscurrents analyse``: the questions that the network answers, each with how sure it is."""

from __future__ import annotations

import typer

from crosscurrents.cli.analyse import alignments, network, situations, whatif
from crosscurrents.cli.grouped import grouped

app = typer.Typer(help="Answer questions about who stands with whom.", no_args_is_help=True)

for _command in (
    network.camps,
    network.changes,
    alignments.coalitions,
    alignments.landscape,
    situations.flashpoints,
    situations.escalation,
    situations.control,
    situations.compare,
):
    app.command()(grouped(_command))
app.command("what-if")(grouped(whatif.what_if))
