"""What people say of an event, from words to records."""

from __future__ import annotations

import pytest

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.store.case import Case
from crosscurrents.store.saying import event_date
from crosscurrents.vocabulary import Verdict

EVENT = "e" * 16


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("2016-10-17", "2016-10-17", "2016-10-17", "day"), ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2016", "2016-01-01", "2016-12-31", "year"),
        ("2016-10-17/2016-11", "2016-10-17", "2016-11-30", "interval"),
    ],
)  # fmt: skip
def test_dates(words: str, earliest: str, latest: str, precision: str) -> None:
    found = event_date(words)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "words", ["", "soon", "2016-13", "2016-02-30", "2016-00", "17/10/2016", "2016-2-3", "2017/2016", "0000"]
)
def test_what_is_no_date(words: str) -> None:
    with pytest.raises(InputError):
        event_date(words)


def test_sides_by_id_name_or_as_new(whole_case: Case) -> None:
    whole_case.decide(Verdict.EVENT, EVENT, value="actors=Greens; +Free  Falcons:armed-group")
    (event,) = whole_case.events()
    assert [whole_case.find_actor(id).name for id in event.actors] == ["Greens", "Free Falcons"]
    falcons = whole_case.actors(actor="Free Falcons")[0]
    assert (falcons.kind, falcons.mentions, falcons.evidence[0].text) == (
        "armed-group",
        [],
        "Reds shelled Blues",
    )
    assert [e.id for e in whole_case.events(actor="Free Falcons")] == [EVENT]
    assert whole_case.events(actor="reds") == []
    assert falcons.id in {actor.id for actor in whole_case.reading(event.document).actors}  # type: ignore[union-attr]


def test_a_named_actor_goes_with_the_decision(whole_case: Case) -> None:
    made = whole_case.decide(Verdict.EVENT, EVENT, value="recipients=+Falcons")
    whole_case.undo(made.id)
    with pytest.raises(UnknownRecord):
        whole_case.find_actor("Falcons")


def test_a_place_of_the_case_or_of_the_gazetteer(whole_case: Case) -> None:
    whole_case.decide(Verdict.EVENT, EVENT, value="place=Raqqa")
    (event,) = whole_case.events()
    (place,) = whole_case.places(place="Ar Raqqah") or whole_case.places(place=event.place)
    assert place.latitude == pytest.approx(35.95, abs=0.2)
    assert place.evidence[0].rule == "people.placed"
    assert [e.id for e in whole_case.events(place=place.name)] == [EVENT]
    assert whole_case.events(place="Oldtown") == []
    whole_case.decide(Verdict.EVENT, EVENT, value="place=oldtown")
    assert [e.place for e in whole_case.events()] == ["oldtown"]


def test_a_new_type_brings_its_quadrant_and_code(whole_case: Case) -> None:
    whole_case.decide(Verdict.EVENT, EVENT, value="type=AID")
    (event,) = whole_case.events()
    assert (event.quad, event.cameo, event.mode) == (2, "070", None)
    assert event.intensity is not None
    assert event.intensity > 0


def test_filters_ask_the_corrected_date(whole_case: Case) -> None:
    whole_case.decide(Verdict.EVENT, EVENT, value="date=2015-05")
    assert whole_case.events(since="2016-01-01") == []
    assert len(whole_case.events(since="2015-01-01", until="2015-12-31")) == 1


@pytest.mark.parametrize(
    "value",
    [
        "type=WAR", "status=no", "document=x", "mode=none-such", "date=soon", "actors=+", "actors=+:party",
        "actors=+Name:pirates", "perhaps", "", "actors=" + ";".join(f"+N{n}" for n in range(30)),
    ],
)  # fmt: skip
def test_what_cannot_be_said(whole_case: Case, value: str) -> None:
    with pytest.raises(InputError):
        whole_case.decide(Verdict.EVENT, EVENT, value=value)
    assert whole_case.decisions() == []


@pytest.mark.parametrize("value", ["actors=nobody", "place=xqzzyk"])
def test_who_and_where_must_be_known(whole_case: Case, value: str) -> None:
    with pytest.raises(UnknownRecord):
        whole_case.decide(Verdict.EVENT, EVENT, value=value)
