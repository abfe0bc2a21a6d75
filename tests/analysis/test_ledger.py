from __future__ import annotations

from typing import Any

import msgspec
import pytest

from crosscurrents.analysis.ledger import LedgerEntry, build_ledger
from crosscurrents.analysis.speakers import speaker_records, wilson
from crosscurrents.records import (
    Decision,
    Document,
    Due,
    Event,
    EventDate,
    Evidence,
    Relation,
    Statement,
    Trigger,
)
from crosscurrents.vocabulary import EventType, RelationName, StatementKind, Status


def evidence(document: str, text: str = "words") -> list[Evidence]:
    return [Evidence(document=document, start=0, end=len(text), text=text, rule="test")]


def event(name: str, day: str | None, document: str = "later", **changes: Any) -> Event:
    date = EventDate(earliest=day, latest=day, text=day, precision="day") if day else None
    given: dict[str, Any] = {
        "type": EventType.ASSAULT,
        "actors": ["army"],
        "recipients": ["rebels"],
        "place": "town",
        "status": Status.OCCURRED,
        "date": date,
        **changes,
    }
    return Event(
        id=name,
        document=document,
        trigger=Trigger(start=0, end=1, text="x"),
        confidence=0.9,
        evidence=evidence(document, f"what was reported as {name}"),
        **given,
    )


PATTERN = event("pattern", None, document="first", status=Status.PROMISED)


def statement(name: str, latest: str | None, document: str = "first", **changes: Any) -> Statement:
    given: dict[str, Any] = {
        "text": "the army will storm the town",
        "speaker": "general",
        "about": ["pattern"],
        **changes,
    }
    return Statement(
        id=name,
        document=document,
        kind=StatementKind.PROMISE,
        content=[(0, 1)],
        due=Due(earliest="2016-11-01", latest=latest, text="by then"),
        confidence=0.9,
        evidence=evidence(document),
        **given,
    )


DOCUMENTS = [
    Document("a", published="2016-11-01", id="first"),
    Document("b", published="2016-12-24", id="later"),
]
ONE = [statement("promise", "2016-11-30")]


def ledger_of(*events: Event, **given: Any) -> LedgerEntry:
    (entry,) = build_ledger(given.pop("statements", ONE), [PATTERN, *events], DOCUMENTS, **given)
    return entry


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], "due"),
        ([event("in time", "2016-11-20")], "fulfilled"),
        ([event("late", "2016-12-10")], "contradicted"),
        ([event("in time", "2016-11-20"), event("again", "2016-12-10")], "fulfilled"),
        ([event("denied", "2016-11-20", status=Status.DENIED)], "contradicted"),
        ([event("in time", "2016-11-20"), event("denied", "2016-11-20", status=Status.DENIED)], "unclear"),
        ([event("alleged", "2016-11-20", status=Status.ALLEGED)], "unclear"),
        ([event("undated", None)], "unclear"),
        ([event("elsewhere", "2016-11-20", place="village")], "due"),
        ([event("somebody else", "2016-11-20", actors=["police"])], "due"),
        ([event("near type", "2016-11-20", type=EventType.MOBILIZE)], "unclear"),
        ([event("other type", "2016-11-20", type=EventType.AID)], "due"),
        ([event("planned again", "2016-11-20", status=Status.PLANNED)], "due"),
        ([event("before it was said", "2016-10-20")], "due"),
        ([event("nobody named", "2016-11-20", actors=[])], "fulfilled"),
        ([event("only the place", "2016-11-20", actors=[], recipients=[])], "unclear"),
    ],
)
def test_what_became_of_a_promise(events: list[Event], status: str) -> None:
    entry = ledger_of(*events)
    assert entry.outcome.status.value == status
    assert entry.outcome.reason.endswith(".")
    assert bool(entry.outcome.evidence) == (status not in ("due", "open"))


def test_a_due_that_lies_ahead_is_open() -> None:
    assert ledger_of(as_of="2016-11-15").outcome.status.value == "open"
    assert ledger_of(event("early", "2016-11-10"), as_of="2016-11-15").outcome.status.value == "fulfilled"


def test_a_refusal_is_contradicted_by_what_it_ruled_out_and_never_fulfilled_by_silence() -> None:
    refusal = [statement("refusal", "2016-11-30", text="our men will not enter the town")]
    assert ledger_of(statements=refusal).outcome.status.value == "due"
    entry = ledger_of(event("entered", "2016-11-20"), statements=refusal)
    assert entry.outcome.status.value == "contradicted"


def test_the_part_of_an_actor_answers_for_the_whole() -> None:
    tie = Relation(
        id="r",
        document="first",
        subject="brigade",
        relation=RelationName.PART_OF,
        object="army",
        confidence=1,
        evidence=evidence("first"),
    )
    own = event("own brigade", "2016-11-20", actors=["brigade"])
    assert ledger_of(own).outcome.status.value == "due"
    assert ledger_of(own, relations=[tie]).outcome.status.value == "fulfilled"


def test_a_promise_repeated_with_a_later_date_slips() -> None:
    documents = [*DOCUMENTS, Document("c", published="2016-11-29", id="second")]
    made = [
        statement("first", "2016-11-30"),
        statement("second", "2016-12-20", document="second"),
        statement("third", "2017-03-31", document="later"),
    ]
    entries = build_ledger(made, [PATTERN], documents)
    assert [entry.statement.repeats for entry in entries] == [None, "first", "first"]
    assert [(slip.was_due, slip.now_due, slip.days) for slip in entries[0].slips] == [
        ("2016-11-30", "2016-12-20", 20),
        ("2016-12-20", "2017-03-31", 101),
    ]
    assert [entry.outcome.status.value for entry in entries] == ["contradicted", "contradicted", "open"]


def test_others_do_not_repeat_a_speakers_promise() -> None:
    other = statement("other", "2016-12-20", document="later", speaker="minister")
    entries = build_ledger([*ONE, other], [PATTERN], DOCUMENTS)
    assert [entry.statement.repeats for entry in entries] == [None, None]


def test_same_words_of_a_speaker_are_one_promise_where_no_event_was_read() -> None:
    made = [
        statement("first", "2016-11-30", about=[], text="the northern bridge will be rebuilt"),
        statement(
            "second", "2016-12-20", about=[], document="later", text="workers rebuild the northern bridge"
        ),
        statement("apart", "2016-12-25", about=[], document="later", text="schools will open again"),
    ]
    entries = build_ledger(made, [], DOCUMENTS)
    repeats = {entry.statement.id: entry.statement.repeats for entry in entries}
    assert repeats == {"first": None, "second": "first", "apart": None}


def test_a_persons_decision_outweighs_reports_unless_undone() -> None:
    decided = Decision(
        id="d", verdict="outcome", subject="promise", value="contradicted", who="Ana", note="it failed"
    )
    late = event("in time", "2016-11-20")
    entry = ledger_of(late, decisions=[decided])
    assert entry.outcome.status.value == "contradicted"
    assert "Ana" in entry.outcome.reason
    undone = Decision(id="d", verdict="outcome", subject="promise", value="contradicted", undone=True)
    assert ledger_of(late, decisions=[undone]).outcome.status.value == "fulfilled"


def test_copies_of_a_report_add_nothing() -> None:
    documents = [*DOCUMENTS, Document("c", published="2016-11-29", id="copy", duplicate_of="first")]
    copied = statement("copied", "2016-11-30", document="copy")
    assert len(build_ledger([*ONE, copied], [PATTERN], documents)) == 1


def test_statements_without_a_due_are_not_in_the_ledger() -> None:
    claim = msgspec.structs.replace(ONE[0], due=None)
    assert build_ledger([claim], [], DOCUMENTS) == []


def test_speakers_records_count_and_bound() -> None:
    made = [statement(f"s{n}", "2016-11-30", about=[f"p{n}"], text=f"w{n} {'abcd'[n] * 6}") for n in range(4)]
    patterns = [
        event(f"p{n}", None, document="first", place=f"place {n}", status=Status.PROMISED) for n in range(4)
    ]
    answers = [event("kept", "2016-11-20", place="place 0"), event("broken", "2016-12-10", place="place 1")]
    (record,) = speaker_records(build_ledger(made, [*patterns, *answers], DOCUMENTS))
    assert (record.made, record.fulfilled, record.contradicted, record.due) == (4, 1, 1, 2)
    assert record.kept is not None
    assert record.kept[0] == 0.5


def test_wilson_interval() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.49, 0.943)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 5)[0] == 0.0
