"""``crosscurrents show speakers``: what became of what each speaker said would happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption, JsonOption, LimitOption, open_case

if TYPE_CHECKING:
    from crosscurrents.analysis.speakers import SpeakerRecord


def speakers(case: CaseOption = DEFAULT_CASE, json: JsonOption = False, limit: LimitOption = 40) -> None:
    """Show each speaker's record: how many statements came due, and what became of them."""
    import msgspec

    from crosscurrents.analysis.speakers import speaker_records
    from crosscurrents.cli.output import console, table
    from crosscurrents.cli.tables import NUMBER, Columns

    with open_case(case) as opened:
        records = speaker_records(opened.ledger_entries())
        names = {summary.id: summary.name for summary in opened.actor_summaries()}
    if json:
        for record in records:
            console().out(msgspec.json.encode(record).decode(), highlight=False)
        return
    heads = ("Made", "Open", "Due", "Kept", "Broken", "Unclear", "Slips")
    rows = [(names.get(r.speaker, r.speaker), *_counts(r)) for r in records[: limit or None]]
    columns: Columns = [("Speaker", {"style": "cyan", "ratio": 1}), *((head, NUMBER) for head in heads)]
    columns.append(("Share kept", NUMBER))
    nothing = "No statement in the case has a time by which it is due."
    console().print(table(columns, rows) if rows else nothing)


def _counts(record: SpeakerRecord) -> tuple[str, ...]:
    slips = f"{record.slips} ({record.slipped_days} days)" if record.slips else "0"
    numbers = (record.made, record.open, record.due, record.fulfilled, record.contradicted, record.unclear)
    return (*map(str, numbers), slips, _share(record))


def _share(record: SpeakerRecord) -> str:
    """Say the share kept with its 95 % interval; nothing where nothing is settled."""
    if record.kept is None:
        return ""
    share, low, high = record.kept
    return f"{share:.0%} ({low:.0%}–{high:.0%})"
