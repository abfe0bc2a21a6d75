"""Reports are written by strangers: their text stays text, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from browser.conftest import TOKEN, Served, Watched
from crosscurrents.records import Document, Reading
from crosscurrents.settings import Settings
from crosscurrents.store.case import Case
from support import records

SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"
VIEWS = [
    "/", "/reports", "/actors", "/actors/reds", "/events", "/events?select=" + "e" * 16, "/ledger",
    "/network", "/network?flat=1", "/network?a=blues&b=reds", "/map", "/map?flat=1&place=oldtown", "/review",
    "/decisions", "/search?q=script", f"/search?q={SCRIPT}", f"/actors?q={SCRIPT}", f"/nothing/{SCRIPT}",
    f"/reports?since={SCRIPT}", f"/events?actor={SCRIPT}&place={SCRIPT}&type={SCRIPT}",
]  # fmt: skip


class HostileReader:
    """Reads one document, with markup in every field that a report could have put it in."""

    settings = Settings()

    def __init__(self, document: Document) -> None:
        self._document = document

    def read(self, document: Document) -> Reading:
        plain = msgspec.to_builtins(records.reading())
        for name in ("Reds", "Blues", "Greens", "Oldtown"):
            _rename(plain, name, f"{name}{SCRIPT}")
        _rename(plain, "vowed to leave", SCRIPT)
        _replace(plain, records.DOCUMENT.id, document.id)
        return msgspec.convert(plain, Reading)

    def read_many(self, documents: Any) -> Iterator[Reading]:
        for document in documents:
            yield self.read(document)


def _rename(value: Any, old: str, new: str) -> None:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(items):
        if isinstance(each, dict | list):
            _rename(each, old, new)
        elif each == old and key in ("name", "text", "rule"):
            value[key] = new


def _replace(value: Any, old: str, new: str) -> None:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(items):
        if isinstance(each, dict | list):
            _replace(each, old, new)
        elif each == old:
            value[key] = new


@pytest.fixture
def hostile(chromium: Any, tmp_path: Path, serve: Callable[[Path], Served]) -> tuple[Served, str]:
    text = records.TEXT.replace("Monday", SCRIPT[:6]) + f"\n\n{SCRIPT} & <b>bold</b> script"
    document = Document(
        text, source=f"{SCRIPT}.html", title=SCRIPT, publisher=SCRIPT, published="2016-11-03"
    )  # fmt: skip
    path = tmp_path / "<img src=x onerror=alert(3)>.case"
    with Case(path) as case:
        case.add([document], HostileReader(document))  # type: ignore[arg-type]
        case.decide("rename", "greens", value=SCRIPT, note=SCRIPT, who=SCRIPT)  # type: ignore[arg-type]
    return serve(path), document.id


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
    context.close()
    assert watched.dialogs == 0
    assert [p for p in watched.problems if "404" not in p and "400" not in p] == []
