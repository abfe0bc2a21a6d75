"""Decisions: applied after every reading, taken back by a further row, moved between cases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.records import Document
from crosscurrents.store.case import Case
from crosscurrents.store.decisions import parse_lines
from crosscurrents.vocabulary import Verdict
from support.capitals_reader import CapitalsReader

TEXTS = ["AA met BB. AA left.", "BB met CC.", "AA again."]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with filled(tmp_path / "a.case") as filled_case:
        yield filled_case


def filled(path: Path) -> Case:
    case = Case(path)
    case.add([Document(text, source=f"{n}.txt") for n, text in enumerate(TEXTS)], CapitalsReader())
    return case


def names(case: Case) -> dict[str, int]:
    return {actor.name: actor.mentions for actor in case.actor_summaries()}


def test_same_joins_and_undo_takes_it_back(case: Case) -> None:
    made = case.decide(Verdict.SAME, "AA", object="CC", who="ann")
    assert names(case) == {"AA": 4, "BB": 2}
    assert case.find_actor("CC").name == "AA"
    assert {m.actor for m in case.actors(actor="AA")[0].mentions} == {case.find_actor("AA").id}
    case.undo(made.id[:6], who="bob")
    assert names(case) == {"AA": 3, "BB": 2, "CC": 1}
    assert [(d.verdict, d.undone) for d in case.decisions()] == [("same", True), ("undo", False)]


def test_joined_actors_can_be_told_apart_again_by_their_names(case: Case) -> None:
    case.decide(Verdict.SAME, "AA", object="CC")
    case.decide(Verdict.DISTINCT, "AA", object="CC")
    assert names(case) == {"AA": 3, "BB": 2, "CC": 1}
    with pytest.raises(InputError, match="both names mean AA"):
        case.decide(Verdict.DISTINCT, "AA", object="AA")


def test_undoing_an_undo_brings_the_decision_back(case: Case) -> None:
    made = case.decide(Verdict.NOT_AN_ACTOR, "CC")
    undone = case.undo(made.id)
    assert "CC" in names(case)
    case.undo(undone.id)
    assert "CC" not in names(case)


def test_distinct_beats_a_chain_of_same(case: Case) -> None:
    case.decide(Verdict.DISTINCT, "AA", object="CC")
    case.decide(Verdict.SAME, "AA", object="BB")
    blocked = case.decide(Verdict.SAME, "BB", object="CC")
    assert names(case) == {"AA": 5, "CC": 1}
    assert case.identities().ignored == [blocked]


def test_distinct_splits_a_namesake_in_one_document_off(case: Case) -> None:
    third = case.documents()[2].id
    actor = case.find_actor("AA").id
    case.decide(Verdict.DISTINCT, "AA", object=f"AA@{third}")
    found = {a.id: len(a.mentions) for a in case.actors() if a.name == "AA"}
    assert found == {actor: 2, f"{actor}@{third}": 1}


def test_the_last_of_two_decisions_on_one_matter_counts(case: Case) -> None:
    case.decide(Verdict.SAME, "AA", object="BB")
    case.decide(Verdict.RENAME, "AA", value="Alpha")
    case.decide(Verdict.RENAME, "Alpha", value="Alef")
    assert names(case) == {"Alef": 5, "CC": 1}
    assert set(case.find_actor("AA").aliases) == {"AA", "BB"}


def test_kind(case: Case) -> None:
    case.decide(Verdict.KIND, "BB", value="party")
    assert case.find_actor("BB").kind == "party"
    with pytest.raises(InputError, match="choose one of"):
        case.decide(Verdict.KIND, "BB", value="gang")


def test_decisions_survive_a_newer_reading(case: Case) -> None:
    case.decide(Verdict.SAME, "AA", object="CC")
    case.decide(Verdict.RENAME, "BB", value="Beta")
    report = case.reread(CapitalsReader(version="99"))
    assert report.read == 0
    report = case.reread(CapitalsReader(version="99"), everything=True)
    assert report.read == 3
    assert names(case) == {"AA": 4, "Beta": 2}


def test_decisions_survive_other_ids_since_they_know_the_names(case: Case) -> None:
    before = case.find_actor("AA").id
    case.decide(Verdict.SAME, "AA", object="CC")
    case.decide(Verdict.RENAME, "BB", value="Beta")
    case.reread(CapitalsReader(salt="new"), everything=True)
    assert case.find_actor("AA").id != before
    assert names(case) == {"AA": 4, "Beta": 2}
    assert case.unmatched() == []


def test_a_decision_that_finds_nothing_is_kept_and_told(case: Case) -> None:
    made = case.decide(Verdict.NOT_AN_ACTOR, "CC")
    case.withdraw(case.documents()[1].id)
    assert [d.id for d in case.unmatched()] == [made.id]


def test_rows_can_be_neither_changed_nor_deleted(case: Case) -> None:
    case.decide(Verdict.NOT_AN_ACTOR, "CC")
    for statement in ("DELETE FROM decisions", "UPDATE decisions SET subject = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            case._connection.execute(statement)


def test_unknown_names_suggest_close_ones(case: Case) -> None:
    case.decide(Verdict.RENAME, "AA", value="Army of the East")
    with pytest.raises(UnknownRecord, match="did you mean Army of the East"):
        case.decide(Verdict.NOT_AN_ACTOR, "Army of teh East")


def test_dump_and_load_carry_decisions_to_another_case(case: Case, tmp_path: Path) -> None:
    case.decide(Verdict.SAME, "AA", object="CC", who="ann", note="one shop")
    undone = case.decide(Verdict.NOT_AN_ACTOR, "BB")
    case.undo(undone.id)
    lines = list(case.dump_decisions())
    with filled(tmp_path / "b.case") as other:
        merged = other.merge_decisions(parse_lines(lines))
        assert (merged.added, merged.known, merged.conflicts) == (3, 0, [])
        assert names(other) == {"AA": 4, "BB": 2}
        assert other.merge_decisions(parse_lines(lines)).added == 0
        assert list(other.dump_decisions()) == lines


def test_merge_reports_contradictions_and_the_later_one_is_in_force(case: Case, tmp_path: Path) -> None:
    earlier = case.decide(Verdict.SAME, "AA", object="BB", who="ann")
    with filled(tmp_path / "b.case") as other:
        later = other.decide(Verdict.DISTINCT, "BB", object="AA", who="bob")
        merged = case.merge_decisions(other.decisions())
    assert merged.conflicts == [(earlier, later)]
    assert names(case) == {"AA": 3, "BB": 2, "CC": 1}


@pytest.mark.parametrize("line", ["{", '{"id": "1"}', '{"id": "1", "verdict": "hug", "subject": "a"}'])
def test_lines_that_are_no_decisions_are_named(line: str) -> None:
    with pytest.raises(InputError, match=r"dump:1: isn't a decision"):
        list(parse_lines([line], "dump"))


def test_a_withdrawn_document_leaves_with_all_that_rests_on_it(case: Case) -> None:
    second = case.documents()[1]
    made = case.withdraw(second.id, who="ann")
    assert names(case) == {"AA": 3, "BB": 1}
    assert case.search("met") != [] and case.search('"BB met CC"') == []
    assert case.add([second], CapitalsReader()).withdrawn == 1
    assert len(case.documents()) == 2
    case.undo(made.id)
    assert case.add([second], CapitalsReader()).new == 1
    assert names(case) == {"AA": 3, "BB": 2, "CC": 1}
