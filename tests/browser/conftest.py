"""The app in a real Chromium, over the example dossier and over a case of hostile text.

Chromium is Debian's (``apt-get install chromium``); where it, Playwright or the built front end is
missing the tests are skipped and say so, unless CROSSCURRENTS_BROWSER=required.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from crosscurrents import Reader
from crosscurrents.app.adding import Adding
from crosscurrents.app.assets import FrontEndMissing, load_assets
from crosscurrents.app.desk import Desk
from crosscurrents.app.server import create_app
from crosscurrents.cli.serve import listen
from crosscurrents.ingest.found import IngestOptions
from crosscurrents.store.case import Case

TOKEN = "browser-token"
DOSSIER = Path(__file__).parents[2] / "src" / "crosscurrents" / "examples" / "dossier"
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
]  # fmt: skip


def _missing(what: str) -> None:
    if os.environ.get("CROSSCURRENTS_BROWSER") == "required":
        pytest.fail(f"the browser tests are required, but there is no {what}")
    pytest.skip(f"browser tests skipped: there is no {what}")


class Served:
    """A case served on a free port of loopback by a thread of this process."""

    def __init__(self, case: Path, reader: Any = None) -> None:
        self.case = case
        listening = listen(0)
        port = listening.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        desk = Desk(case)
        desk.open()
        adding = Adding(case, reader)
        app = create_app(desk, load_assets(), TOKEN, [f"127.0.0.1:{port}"], who="keeper", adding=adding)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listening]})
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    executable = shutil.which("chromium")
    if executable is None:
        _missing("chromium")
    try:
        from playwright.sync_api import sync_playwright

        load_assets()
    except ImportError:
        _missing("playwright")
    except FrontEndMissing:
        _missing("built front end")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dossier_case(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example dossier as the machine reads it, to be copied before it is changed."""
    from crosscurrents.cli.read import read_into

    path = tmp_path_factory.mktemp("dossier") / "dossier.case"
    with Case(path) as case:
        read_into(case, [str(DOSSIER)], IngestOptions())
    return path


@pytest.fixture
def serve(reader: Reader) -> Iterator[Callable[[Path], Served]]:
    running: list[Served] = []

    def start(case: Path) -> Served:
        running.append(Served(case, reader))
        return running[-1]

    yield start
    for each in running:
        each.stop()


@pytest.fixture
def served(chromium: Any, dossier_case: Path, tmp_path: Path, serve: Callable[[Path], Served]) -> Served:
    copy = tmp_path / "dossier.case"
    shutil.copy(dossier_case, copy)
    return serve(copy)


class Watched:
    """What went wrong in a page: errors, refusals of the policy, and requests to anywhere else."""

    def __init__(self, page: Any, address: str) -> None:
        self.problems: list[str] = []
        self.dialogs = 0
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda m: self.problems.append(m.text) if m.type == "error" else None)
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._check(request.url, address))

    def _dialog(self, dialog: Any) -> None:
        self.dialogs += 1
        dialog.dismiss()

    def _check(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.problems.append(f"a request went to {url}")


@pytest.fixture
def page(chromium: Any, served: Served) -> Iterator[Any]:
    """A page on the served dossier, with the token; nothing may go wrong in it."""
    context = chromium.new_context(viewport={"width": 1360, "height": 900}, base_url=served.address)
    page = context.new_page()
    watched = Watched(page, served.address)
    page.goto(f"/#token={TOKEN}")
    page.get_by_role("heading", level=1).wait_for()
    yield page
    context.close()
    # What the server refuses is said on the page; the browser writes it to its console besides.
    assert [problem for problem in watched.problems if "status of 400" not in problem] == []
