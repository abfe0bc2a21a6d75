"""The records and vocabularies are those that docs/design.md states, name for name."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from crosscurrents import errors, records, vocabulary
from crosscurrents.records import Actor, Document, Evidence

DESIGN = (Path(__file__).parents[1] / "docs" / "design.md").read_text(encoding="utf-8")

RECORDS = {
    "documents": records.Document,
    "actors": records.Actor,
    "relations": records.Relation,
    "events": records.Event,
    "statements": records.Statement,
    "places": records.Place,
    "dates": records.TimeExpression,
}


def section(name: str) -> str:
    found = re.search(rf"^- \*\*{name}\*\*: (.*?)(?=^- \*\*|^## )", DESIGN, re.S | re.M)
    assert found, f"docs/design.md describes no {name}"
    return found[1]


def field_names(text: str) -> set[str]:
    """Names in backticks before the first full stop; braces and brackets describe their insides."""
    first = re.split(r"\. |\n  ", text)[0]
    names = set()
    for quoted in re.findall(r"`([^`]+)`", first):
        name = re.match(r"[a-z_0-9]+", quoted)
        if name:
            names.add(name[0])
    return names


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_the_contract_is_on_the_record(name: str) -> None:
    has = {field.name for field in msgspec.structs.fields(RECORDS[name])}
    assert field_names(section(name)) <= has


@pytest.mark.parametrize("name", ["actors", "relations", "events", "statements", "places", "dates"])
def test_readings_carry_document_confidence_evidence(name: str) -> None:
    has = {field.name for field in msgspec.structs.fields(RECORDS[name])}
    assert {"document", "confidence", "evidence"} <= has


def words(pattern: str) -> set[str]:
    found = re.search(pattern, DESIGN, re.S)
    assert found, pattern
    return set(re.findall(r"[a-z]+(?:-[a-z]+)*", found[1]))


@pytest.mark.parametrize(
    ("pattern", "enum"),
    [
        (r"`kind` \((state, .*?)\), `country`", vocabulary.ActorKind),
        (r"Vocabulary: (`part-of`.*?) \(actor to actor\)", None),
        (r"`id`, `kind` \((claim, .*?)\)", vocabulary.StatementKind),
        (r"outcome\{status: (.*?),", vocabulary.OutcomeStatus),
        (r"form: (name\|description\|pronoun)\}", vocabulary.MentionForm),
        (r"usage: (.*?), precision", vocabulary.PlaceUsage),
        (r"\*\*status\*\*: how an event stands in the text: (.*?)\. One value", vocabulary.Status),
    ],
)
def test_vocabularies(pattern: str, enum: type[vocabulary.ActorKind] | None) -> None:
    if enum is None:
        actor_ties = set(vocabulary.RelationName) - vocabulary.PLACE_RELATIONS
        assert words(pattern) == {tie.value for tie in actor_ties}
        return
    assert words(pattern) == {member.value for member in enum}


def test_place_relations() -> None:
    assert words(r"actor to actor\); (.*?) \(actor to place\)") == set(vocabulary.PLACE_RELATIONS)


def test_status_precedence_is_the_order_of_the_enum() -> None:
    found = re.search(r"the first of (.*?)\. What", DESIGN, re.S)
    assert found
    assert found[1].split(", ") == [status.value for status in vocabulary.Status]


def test_no_record_without_evidence() -> None:
    with pytest.raises(errors.MissingEvidence):
        Actor(
            id="a",
            name="A",
            kind=vocabulary.ActorKind.OTHER,
            document="d",
            confidence=1,
            evidence=[],
        )


def test_ids_are_the_same_for_the_same_document_and_differ_with_the_source() -> None:
    assert Document("One text.").id == Document("One text.").id
    assert Document("One text.").id != Document("One text.", source="elsewhere").id
    assert Document("One text.").text_hash == Document("One text.", source="elsewhere").text_hash


def test_records_survive_json() -> None:
    evidence = Evidence(document="d", start=0, end=3, text="One", rule="test")
    actor = Actor(
        id="a",
        name="One",
        kind=vocabulary.ActorKind.STATE,
        document="d",
        confidence=0.5,
        evidence=[evidence],
    )
    assert msgspec.json.decode(msgspec.json.encode(actor), type=Actor) == actor
