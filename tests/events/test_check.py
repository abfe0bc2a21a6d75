"""The lexicon doesn't contradict itself, and the check would notice if it did."""

from __future__ import annotations

import pytest

from crosscurrents.errors import KnowledgeError
from crosscurrents.events.check import check_lexicon
from crosscurrents.events.lexicon import Group, Lexicon, lexicon
from crosscurrents.vocabulary import EventType


def test_no_entry_contradicts_another() -> None:
    assert check_lexicon(lexicon()) == []


def test_there_are_hundreds_of_predicates_of_every_type() -> None:
    types = [frame.group.type for frames in lexicon().verbs.values() for frame in frames]
    assert len(types) > 2000
    assert {kind: types.count(kind) >= 15 for kind in EventType} == dict.fromkeys(EventType, True)


def test_a_contradiction_is_found() -> None:
    broken = Lexicon()
    broken.add_verb("visit <home>", Group("one", EventType.CONSULT))
    broken.add_verb("visit <home>", Group("two", EventType.COERCE))
    assert [finding.groups for finding in check_lexicon(broken)] == [("one", "two")]


def test_a_noun_of_two_types_is_found() -> None:
    broken = Lexicon()
    broken.add_noun("raid", Group("one", EventType.ASSAULT))
    broken.add_noun("raid", Group("two", EventType.COERCE))
    assert [finding.what for finding in check_lexicon(broken)] == ["same noun, different types"]


def test_a_frame_without_a_verb_is_refused() -> None:
    with pytest.raises(KnowledgeError):
        Lexicon().add_verb("<home>", Group("one", EventType.ASSAULT))
