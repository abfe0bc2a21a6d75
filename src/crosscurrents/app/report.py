"""The report: one HTML file with everything in it, readable without scripts, to send to somebody.

Every claim links to its words: the reports' texts are in the file, and following a link highlights them.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from crosscurrents.app.asking import ActorsAsked, EventsAsked, LedgerAsked, ReportsAsked, WindowAsked
from crosscurrents.app.camps import camps_view
from crosscurrents.app.drawing import CampsView
from crosscurrents.app.events import find_events
from crosscurrents.app.ledger import find_entries
from crosscurrents.app.mappicture import map_picture
from crosscurrents.app.markup import Child, Markup, join, table, tag
from crosscurrents.app.network import network_of, network_view
from crosscurrents.app.pictures import network_picture, timeline_picture
from crosscurrents.app.places import map_view
from crosscurrents.app.reportnotes import credits_due, method
from crosscurrents.app.reports import find_reports
from crosscurrents.app.reporttext import report_text
from crosscurrents.app.rows import event_row
from crosscurrents.app.shapes import EventRow, Ref, StatementRow
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.timeline import said_day, said_interval, timeline
from crosscurrents.app.worth import worth_looking_at

MOST_EVENTS = 1000
MOST_ACTORS = 200
MOST_CAMPS = 3
CAMP_SHAPES = {"A": "circles", "B": "squares", "C": "triangles"}
MOST_TEXT = 1_300_000
"""Characters of reports' texts in one file, which stays under three megabytes, as mail servers like it; the
rest of the reports are only listed."""


def report_page(snapshot: Snapshot) -> str:
    """Return the report on a case as one HTML file."""
    style, script = _file("report.css"), _file("report.js")
    parts = [
        ("what", "What the case holds", _overview(snapshot)),
        ("events", "Who did what to whom", _events(snapshot)),
        ("ledger", "What was said to happen by when", _ledger(snapshot)),
        ("network", "Who stands with whom", _network(snapshot)),
        ("map", "Where it happened", _map(snapshot)),
        ("actors", "Who acts", _actors(snapshot)),
        ("reports", "The reports", _reports(snapshot)),
        ("method", "How this was made", method(snapshot)),
    ]
    shown = [(id, title, body) for id, title, body in parts if body]
    contents = tag("nav", tag("ul", *(tag("li", tag("a", t, href=f"#{i}")) for i, t, _ in shown)))
    sections = [tag("section", tag("h2", title), body, id=id) for id, title, body in shown]
    first, last = snapshot.span()
    name = snapshot.case.path.stem
    top = [tag("h1", name), tag("p", _when(first, last), class_="soft"), contents]
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src '{_digest(script)}'"
    head = [
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        tag("title", f"{name} · Crosscurrents"),
        tag("style", Markup(style)),
    ]
    body = tag("body", *top, tag("main", *sections), credits_due(), tag("script", Markup(script)))
    return "<!doctype html>\n" + tag("html", tag("head", *head), body, lang="en")


def _file(name: str) -> str:
    return (files("crosscurrents") / "app" / name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _overview(snapshot: Snapshot) -> Markup:
    counts = snapshot.case.counts()
    held = (
        f"{counts['documents']:,} reports, {counts['duplicates']:,} of them copies; "
        f"{len(snapshot.actors):,} actors, {len(snapshot.events):,} events, "
        f"{len(snapshot.statements):,} statements, {len(snapshot.places):,} places; "
        f"{len(snapshot.case.in_force()):,} decisions by people."
    )
    items = [
        tag("li", tag("span", f"{w.kind}: ", class_="soft"), tag("strong", w.title), Markup("<br>"), w.detail)
        for w in worth_looking_at(snapshot)
    ]
    return join([tag("p", held), tag("h3", "Worth looking at") if items else None, tag("ol", *items)])


def _names(of: list[Ref]) -> str:
    return ", ".join(ref.name for ref in of) or "—"


def _when(first: str | None, last: str | None) -> str:
    if first and last:
        return said_interval(first, last)
    return f"from {said_day(first)}" if first else f"until {said_day(last)}" if last else "—"


def _events(snapshot: Snapshot) -> Markup | None:
    found = find_events(snapshot, EventsAsked())
    if not found:
        return None
    rows = [event_row(snapshot, event) for event in found[:MOST_EVENTS]]
    caption = f"{len(found):,} events" + (f", the first {MOST_EVENTS:,}" if len(found) > MOST_EVENTS else "")
    headings = ["When", "Who", "Did what", "To whom", "Where", "In the words of"]
    listed = _scrolled(table(caption, headings, (_event(row) for row in rows), data_filter="yes"))
    return join([timeline_picture(timeline(found)), listed])


def _event(row: EventRow) -> list[Child]:
    side = "good" if row.quad in (1, 2) else "bad"
    what = [tag("strong", row.type.lower(), class_=side), f" {row.mode or ''}"]
    if row.status != "occurred":
        what.append(tag("em", f" {row.status}"))
    what += [f" {number} {name}" for name, number in row.magnitude.items()]
    words = tag("a", row.quote, href=f"#e-{row.id}", class_="words", title=row.title)
    place = row.place.name if row.place else ""
    return [
        _when(row.earliest, row.latest),
        _names(row.actors),
        join(what),
        _names(row.recipients),
        place,
        words,
    ]


def _ledger(snapshot: Snapshot) -> Markup | None:
    rows = find_entries(snapshot, LedgerAsked())
    if not rows:
        return None
    headings = ["Said by", "What", "Said on", "Due", "Outcome"]
    caption = f"{len(rows):,} statements with a time by which it should happen"
    return _scrolled(table(caption, headings, (_entry(row) for row in rows), data_filter="yes"))


def _entry(row: StatementRow) -> list[Child]:
    speaker = row.speaker.name if row.speaker else "—"
    words = tag("a", row.text, href=f"#s-{row.id}", class_="words", title=row.title)
    why = [tag("strong", row.outcome or ""), f" {row.reason or ''}", *(f" {slip}." for slip in row.slips)]
    return [
        speaker,
        words,
        said_day(row.said_on) if row.said_on else None,
        f"{_when(row.due_earliest, row.due_latest)} “{row.due_text}”",
        join(why),
    ]


def _network(snapshot: Snapshot) -> Markup | None:
    network = network_view(snapshot, WindowAsked())
    if not network.nodes:
        return None
    names = {node.id: node.name for node in network.nodes}
    headings = ["Between", "Strength", "For", "Against", "Independent reports"]
    rows: Iterator[list[Child]] = (
        [
            f"{names[e.a]} · {names[e.b]}",
            f"{e.strength:+.1f}",
            str(e.cooperation),
            str(e.conflict),
            str(e.reports),
        ]
        for e in network.edges[:60]
    )
    said = (
        "Blue: cooperation, orange: conflict, dashed: disputed; the wider the stronger. Strength is the sign "
        "and log₂(1 + |for − against|) of stated ties and counted events, halved with age."
    )
    camps = camps_view(snapshot, network_of(snapshot, WindowAsked()), MOST_CAMPS)
    picture = network_picture(network, camps)
    ties = table("The strongest ties", headings, rows)
    return join([picture, tag("p", said, class_="soft"), _camps(camps), ties])


def _camps(view: CampsView) -> Markup | None:
    """Name the camps, and say how far the division can be trusted."""
    if not view.camps:
        return None
    listed = [
        tag("li", tag("strong", f"{c.letter} ({CAMP_SHAPES[c.letter]})"), f" {', '.join(c.names)}",
            " and others" if c.size > len(c.names) else "", f": {c.size} actors, {c.firm} of them firm")
        for c in view.camps
    ]  # fmt: skip
    proof = "proved to be the least" if view.proved else f"at least {view.lower}"
    ties = "no other division does as well" if view.tied == 1 and view.all_tied else "others do as well"
    said = (
        f"Camps, at most {MOST_CAMPS}: filled marks are firm, pale ones lean to their camp, hollow ones are "
        f"unsettled. {view.upper} of {view.weight} of the ties' weight is out of place, {proof}; {ties}."
    )
    return join([tag("p", said, class_="soft"), tag("ul", *listed)])


def _map(snapshot: Snapshot) -> Markup | None:
    view = map_view(snapshot, WindowAsked())
    picture = map_picture(view)
    said = (
        f"{view.placed:,} counted events with a place, {view.unplaced:,} without. The larger a circle, the "
        "more events; orange where conflict prevails; hollow where no more than a district is known. Borders "
        "are Natural Earth's: who holds an area, not who claims it; claims and ceasefire lines are dashed."
    )
    return join([picture, tag("p", said, class_="soft")]) if picture else None


def _actors(snapshot: Snapshot) -> Markup:
    from crosscurrents.app.actors import find_actors

    found = find_actors(snapshot, ActorsAsked())
    rows: Iterator[list[Child]] = (
        [
            actor.name, actor.kind, ", ".join(actor.aliases[:6]), str(actor.mentions), str(actor.independent),
            str(len(snapshot.events_of.get(actor.id, ()))),
        ]
        for actor in found[:MOST_ACTORS]
    )  # fmt: skip
    headings = ["Name", "Kind", "Also called", "Mentions", "Independent reports", "Events"]
    more = f", the {MOST_ACTORS} most mentioned" if len(found) > MOST_ACTORS else ""
    return _scrolled(table(f"{len(found):,} actors{more}", headings, rows, data_filter="yes"))


def _reports(snapshot: Snapshot) -> Markup:
    parts, written = [], 0
    for report in find_reports(snapshot, ReportsAsked()):
        source = (
            (report.source or "").rpartition("/")[2] if "://" not in (report.source or "") else report.source
        )
        said = " · ".join(
            part for part in (report.publisher, (report.published or "undated")[:10], source) if part
        )
        text: Markup | None = None
        if report.copy_of:
            text = tag("p", "A copy of ", tag("a", "another report", href=f"#r-{report.copy_of}"), ".")
        elif written < MOST_TEXT:
            text = report_text(snapshot, report.id)
            written += len(text)
        head = [tag("h3", report.title), tag("p", said, class_="soft")]
        parts.append(tag("article", *head, text, id=f"r-{report.id}", class_="report"))
    return join(parts)


def _scrolled(inner: Markup) -> Markup:
    return tag("div", inner, class_="scroll", tabindex="0", role="region", aria_label="Table")
