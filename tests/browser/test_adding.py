"""Reports added in the browser: files, a text, an address; progress, failures and copies said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from crosscurrents.store.case import Case
from support.hostile import SCRIPT

STORY = (
    "Ruritanian jets bombed Borduria on Sunday, killing eleven people.\n\n"
    "Borduria's government condemned the attack and asked the United Nations for help on Monday."
)
SECONDS = 60_000


def given(page: Any, name: str) -> Any:
    return page.locator("section[aria-label='What was given'] li", has_text=name)


def test_files_are_read_and_failures_named(page: Any, served: Any) -> None:
    page.goto("/reports")
    page.get_by_role("link", name="Add reports").click()
    files = [
        {"name": "2016-10-17-raid.txt", "mimeType": "text/plain", "buffer": STORY.encode()},
        {"name": f"{SCRIPT}.txt", "mimeType": "text/plain", "buffer": (STORY + " Again.").encode()},
        {"name": "picture.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n...."},
    ]
    page.locator("input[type=file]").set_input_files(files)
    expect(given(page, "picture.png")).to_contain_text("a PNG image", timeout=SECONDS)
    expect(given(page, "2016-10-17-raid.txt")).to_contain_text("done:")
    expect(given(page, "script>.txt")).to_contain_text("a copy of")
    assert page.locator("main img").count() == 0
    given(page, "2016-10-17-raid.txt").get_by_role("link").first.click()
    expect(page.locator(".text")).to_contain_text("bombed Borduria")
    with Case(served.case, create=False) as case:
        assert {"2016-10-17-raid.txt", f"{SCRIPT}.txt".rpartition("/")[2]} <= {
            d.source for d in case.documents()
        }


def test_files_are_dropped(page: Any) -> None:
    page.goto("/add")
    transfer = page.evaluate_handle(
        "text => { const t = new DataTransfer(); t.items.add(new File([text], 'dropped.txt')); return t; }",
        STORY,
    )
    page.locator(".drop").dispatch_event("drop", {"dataTransfer": transfer})
    expect(given(page, "dropped.txt")).to_contain_text("done:", timeout=SECONDS)


def test_a_text_is_pasted_with_the_keyboard(page: Any) -> None:
    page.goto("/add")
    page.get_by_label("text", exact=True).focus()
    page.keyboard.insert_text(STORY)
    for value in ("A raid", "someday"):
        page.keyboard.press("Tab")
        page.keyboard.insert_text(value)
    page.get_by_role("button", name="Add the text").press("Enter")
    page.get_by_role("alert").get_by_text("is no date").wait_for()
    page.get_by_label("published", exact=True).fill("2016-10-17")
    page.get_by_role("button", name="Add the text").press("Enter")
    item = given(page, "A raid")
    expect(item).to_contain_text("done:", timeout=SECONDS)
    item.get_by_role("link").first.click()
    page.get_by_role("heading", name="A raid", level=1).wait_for()
    expect(page.locator("article")).to_contain_text("17 Oct 2016")


def test_addresses_of_this_machine_are_not_fetched(page: Any, served: Any) -> None:
    page.goto("/add")
    page.get_by_label("address", exact=True).fill(f"{served.address}/overview.json")
    page.get_by_role("button", name="Fetch it").click()
    expect(given(page, served.address)).to_contain_text("is not in a public network", timeout=SECONDS)
    page.get_by_label("address", exact=True).fill("/etc/passwd")
    page.get_by_role("button", name="Fetch it").click()
    page.get_by_role("alert").get_by_text("not an address").wait_for()


def test_without_the_token_nothing_can_be_added(chromium: Any, served: Any) -> None:
    context = chromium.new_context(base_url=served.address)
    page = context.new_page()
    page.goto("/add")
    page.get_by_text("opened without the token").wait_for()
    assert page.locator("input[type=file]").is_disabled()
    page.evaluate(
        "fetch('/add/text', {method: 'POST', headers: {'content-type': 'application/json'}, body: '{}'})"
        ".then(r => document.title = r.status)"
    )
    expect(page).to_have_title("403")
    context.close()


def test_a_page_elsewhere_adds_nothing(chromium: Any, served: Any, tmp_path: Path) -> None:
    """Another site's form and fetch, even with the token, are refused (CSRF)."""
    context = chromium.new_context()
    page = context.new_page()
    form = f"<form method=post enctype=text/plain action='{served.address}/add/text'><input name=a></form>"
    page.route("http://evil.example/", lambda route: route.fulfill(content_type="text/html", body=form))
    page.goto("http://evil.example/")
    failed = page.evaluate(
        f"fetch('{served.address}/add/text', {{method: 'POST', body: '{{}}', headers:"
        " {'content-type': 'application/json', 'x-crosscurrents-token': 'browser-token'}})"
        ".then(() => 'sent', () => 'refused')"
    )
    assert failed == "refused"
    with page.expect_navigation():
        page.evaluate("document.forms[0].submit()")
    assert "error" in page.content()
    context.close()
    with Case(served.case, create=False) as case:
        assert all(document.source != "pasted text" for document in case.documents())
