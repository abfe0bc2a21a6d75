"""Looking into a case: filters, decisions applied to every kind of record, search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.errors import UnknownRecord
from crosscurrents.records import Document
from crosscurrents.store.case import Case
from crosscurrents.store.search import as_match
from crosscurrents.vocabulary import Verdict
from support.capitals_reader import CapitalsReader
from support.records import DOCUMENT


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 1),
        ({"actor": "Reds"}, 1),
        ({"actor": "Greens"}, 0),
        ({"type": "assault"}, 1),
        ({"type": "AID"}, 0),
        ({"place": "oldtown"}, 1),
        ({"place": "Newtown"}, 0),
        ({"since": "2016-10-31", "until": "2016-10-31"}, 1),
        ({"since": "2016-11-01"}, 0),
        ({"until": "2016-10-30"}, 0),
        ({"status": "occurred"}, 1),
        ({"status": "denied"}, 0),
    ],
)
def test_filters_of_events(whole_case: Case, filters: dict[str, str], count: int) -> None:
    assert len(whole_case.events(**filters)) == count


def test_other_kinds(whole_case: Case) -> None:
    assert [s.text for s in whole_case.statements(speaker="Reds")] == ["to leave by Friday"]
    assert whole_case.statements(speaker="Blues") == []
    assert [s.due.text for s in whole_case.ledger(status="open") if s.due] == ["by Friday"]
    assert [r.object for r in whole_case.relations(actor="Reds")] == ["greens"]
    assert [p.name for p in whole_case.places()] == ["Oldtown"]
    assert [d.value for d in whole_case.dates()] == ["2016-10-31"]
    assert [a.name for a in whole_case.actors()] == ["Blues", "Greens", "Reds"]
    with pytest.raises(UnknownRecord, match="holds no vehicles"):
        whole_case.stream("vehicles")


def test_joined_actors_are_one_in_every_record(whole_case: Case) -> None:
    whole_case.decide(Verdict.SAME, "Blues", object="Greens")
    [relation] = whole_case.relations()
    [event] = whole_case.events()
    assert [relation.object] == event.recipients == ["blues"]


def test_what_is_no_actor_leaves_every_record(whole_case: Case) -> None:
    whole_case.decide(Verdict.NOT_AN_ACTOR, "Reds")
    assert whole_case.events()[0].actors == []
    assert whole_case.relations() == []
    assert whole_case.statements()[0].speaker is None


def test_corrections_of_events_and_outcomes(whole_case: Case) -> None:
    whole_case.decide(Verdict.EVENT, "eeee", value="type=COERCE")
    whole_case.decide(Verdict.EVENT, "eeee", value="status=alleged")
    assert [e.id for e in whole_case.events(type="COERCE", status="alleged")] == ["e" * 16]
    whole_case.decide(Verdict.EVENT, "eeee", value="wrong")
    assert whole_case.events() == []
    whole_case.decide(Verdict.OUTCOME, "5555", value="fulfilled", who="ann")
    outcome = whole_case.ledger(status="fulfilled")[0].outcome
    assert outcome is not None and outcome.reason.startswith("Settled by ann on ")
    assert whole_case.ledger(status="open") == []


def test_copies_count_as_one_independent_report(tmp_path: object, whole_case: Case) -> None:
    text = "AA met BB."
    first = Document(text, source="agency")
    whole_case.add([first, Document(text, source="paper"), Document("AA left.")], CapitalsReader())
    found = whole_case.find_actor("AA")
    assert (found.documents, found.independent) == (3, 2)
    copies = [d for d in whole_case.documents() if d.duplicate_of]
    assert [(d.source, d.duplicate_of) for d in copies] == [("paper", first.id)]
    whole_case.withdraw(first.id)
    assert [d.duplicate_of for d in whole_case.documents()] == [None, None, None]
    assert whole_case.find_actor("AA").independent == 2


def test_search_finds_words_and_phrases(whole_case: Case) -> None:
    assert [hit.document for hit in whole_case.search("shelled oldtown")] == [DOCUMENT.id]
    assert whole_case.search('"oldtown shelled"') == []
    assert whole_case.search("  ") == []


@given(st.text(max_size=40))
def test_no_query_is_a_syntax_error(query: str) -> None:
    assert as_match(query).count('"') % 2 == 0


@pytest.mark.parametrize("query", ['"', "a*b NEAR(", "col:x", "(", "'; DROP TABLE words", "\0"])
def test_hostile_queries_find_nothing(whole_case: Case, query: str) -> None:
    assert whole_case.search(query) == []
