"""Takes a picture of every view of a case in Chromium: ``python tools/screenshots.py CASE FOLDER``."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from crosscurrents.app.assets import load_assets
from crosscurrents.app.desk import Desk
from crosscurrents.app.server import create_app
from crosscurrents.cli.serve import listen

FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
]  # fmt: skip
VIEWS = {
    "overview": "/", "reports": "/reports", "add": "/add", "actors": "/actors",
    "actor": "/actors/islamic-state", "events": "/events", "ledger": "/ledger",
    "network": "/network", "map": "/map",
    "flashpoints": "/map?flashpoints=1", "review": "/review", "decisions": "/decisions",
    "search": "/search?q=Mosul",
}  # fmt: skip
DRAWN = ("map", "flashpoints", "network")
WAITED = {
    "overview": "section[aria-label='Changed lately']", "network": "section[aria-label='Camps'] li",
    "flashpoints": "text=co-location, not risk",
}  # fmt: skip
"""What comes after a view has answered."""

SETTLED = 2500
"""Milliseconds that software rendering needs to draw a map or a network."""


def take(page: Page, name: str, path: str, target: Path) -> None:
    """Open one view and write its picture."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if name in WAITED:
        page.locator(WAITED[name]).first.wait_for()
    page.wait_for_timeout(SETTLED if name in DRAWN else 300)
    page.screenshot(path=target)
    print(target)


def reader_path(page: Page) -> str:
    """Return the address of a report in which an event is selected."""
    page.goto("/events?status=counted&order=newest")
    found = page.locator("td.quote a").first.get_attribute("href")
    assert found
    return found


def main(case: Path, folder: Path) -> None:
    """Serve the case and take the pictures, light and dark, and some as a phone shows them."""
    listening = listen(0)
    port = listening.getsockname()[1]
    desk = Desk(case)
    desk.open()
    app = create_app(desk, load_assets(), "token", [f"127.0.0.1:{port}"])
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for colours in ("light", "dark"):
            page = browser.new_page(
                base_url=f"http://127.0.0.1:{port}",
                viewport={"width": 1280, "height": 800},
                color_scheme="dark" if colours == "dark" else "light",
            )
            page.goto("/#token=token")
            views = VIEWS | {"reader": reader_path(page)}
            for name, path in views.items():
                take(page, name, path, folder / f"{name}-{colours}.png")
            page.set_viewport_size({"width": 390, "height": 780})
            for name in ("overview", "reader", "ledger", "network", "map"):
                take(page, name, views[name], folder / f"{name}-phone-{colours}.png")
        browser.close()
    server.should_exit = True
    thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
