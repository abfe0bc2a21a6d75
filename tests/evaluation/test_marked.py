from __future__ import annotations

import pytest

from crosscurrents.evaluation.marked import Marked, strip_marks


def test_marks_nest() -> None:
    text, marks = strip_marks("[[[[Arnor|arnor|n]]'s king|x-king|d]] left.")
    assert text == "Arnor's king left."
    assert marks == [Marked(0, 12, ("x-king", "d")), Marked(0, 5, ("arnor", "n"))]


def test_bars_outside_marks_are_text() -> None:
    assert strip_marks("a | b")[0] == "a | b"


def test_unclosed_marks_are_named() -> None:
    with pytest.raises(ValueError, match="not closed"):
        strip_marks("[[Arnor left")
