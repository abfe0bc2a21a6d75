"""WCAG 2.2 AA as far as axe can check it, light and dark, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest

from browser.conftest import AXE

VIEWS = [
    "/", "/reports", "/actors", "/events", "/ledger", "/network", "/network?flat=1", "/map",
    "/map?flat=1", "/review", "/decisions", "/search?q=Mosul", "/add", "actor", "report", "selected",
    "correcting", "adding", "splitting", "asked",
]  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def open_view(page: Any, view: str) -> None:
    if view == "actor":
        page.goto("/actors")
        page.locator("tbody a").first.click()
    elif view == "report":
        page.goto("/reports")
        page.locator("tbody a").first.click()
    elif view in ("selected", "correcting"):
        page.goto("/events")
        page.locator("tbody button").first.click()
        page.locator("aside mark").first.wait_for()
        if view == "correcting":
            page.locator("aside summary").click()
            page.get_by_label("to whom: find an actor").fill("army")
            page.get_by_label("Find a place").fill("Raqqa")
            page.locator(".choice").nth(1).wait_for()
    elif view == "adding":
        page.goto("/reports")
        page.locator("tbody a").first.click()
        page.get_by_role("button", name="Add an event that was missed").click()
        page.get_by_label("words of the report").fill("the")
    elif view == "splitting":
        page.goto("/actors/islamic-state")
        page.get_by_text("Correct this actor").click()
        page.get_by_text("Split: some of its names").click()
        page.get_by_label("name of the new actor").wait_for()
    elif view == "asked":
        page.goto("/review?kind=event+right%3F")
        page.locator("article h2").wait_for()
        page.keyboard.press("e")
    else:
        page.goto(view)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_view_is_accessible(page: Any, colours: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core isn't there: run npm ci in frontend/")
    page.emulate_media(color_scheme=colours)
    found = {}
    for view in VIEWS:
        open_view(page, view)
        # The policy refuses injected script tags; evaluating the source goes past the page.
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("rules => axe.run(document, rules)", RULES)
        for broken in result["violations"]:
            where = [node["html"][:160] for node in broken["nodes"][:2]]
            found[f"{view} {broken['id']}"] = where
    assert found == {}


def test_it_reads_on_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for view in VIEWS:
        open_view(page, view)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{view} is {wide} pixels too wide"
