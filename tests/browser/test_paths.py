"""From every view to the highlighted words in the report."""

from __future__ import annotations

import re
from typing import Any

import pytest

CHOSEN = ".text .chosen"


def words_in_report(page: Any) -> str:
    """Open the report that the evidence panel names, and return the words highlighted there."""
    page.locator("aside figcaption a").first.click()
    page.wait_for_url("**/reports/**")
    page.locator(CHOSEN).first.wait_for()
    return "".join(page.locator(CHOSEN).all_text_contents())


def test_the_token_leaves_the_address(page: Any) -> None:
    assert "token" not in page.url


def test_from_an_event(page: Any) -> None:
    page.goto("/events")
    page.locator("tbody button").first.click()
    quoted = page.locator("aside mark").first.text_content()
    assert quoted.split()[0] in words_in_report(page)


def test_from_the_ledger(page: Any) -> None:
    page.goto("/ledger")
    said = page.locator("tbody button").first
    words = said.text_content()
    said.click()
    page.locator("aside mark").first.wait_for()
    found = words_in_report(page)
    assert found in words or words in found


def test_from_an_actor(page: Any) -> None:
    page.goto("/actors")
    page.locator("tbody a").first.click()
    name = page.get_by_role("heading", level=1).text_content()
    page.locator("table button").first.click()
    page.locator("aside mark").first.wait_for()
    assert name
    assert words_in_report(page)


def test_from_an_edge(page: Any) -> None:
    page.goto("/network")
    page.locator("canvas").first.wait_for()
    page.locator("tbody button").first.click()
    page.locator(".side li button").first.click()
    page.locator("aside mark").first.wait_for()
    assert "a=" in page.url and "select=" in page.url
    assert words_in_report(page)


def test_from_a_pin(page: Any) -> None:
    page.goto("/map")
    page.locator("canvas").first.wait_for()
    page.locator("section tbody button").first.click()
    page.locator(".scroll tbody button").first.click()
    page.locator("aside mark").first.wait_for()
    assert words_in_report(page)


def test_from_a_pin_on_the_flat_map(page: Any) -> None:
    page.goto("/map?flat=1")
    page.locator("svg[aria-label^='Map of'] g circle:not(.reach)").first.dispatch_event("click")
    page.wait_for_url("**place=**")
    page.locator(".scroll tbody button").first.wait_for()


def test_from_an_edge_of_the_flat_network(page: Any) -> None:
    page.goto("/network?flat=1")
    page.locator("svg[aria-label^='Network'] .field").first.dispatch_event("click")
    page.wait_for_url("**a=**")
    page.locator(".side li button").first.wait_for()


def test_hover_says_what_and_why(page: Any) -> None:
    page.goto("/reports")
    page.locator("tbody a").first.click()
    page.locator(".mark.in-actor").first.hover()
    tip = page.get_by_role("tooltip")
    tip.wait_for()
    assert re.search(r"\w+", tip.text_content())


def test_a_click_selects_and_escape_lets_go(page: Any) -> None:
    page.goto("/reports")
    page.locator("tbody a").first.click()
    page.locator(".mark").first.click()
    page.wait_for_url("**select=**")
    page.locator("aside").wait_for()
    page.keyboard.press("Escape")
    page.locator("aside").wait_for(state="detached")


@pytest.mark.parametrize("view", ["network", "map"])
def test_the_window_of_time_is_in_the_address(page: Any, view: str) -> None:
    page.goto(f"/{view}")
    page.get_by_label("From", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**since=**")
    page.get_by_role("button", name="All time").click()
    assert "since" not in page.url


def test_filters_are_in_the_address(page: Any) -> None:
    page.goto("/events")
    page.get_by_label("Type").select_option("ASSAULT")
    page.wait_for_url("**type=ASSAULT**")
    page.reload()
    page.locator("tbody tr").first.wait_for()
    assert set(page.locator("tbody td:nth-child(3) button").all_text_contents()) != set()
    assert page.get_by_label("Type").input_value() == "ASSAULT"


def test_search_finds_words(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("Mosul")
    page.keyboard.press("Enter")
    page.locator("ol mark").first.wait_for()
    assert page.locator("ol mark").first.text_content().casefold() == "mosul"
