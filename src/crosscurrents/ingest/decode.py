"""From bytes to text: byte order marks, UTF-8, and else a careful guess."""

from __future__ import annotations

import codecs
import unicodedata

from crosscurrents.errors import UnreadableInput

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_SAMPLE = 64_000
_HIGHEST_CHAOS = 0.2
"""How much of a guessed text may look like mojibake; prose in its right encoding has next to none."""

_NOT_GUESSED = ["utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]
"""Encodings that show themselves by a mark or by zero bytes."""

_MOST_CONTROLS = 0.02
"""Share of control characters from which something isn't text: prose has none, broken prose few."""


def find_encoding(data: bytes, where: str, override: str | None = None) -> str:
    """Return the name of the encoding that ``data`` (a file or its beginning) is written in.

    Raises:
        UnreadableInput: it isn't text, or ``override`` names no encoding.
    """
    if override:
        try:
            b"a".decode(override, "replace")  # "rot13" is a codec, and no encoding
            return codecs.lookup(override).name
        except LookupError as error:
            raise UnreadableInput(where, f"there is no encoding called {override!r}") from error
    marked = marked_encoding(data)
    if marked:
        return marked
    if b"\0" in data:
        raise UnreadableInput(where, "binary data, not text", "give the report as text, HTML, PDF or DOCX")
    if _is_utf8(data) or _is_damaged_utf8(data):
        return "utf-8"
    return _guess(data[:_SAMPLE], where)


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start of ``data`` tells."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, where: str, override: str | None = None) -> str:
    """Return the text in ``data``, with plain line ends and composed characters.

    Raises:
        UnreadableInput: it isn't text, or not in the encoding that it seemed or was said to be in.
    """
    encoding = find_encoding(data, where, override)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError) as error:
        raise UnreadableInput(
            where, f"not readable as {encoding}: {error}", "name the encoding with --encoding"
        ) from error
    return clean(text, where)


def clean(text: str, where: str) -> str:
    """Return ``text`` with plain line ends, composed characters and no invisible ones.

    Raises:
        UnreadableInput: control characters show that it isn't text.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    dropped = {char for char in set(text) if _is_noise(char)}
    controls = sum(text.count(char) for char in dropped if unicodedata.category(char) == "Cc")
    if controls > _MOST_CONTROLS * len(text):
        raise UnreadableInput(where, "binary data, not text", "give the report as text, HTML, PDF or DOCX")
    text = text.translate({ord(char): None for char in dropped})
    return unicodedata.normalize("NFC", text)


def _is_noise(char: str) -> bool:
    """Tell whether ``char`` is a control, a lone surrogate, or a joiner that only lays out a page."""
    if char in "\n\t":
        return False
    return unicodedata.category(char) in ("Cc", "Cs") or char in "\u00ad\u200b\u2060\ufeff"


def _is_utf8(data: bytes) -> bool:
    """Tell whether ``data`` is UTF-8; a beginning may end within a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether ``data`` is UTF-8 but for a few bytes: a guess would spoil all of it."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - broken > 4 * broken


def _guess(data: bytes, where: str) -> str:
    """Guess a legacy encoding; refuse what no encoding makes sense of."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, threshold=_HIGHEST_CHAOS, cp_exclusion=_NOT_GUESSED).best()
    if best is None:
        raise UnreadableInput(
            where,
            "binary data, or text in an encoding that can't be told",
            "name the encoding with --encoding",
        )
    # Western texts of a few curly quotes are often taken for a rarer code page of the same letters.
    return "cp1252" if best.encoding in ("cp1250", "latin_1", "cp1252") else best.encoding
