"""Gold texts with inline marks ``[[words|key|form]]``, which may nest: parsed into text and spans."""

from __future__ import annotations

from typing import NamedTuple


class Marked(NamedTuple):
    """One mark: character offsets into the plain text, and its labels (actor key, then form)."""

    start: int
    end: int
    labels: tuple[str, ...]


def strip_marks(marked: str) -> tuple[str, list[Marked]]:
    """Return the plain text and its marks in order of their start.

    Raises:
        ValueError: a mark is opened and not closed, or the other way round.
    """
    text: list[str] = []
    length = 0
    open_marks: list[int] = []
    found: list[Marked] = []
    position = 0
    while position < len(marked):
        if marked.startswith("[[", position):
            open_marks.append(length)
            position += 2
        elif marked[position] == "|" and open_marks:
            end = marked.index("]]", position)
            labels = tuple(marked[position + 1 : end].split("|"))
            found.append(Marked(open_marks.pop(), length, labels))
            position = end + 2
        else:
            text.append(marked[position])
            length += 1
            position += 1
    if open_marks:
        raise ValueError(f"{len(open_marks)} marks are not closed")
    return "".join(text), sorted(found, key=lambda mark: (mark.start, -mark.end))
