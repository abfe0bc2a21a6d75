"""Deciding in the browser: by single keys, saved at once, reversible, and stronger than re-reading."""

from __future__ import annotations

from typing import Any

from crosscurrents import Reader
from crosscurrents.store.case import Case


def decisions(path: Any) -> list[tuple[str, bool]]:
    with Case(path, create=False) as case:
        return [(d.verdict, d.undone) for d in case.decisions()]


def test_review_by_keyboard(page: Any, served: Any) -> None:
    page.goto("/review")
    question = page.locator("article h2")
    first = question.text_content()
    page.keyboard.press("s")
    page.wait_for_function("q => document.querySelector('article h2')?.textContent !== q", arg=first)
    second = question.text_content()
    page.keyboard.press("a")
    page.get_by_text("Saved.").wait_for()
    assert [undone for _, undone in decisions(served.case)] == [False]
    page.keyboard.press("z")
    page.get_by_text("Taken back").wait_for()
    assert [undone for _, undone in decisions(served.case)] == [True, False]
    page.wait_for_function("q => document.querySelector('article h2')?.textContent === q", arg=second)
    page.keyboard.press("r" if "became" not in second else "u")
    page.get_by_text("Saved.").wait_for()
    assert len(decisions(served.case)) == 3


def test_a_merge_changes_all_views_and_survives_reading_again(page: Any, served: Any, reader: Reader) -> None:
    page.goto("/actors?kind=armed-group")
    names = page.locator("tbody tr td:first-child a")
    keep, gone = names.nth(0).text_content(), names.nth(1).text_content()
    names.nth(0).click()
    page.get_by_text("Correct this actor").click()
    page.get_by_label("same as").fill(gone)
    page.locator(".tools p", has_text=gone).first.get_by_role("button", name="Same").click()
    page.get_by_text("Saved: same").wait_for()
    with Case(served.case, create=False) as case:
        merged = case.find_actor(gone).id
        assert merged == case.find_actor(keep).id
        case.reread(reader, everything=True)
        assert case.find_actor(gone).id == case.find_actor(keep).id
        name = case.find_actor(gone).name
    lost = keep if name == gone else gone
    for view in ("actors", "events", "ledger", "network"):
        page.goto(f"/{view}")
        page.locator("tbody tr").first.wait_for()
        assert page.get_by_role("link", name=lost, exact=True).count() == 0
        assert view != "actors" or page.get_by_role("link", name=name, exact=True).count() == 1


def test_an_event_is_struck_and_brought_back(page: Any, served: Any) -> None:
    page.goto("/events")
    before = page.get_by_text("events, of which").text_content()
    page.locator("tbody button").first.click()
    page.get_by_role("button", name="Wrong").click()
    page.wait_for_function("t => !document.body.textContent.includes(t)", arg=before)
    page.goto("/decisions")
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_text("undone").first.wait_for()
    page.goto("/events")
    page.get_by_text(before).wait_for()


def test_without_the_token_nothing_can_be_decided(chromium: Any, served: Any) -> None:
    context = chromium.new_context(base_url=served.address)
    page = context.new_page()
    page.goto("/review")
    page.get_by_text("opened without the token").wait_for()
    assert page.locator(".answers button").first.is_disabled()
    context.close()
