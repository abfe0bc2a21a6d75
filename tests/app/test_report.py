"""The report: one file, nothing from elsewhere, every claim linked to its words, text never markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crosscurrents.app.markup import join, tag
from crosscurrents.app.report import report_page
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.store.case import Case
from support.hostile import SCRIPT, HostileReader, hostile_document


class Outline(HTMLParser):
    """The ids, the links and the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src"):
                self.links.append(value or "")


@pytest.fixture
def page(whole_case: Case) -> str:
    return report_page(Snapshot(whole_case))


def test_every_link_leads_to_something_in_the_file(page: str) -> None:
    outline = Outline(page)
    assert {link for link in outline.links if link.startswith("#")} == set(outline.links)
    assert {link[1:] for link in outline.links} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_events_and_promises_lead_to_their_words(page: str) -> None:
    assert re.search(rf'<a href="#e-{"e" * 16}"[^>]*>Reds shelled Blues</a>', page)
    assert re.search(rf'<span id="e-{"e" * 16}">', page)
    assert re.search(rf'<span id="s-{"5" * 16}">', page)


def test_it_asks_nobody_for_anything(page: str) -> None:
    assert "default-src 'none'" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert Outline(page).names.count("script") == 1


def test_the_text_of_the_report_is_whole(page: str) -> None:
    article = page.partition('class="report"')[2].partition("</article>")[0]
    assert "Reds shelled Blues in Oldtown on Monday." in re.sub(r"<[^>]+>", "", article)


def test_text_never_becomes_markup(tmp_path: Path) -> None:
    with Case(tmp_path / "<img src=x onerror=alert(3)>.case") as case:
        case.add([hostile_document()], HostileReader())  # type: ignore[arg-type]
        case.decide("rename", "greens", value=SCRIPT)  # type: ignore[arg-type]
        page = report_page(Snapshot(case))
    assert "&lt;script&gt;alert(2)" in page
    names = Outline(page).names
    assert names.count("script") == 1
    assert "img" not in names and "b" not in names


def test_children_and_attributes_are_escaped() -> None:
    assert (
        tag("a", '<b>"', title='"><b>', class_="x")
        == '<a title="&quot;&gt;&lt;b&gt;" class="x">&lt;b&gt;&quot;</a>'
    )
    assert join([tag("i", "a"), "<", None]) == "<i>a</i>&lt;"
