from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.errors import UnreadableInput
from crosscurrents.ingest.decode import clean, decode

TEXT = (
    "“Wir bleiben”, erklärte der Bürgermeister der Stadt. Die Kämpfe am Fluss dauerten an – trotz der Ruhe."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_a_cyrillic_code_page() -> None:
    text = "Военные сообщили в понедельник, что город взят после трёх дней боёв у моста через реку. " * 3
    assert decode(text.encode("cp1251"), "a.txt").startswith("Военные сообщили в понедельник")


def test_an_encoding_that_is_said_wins_and_must_fit() -> None:
    assert decode("café".encode("latin-1"), "a.txt", "latin-1") == "café"
    with pytest.raises(UnreadableInput, match="not readable as utf-8"):
        decode("café".encode("latin-1"), "a.txt", "utf-8")
    with pytest.raises(UnreadableInput, match="no encoding called 'klingon'"):
        decode(b"abc", "a.txt", "klingon")
    with pytest.raises(UnreadableInput, match="no encoding called 'rot13'"):
        decode(b"abc", "a.txt", "rot13")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeffa", "a"),
        ("co\u00adop\u200berate", "cooperate"),
        ("e\u0301", "é"),
        ("tab\tkept", "tab\tkept"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw, "a.txt") == expected


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=200))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), "a.txt") == clean(text, "a.txt")


@given(st.binary(max_size=300))
def test_wild_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except UnreadableInput as error:
        assert error.where == "a.txt"
    else:
        text.encode("utf-8")
        assert "\0" not in text
