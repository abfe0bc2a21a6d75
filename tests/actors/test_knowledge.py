from __future__ import annotations

from pathlib import Path

import pytest

from crosscurrents import Document, Reader, Settings
from crosscurrents.actors.check import check_knowledge
from crosscurrents.actors.knowledge import Office, load_knowledge, read_knowledge_file
from crosscurrents.actors.petrarch import read_petrarch_dictionary
from crosscurrents.errors import KnowledgeError
from crosscurrents.vocabulary import ActorKind


def test_the_built_in_knowledge_has_no_contradictions() -> None:
    assert check_knowledge(load_knowledge().actors.values()) == []


def test_every_state_has_demonyms_and_code() -> None:
    states = [a for a in load_knowledge().actors.values() if a.kind is ActorKind.STATE]
    assert len(states) >= 193
    assert all(state.demonyms and state.country for state in states)


WRONG = """
- {id: a, name: Alpha Front, kind: armed-group, parents: [{of: b}]}
- {id: b, name: Alpha Front, kind: armed-group, parents: [{of: a}]}
- {id: c, name: Carl, kind: person, offices: [{title: president, of: z, since: '2012', until: '2010'}]}
"""


def test_contradictions_are_told() -> None:
    told = "\n".join(check_knowledge(read_knowledge_file("test.yaml", WRONG)))
    assert "'Alpha Front' names a, b" in told
    assert "a: belongs to itself" in told
    assert "c: office of z, which is no entry" in told
    assert "ends (2010) before it begins (2012)" in told


@pytest.mark.parametrize(
    "text", ["a: b", "- {id: a}", "- {id: a, name: A, kind: nonsense}", "- [", "- {id: 1, nick: x}"]
)
def test_malformed_files_are_named(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"test\.yaml"):
        read_knowledge_file("test.yaml", text)


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2014-09-08", "2018-10-25", "2016-01-01", True),
        ("2014-09-08", "2018-10-25", "2014-09-07", False),
        ("2014", "2018", "2018-12-31", True),
        ("2014", None, "2030-01-01", True),
        (None, None, None, True),
        ("2014", "2018", None, False),
    ],
)
def test_terms(since: str | None, until: str | None, day: str | None, held: bool) -> None:
    assert Office(title="president", of="x", since=since, until=until).held_on(day) is held


DICTIONARY = """# a comment
NORTHERN_SHIELD_ [ARNREB]  ; JF
+SHIELD_OF_THE_NORTH_
ARNOR_ [ARN]
"""


def test_petrarch_dictionaries_load(tmp_path: Path) -> None:
    actors = read_petrarch_dictionary(DICTIONARY)
    assert [(a.name, a.kind, a.country) for a in actors] == [
        ("Northern Shield", ActorKind.ARMED_GROUP, "ARN"),
        ("Arnor", ActorKind.STATE, "ARN"),
    ]
    path = tmp_path / "own.actors"
    path.write_text(DICTIONARY)
    reading = Reader(Settings(knowledge=(str(path),))).read(Document("The Shield of the North fled."))
    assert [actor.id for actor in reading.actors] == ["petrarch/northern-shield"]
