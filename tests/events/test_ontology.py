"""The ontology's tables: which code stands for what."""

from __future__ import annotations

from crosscurrents.events.ontology import ontology
from crosscurrents.vocabulary import EventType


def test_the_code_of_a_type_alone_is_its_general_one() -> None:
    kinds = (EventType.ACCUSE, EventType.ASSAULT, EventType.CONSULT)
    assert [ontology().cameo_code(kind, None, []) for kind in kinds] == ["110", "190", "040"]
    assert ontology().cameo_code(EventType.ASSAULT, None, ["military"]) == "190"


def test_a_code_without_words_has_those_of_the_one_above() -> None:
    book = ontology()
    assert book.cameo_meaning("1839") == book.cameo_meaning("183") != book.cameo_meaning("180")
    assert book.cameo_meaning("18") == book.cameo_meaning("189") == book.cameo_meaning("180")
    assert book.cameo_meaning("99") is None
