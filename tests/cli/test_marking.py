"""``decide event``, ``decide add-event`` and ``decide split``: what the app can do, on the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner, Result

from crosscurrents.cli import main
from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.store.case import Case
from support.records import DOCUMENT


@pytest.fixture
def case(whole_case: Case, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("CROSSCURRENTS_CASE", str(whole_case.path))
    yield whole_case


def decide(*arguments: str) -> Result:
    result = CliRunner().invoke(main.app, ["decide", *arguments, "--who", "ann"])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_an_event_is_corrected(case: Case) -> None:
    assert decide("event", "eeee", "recipients=greens;+Falcons:party").exit_code == 0
    assert decide("event", "eeee", "date=2016-11").exit_code == 0
    (event,) = case.events()
    assert [case.find_actor(actor).name for actor in event.recipients] == ["Greens", "Falcons"]
    assert event.date is not None
    assert event.date.latest == "2016-11-30"
    assert [decision.who for decision in case.decisions()] == ["ann", "ann"]


def test_an_event_is_added(case: Case) -> None:
    options = ["--actor", "Reds", "--actor", "+Falcons:party", "--date", "2016-11-04", "--status", "planned"]
    result = decide("add-event", DOCUMENT.id[:6], "vowed  to\nleave", "RETREAT", *options)
    assert "add-event" in result.stdout
    (event,) = case.events(type="RETREAT")
    assert (event.trigger.text, event.status, len(event.actors)) == ("vowed to leave", "planned", 2)


@pytest.mark.parametrize("words", ["nowhere to be found", "", "Reds"])
def test_its_words_must_stand_there(case: Case, words: str) -> None:
    with pytest.raises(InputError):
        decide("add-event", DOCUMENT.id, words, "AID", "--actor", "Reds", "--nth", "3")
    assert case.decisions() == []


def test_the_report_must_be_there(case: Case) -> None:
    with pytest.raises(UnknownRecord):
        decide("add-event", "nothing", "Reds", "AID", "--actor", "Reds")


def test_an_actor_is_split(case: Case) -> None:
    decide("same", "Reds", "Greens")
    assert decide("split", "Reds", "Others", "--called", "Greens").exit_code == 0
    assert case.actors(actor="Others")[0].mentions[0].text == "Greens"
    with pytest.raises(InputError, match="nothing would be left"):
        decide("split", "Reds", "All", "--in", DOCUMENT.id)
