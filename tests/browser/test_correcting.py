"""Correcting what was read: events by their fields, events that were missed, actors to be split."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from crosscurrents import Reader
from crosscurrents.store.case import Case

MARK = """words => {
  const spans = [...document.querySelectorAll(".text [data-start]")];
  const range = document.createRange();
  const whole = spans.map(s => s.textContent).join("");
  const from = whole.indexOf(words), to = from + words.length;
  let at = 0;
  for (const span of spans) {
    const next = at + span.textContent.length;
    if (from >= at && from < next) range.setStart(span.firstChild, from - at);
    if (to > at && to <= next) range.setEnd(span.firstChild, to - at);
    at = next;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def first_event(page: Any) -> str:
    page.goto("/events?status=counted&order=newest")
    page.locator("tbody button").first.click()
    page.locator("aside summary", has_text="Correct it").wait_for()
    return str(page.evaluate("new URLSearchParams(location.search).get('select')"))


def test_an_event_is_corrected_by_keyboard_and_stays_so(page: Any, served: Any, reader: Reader) -> None:
    event = first_event(page)
    page.locator("aside summary").press("Enter")
    form = page.locator("aside form")
    form.get_by_label("type").select_option("COERCE")
    form.get_by_label("status").select_option("alleged")
    side = form.get_by_role("group", name="to whom")
    while side.locator("li button").count():
        side.locator("li button").first.press("Enter")
    side.get_by_role("textbox").fill("Free Falcons")
    side.get_by_role("button", name="Name “Free Falcons”").press("Enter")
    form.get_by_label("Find a place").fill("Raqqa")
    form.get_by_role("group", name="where").get_by_role("button", name="Raqqa").first.press("Enter")
    form.get_by_label("date").fill("2017-05")
    form.get_by_role("button", name="Save:").press("Enter")
    page.get_by_text("Saved 5 corrections.").wait_for()
    expect(page.locator("aside dl")).to_contain_text("1–31 May 2017")
    with Case(served.case, create=False) as case:
        case.reread(reader, everything=True)
        found = next(e for e in case.events() if e.id == event)
        assert (found.type, found.status, found.quad) == ("COERCE", "alleged", 4)
        assert [case.find_actor(a).name for a in found.recipients] == ["Free Falcons"]
        assert {d.who for d in case.decisions()} == {"keeper"}
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back.").wait_for()
    with Case(served.case, create=False) as case:
        assert case.in_force() == []


def test_a_wrong_date_is_said_before_it_is_sent(page: Any) -> None:
    first_event(page)
    page.locator("aside summary").click()
    page.get_by_label("date").fill("soon")
    page.get_by_text("Give it as 2016-10-17").wait_for()
    assert page.get_by_label("date").get_attribute("aria-invalid") == "true"


def test_an_event_is_struck_and_undone_at_once(page: Any) -> None:
    first_event(page)
    before = page.get_by_text("events, of which").text_content()
    page.get_by_role("button", name="Wrong").click()
    page.get_by_text("this event is struck").wait_for()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    page.get_by_text(before).wait_for()


def open_report(page: Any, served: Any) -> str:
    """Open a report, and return some words of it that tell of two actors."""
    with Case(served.case, create=False) as case:
        document = case.documents()[0]
    page.goto(f"/reports/{document.id}")
    page.locator(".text").wait_for()
    start = document.text.index(". ", 400) + 2
    return document.text[start : start + 40].rpartition(" ")[0].replace("\n", " ")


def test_marked_words_become_an_event(page: Any, served: Any, reader: Reader) -> None:
    words = open_report(page, served)
    page.evaluate(MARK, words)
    page.get_by_role("button", name="Add an event from the marked words").click()
    panel = page.get_by_role("region", name="Add an event")
    expect(panel.locator("mark")).to_have_text(words)
    panel.get_by_label("type").select_option("AID")
    panel.get_by_role("group", name="who did it").get_by_role("button").first.click()
    panel.get_by_role("button", name="Add the event").click()
    page.get_by_text("Saved: the event is added.").wait_for()
    expect(page.locator("aside")).to_contain_text("added by a person")
    expect(page.locator("aside mark").first).to_have_text(words)
    assert "".join(page.locator(".text .by-person").all_text_contents()) == words
    with Case(served.case, create=False) as case:
        case.reread(reader, everything=True)
        assert [e.trigger.text for e in case.events() if e.evidence[0].rule == "people.added"] == [words]
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.locator(".text .by-person")).to_have_count(0)


def test_words_may_be_typed_instead_of_marked(page: Any, served: Any) -> None:
    words = open_report(page, served)
    page.get_by_role("button", name="Add an event that was missed").press("Enter")
    panel = page.get_by_role("region", name="Add an event")
    panel.get_by_label("words of the report").fill("these words stand nowhere")
    panel.get_by_text("These words don't stand in the report.").wait_for()
    panel.get_by_label("words of the report").fill(words.upper())
    panel.get_by_text("Found.").wait_for()
    panel.get_by_role("group", name="to whom").get_by_role("button").first.press("Enter")
    panel.get_by_role("button", name="Add the event").press("Enter")
    expect(page.locator("aside mark").first).to_have_text(words)


def test_an_actor_is_split_from_its_page_and_from_the_report(page: Any, served: Any) -> None:
    page.goto("/actors/islamic-state")
    page.get_by_text("Correct this actor").click()
    page.get_by_text("Split: some of its names").click()
    page.get_by_role("group", name="All that is spelled").get_by_text("ISIL").first.click()
    page.get_by_label("name of the new actor").fill("Levant branch")
    page.get_by_role("button", name="Split off").click()
    page.get_by_text("Levant branch is an actor of its own").wait_for()
    with Case(served.case, create=False) as case:
        branch = case.actors(actor="Levant branch")[0]
        assert {m.text for m in branch.mentions if m.form != "pronoun"} == {"ISIL"}
        where = branch.mentions[0].document
    page.goto(f"/reports/{where}?select=islamic-state")
    page.locator("aside").get_by_text("Correct this actor").click()
    page.locator("aside").get_by_text("Split: some of its names").click()
    page.locator("aside li input").first.check()
    page.locator("aside").get_by_label("name of the new actor").fill("Another")
    page.locator("aside").get_by_role("button", name="Split off").click()
    page.get_by_text("Another is an actor of its own").wait_for()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back.").wait_for()
    with Case(served.case, create=False) as case:
        assert "Another" not in {actor.name for actor in case.actor_summaries()}


def test_a_question_is_answered_by_correcting(page: Any, served: Any) -> None:
    page.goto("/review?kind=event+right%3F")
    page.locator("article h2").wait_for()
    page.keyboard.press("e")
    form = page.locator("article form").first
    form.get_by_label("status").select_option("denied")
    form.get_by_role("button", name="Save: status").click()
    page.get_by_text("Saved 1 correction.").wait_for()
    with Case(served.case, create=False) as case:
        assert [d.value for d in case.in_force()] == ["status=denied"]
