from __future__ import annotations

import pytest

from crosscurrents.ingest.sources import SourceFinder, rests_on

FINDER = SourceFinder({"Northern Monitor": "monitor", "Levant Wire": "wire"})

TEXTS = [
    ("Ten people died in the strike, according to the Northern Monitor.", 12, "monitor"),
    ("Ten people died, according to the Northern Monitor." + " We went there ourselves." * 100, 400, None),
    ("Ten people died, Levant Wire reported. Six, according to the Northern Monitor.", 12, None),
    ("Ten people died in the strike.", 6, None),
    ("BEIRUT (Levant Wire) - Ten people died." + " More was said later on." * 100, 500, "wire"),
]


@pytest.mark.parametrize(("text", "words", "source"), TEXTS)
def test_reports_that_rest_on_one_source(text: str, words: int, source: str | None) -> None:
    assert rests_on(FINDER.find(text), words, words_a_credit=150) == source
