"""What the network, the map and the overview show beyond the path to the words."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest

CAMPS = "section[aria-label='Camps']"


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait up to ten seconds for something that no element tells of."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def drawn(page: Any) -> int:
    """Count the actors that the flat network shows, once it shows any."""
    bodies = page.locator("svg path.body")
    bodies.first.wait_for(state="attached")
    return int(bodies.count())


def test_camps_have_a_mark_a_letter_and_how_firm_they_are(page: Any) -> None:
    page.goto("/network")
    page.locator(f"{CAMPS} li").first.wait_for()
    first = page.locator(f"{CAMPS} li").first
    assert re.search(r"A .+ \d+ actors?, \d+ firm", first.text_content())
    assert first.locator("svg path").count() == 1
    assert "out of place" in page.locator(CAMPS).text_content()


def test_at_most_so_many_camps(page: Any) -> None:
    page.goto("/network?flat=1&camps=2")
    page.locator("svg path.firm, svg path.leaning, svg path.unsettled").first.wait_for()
    assert page.locator(f"{CAMPS} li").count() <= 2
    shapes = page.locator("svg path.body").evaluate_all(
        "all => new Set(all.filter(p => p.classList.length > 2).map(p => p.getAttribute('d').match(/[aL]/g).join(''))).size"  # noqa: E501
    )
    assert shapes == page.locator(f"{CAMPS} li").count()
    page.get_by_label("Camps at most").select_option("off")
    page.wait_for_url("**camps=off**")
    page.locator(f"{CAMPS} li").first.wait_for(state="detached")


def test_an_actor_tells_its_camp(page: Any) -> None:
    page.goto("/network?flat=1&camps=2")
    titles = page.locator("svg path.body title")
    page.locator("svg path.firm, svg path.leaning, svg path.unsettled").first.wait_for()
    told = titles.all_text_contents()
    assert any(re.search(r"camp [A-F]: in \d+ % of the equally good divisions", title) for title in told)


def test_around_one_actor_and_back(page: Any) -> None:
    page.goto("/network?flat=1")
    before = drawn(page)
    page.locator("svg g:has(path.body)").first.dispatch_event("click")
    page.wait_for_url("**actor=**")
    wait_until(lambda: 0 < page.locator("svg path.body").count() < before, "fewer actors around one")
    page.get_by_role("link", name="show all").click()
    wait_until(lambda: page.locator("svg path.body").count() == before, "all actors again")


def test_parts_are_shown_as_their_bodies(page: Any) -> None:
    page.goto("/network?flat=1")
    before = drawn(page)
    page.get_by_label("parts shown as their bodies").check()
    page.wait_for_url("**rollup=1**")
    wait_until(lambda: 0 < page.locator("svg path.body").count() < before, "fewer actors")


def test_disputed_ties_are_broken_lines_and_named_so(page: Any) -> None:
    page.goto("/network?flat=1")
    page.locator("svg line.good, svg line.bad").first.wait_for()
    disputed = [e for e in page.request.get("/network.json").json()["edges"] if e["doubt"] >= 0.25]
    assert disputed
    assert page.locator("svg line[stroke-dasharray]").count() == len(disputed)


@pytest.mark.parametrize("view", ["network", "map"])
def test_play_moves_the_window_along(page: Any, view: str) -> None:
    page.goto(f"/{view}?flat=1")
    page.get_by_role("button", name="Play: move the window along").click()
    page.wait_for_url("**since=**")
    page.get_by_role("button", name="Stop").click()


def test_disputed_borders_are_drawn_as_disputed(page: Any) -> None:
    page.goto("/map?flat=1")
    border = page.locator("svg path.disputed").first
    border.wait_for(state="attached")
    assert "Disputed border: " in border.locator("title").text_content()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('svg path.disputed')).strokeDasharray")
        != "none"
    )


def test_towns_are_named_where_nothing_happened(page: Any) -> None:
    page.goto("/map?flat=1")
    page.locator("svg text.town").first.wait_for()
    assert page.locator("svg text.town").count() > 5


def test_places_known_to_no_town_are_hollow(page: Any) -> None:
    page.goto("/map?flat=1")
    page.locator("svg circle.pin").first.wait_for()
    pins = page.request.get("/map.json").json()["pins"]
    coarse = [p for p in pins if p["cooperation"] + p["conflict"] and p["precision"] not in ("site", "town")]
    assert coarse
    assert page.locator("svg circle.pin.coarse").count() == len(coarse)


def test_a_flashpoint_opens_into_who_met(page: Any) -> None:
    page.goto("/map")
    page.get_by_label("flashpoints").check()
    page.wait_for_url("**flashpoints=1**")
    page.get_by_role("heading", name="Flashpoints").wait_for()
    assert "co-location, not risk" in page.locator(".layout section").text_content()
    page.locator(".layout section tbody button").first.click()
    page.get_by_role("heading", name=re.compile("Hostile forces met at")).wait_for()
    page.locator(".layout section li a").first.click()
    page.wait_for_url("**/network?**")
    page.locator(".side li button").first.wait_for()


def test_what_changed_lately_leads_to_the_words(page: Any) -> None:
    page.goto("/")
    changed = page.locator("section[aria-label='Changed lately']")
    changed.wait_for()
    assert "in reports since" in changed.text_content()
    changed.locator("button").first.click()
    page.locator("aside mark").first.wait_for()


def test_dragging_over_the_bars_takes_that_time(page: Any) -> None:
    page.goto("/events")
    box = page.locator("figure svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 10, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=*until=*")
    assert page.locator("tbody tr").count() > 0


def test_a_tie_on_the_canvas_opens(page: Any) -> None:
    page.goto("/network")
    page.locator("canvas").first.wait_for()
    page.locator(f"{CAMPS} li").first.wait_for()
    box = page.locator(".canvas").bounding_box()
    # Where the ties lie depends on the layout: points along the middle are tried until one is hit.
    for n in range(30):
        page.mouse.click(box["x"] + box["width"] * (0.3 + n / 80), box["y"] + box["height"] * 0.55)
        page.wait_for_timeout(350)  # two clicks that follow each other closely would zoom
        if "a=" in page.url:
            break
        if "actor=" in page.url:
            page.goto("/network")
            page.locator(f"{CAMPS} li").first.wait_for()
    assert "a=" in page.url and "b=" in page.url
    page.locator(".side li button").first.wait_for()
