"""Reports are written by strangers: their text stays text, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import TOKEN, Served, Watched
from crosscurrents.store.case import Case
from support.hostile import SCRIPT, HostileReader, hostile_document

VIEWS = [
    "/", "/reports", "/actors", "/actors/reds", "/events", "/events?select=" + "e" * 16, "/ledger",
    "/network", "/network?flat=1", "/network?a=blues&b=reds", "/map", "/map?flat=1&place=oldtown", "/review",
    "/decisions", "/add", "/search?q=script", f"/search?q={SCRIPT}", f"/actors?q={SCRIPT}",
    f"/nothing/{SCRIPT}",
    f"/reports?since={SCRIPT}", f"/events?actor={SCRIPT}&place={SCRIPT}&type={SCRIPT}",
]  # fmt: skip


@pytest.fixture
def hostile(chromium: Any, tmp_path: Path, serve: Callable[[Path], Served]) -> tuple[Served, str]:
    document = hostile_document()
    path = tmp_path / "<img src=x onerror=alert(3)>.case"
    with Case(path) as case:
        case.add([document], HostileReader())  # type: ignore[arg-type]
        case.decide("rename", "greens", value=SCRIPT, note=SCRIPT, who=SCRIPT)  # type: ignore[arg-type]
        said = {"actors": f"+{SCRIPT}:party", "recipients": "reds"}
        case.add_event(document.id, (0, len(document.text)), "AID", said, who=SCRIPT, note=SCRIPT)
        case.decide("event", "e" * 16, value=f"recipients=+{SCRIPT}:party")  # type: ignore[arg-type]
    return serve(path), document.id


def use_what_writes(page: Any, document: str) -> None:
    """Open every form, and put markup into each: what is offered and what is answered stays text too."""
    page.goto("/events?select=" + "e" * 16)
    page.locator("aside summary", has_text="Correct it").click()
    page.get_by_label("who did it: find an actor").fill("<img")
    page.locator(".choice").first.wait_for()
    page.goto("/actors/reds")
    page.get_by_text("Correct this actor").click()
    page.get_by_text("Split: some of its names").click()
    page.get_by_label("name of the new actor").wait_for()
    page.goto(f"/reports/{document}")
    page.get_by_role("button", name="Add an event that was missed").click()
    page.get_by_label("words of the report").fill(SCRIPT)
    page.get_by_text("Found.").wait_for()
    page.goto("/add")
    page.get_by_label("text", exact=True).fill(SCRIPT)
    page.get_by_label("title").fill(SCRIPT)
    page.get_by_label("published", exact=True).fill(SCRIPT)
    page.get_by_role("button", name="Add the text").click()
    page.get_by_role("alert").get_by_text("is no date").wait_for()
    page.locator("input[type=file]").set_input_files(
        [{"name": f"{SCRIPT}.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}]
    )
    page.get_by_text("not a report").first.wait_for()


def test_text_stays_text(chromium: Any, hostile: tuple[Served, str]) -> None:
    served, document = hostile
    context = chromium.new_context(base_url=served.address)
    page = context.new_page()
    watched = Watched(page, served.address)
    page.goto(f"/#token={TOKEN}")
    for view in [*VIEWS, f"/reports/{document}", f"/reports/{document}?select=reds"]:
        page.goto(view)
        page.wait_for_load_state("networkidle")
        assert page.locator("img[src=x], main script, aside script, main b").count() == 0, view
    page.goto("/")
    page.get_by_text(SCRIPT).first.wait_for()
    use_what_writes(page, document)
    assert page.locator("img[src=x], main script, aside script, main b").count() == 0
    context.close()
    assert watched.dialogs == 0
    assert [p for p in watched.problems if "404" not in p and "400" not in p] == []
