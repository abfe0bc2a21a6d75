from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.language.quotes import QuoteIndex, find_quotes

# text, the quoted words of each stretch, marks left out
FOUND = [
    ('He said "one word" and left.', ["one word"]),
    ("“Curly,” she said, “is fine.”", ["Curly,", "is fine."]),
    ("``Wire style,'' he said.", ["Wire style,"]),
    ("‘British style,’ he said. ‘It’s fine.’", ["British style,", "It’s fine."]),
    ("'Straight single,' he said.", ["Straight single,"]),
    ("«Guillemets», he said", ["Guillemets"]),
    ("Turkey will be “ dismantled ” if it tries.", ["dismantled"]),
    ("“Outer ‘inner words’ here,” he said.", ["Outer ‘inner words’ here,", "inner words"]),
    ("They call it 'the shield' in the rebels' camp.", ["the shield"]),
    ("'The rebels' last stand,' it said.", ["The rebels' last stand,"]),
    ("“First part.\n\n“Second part,” he said.", ["First part.", "Second part,"]),
    ("“Opened twice “and closed once,” he said.", ["Opened twice", "and closed once,"]),
    ("It's the rebels' flag.", []),
    ('The 5" gun and the 6" shell.', []),
    ("A stray close” and nothing else.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "inside"), FOUND)
def test_quoted_words(text: str, inside: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in find_quotes(text)] == inside


def test_an_unclosed_quote_holds_to_the_end_of_its_paragraph() -> None:
    text = "“It never ends. It goes on.\n\nThe report goes on."
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == "“It never ends. It goes on."
    assert not quote.closed


def test_nested_quotes_have_a_level() -> None:
    assert [q.level for q in find_quotes("“Outer ‘inner words’ here,” he said.")] == [0, 1]


def test_the_index_finds_the_quote_at_an_offset() -> None:
    text = "A “b c” d “e” f"
    index = QuoteIndex(find_quotes(text))
    found = index.at(text.index("c"))
    assert found is not None
    assert text[found.inner_start : found.inner_end] == "b c"
    assert index.at(text.index("d")) is None
    assert len(index.between(0, len(text))) == 2


@given(st.text(alphabet="“”‘’\"'`«» ab.,\n5", max_size=60))
def test_any_text_gives_quotes_inside_it(text: str) -> None:
    for quote in find_quotes(text):
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    outer = [q for q in find_quotes(text) if q.level == 0]
    assert all(one.end <= two.start for one, two in pairwise(outer))
