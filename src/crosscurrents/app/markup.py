"""Building HTML without ever trusting text: every child that isn't built here is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Markup(str):
    """Text that is HTML already; only ``tag`` and ``join`` make it."""

    __slots__ = ()


Child = str | Markup | None


def tag(name: str, *children: Child, **attributes: str | None) -> Markup:
    """Return an element; ``class_`` and ``for_`` stand for the names that Python keeps to itself."""
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{named}>{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Markup:
    """Return children one after the other, escaped where they are text."""
    return Markup("".join(c if isinstance(c, Markup) else escape(c) for c in children if c is not None))


def table(caption: str, headings: list[str], rows: Iterable[list[Child]], **attributes: str) -> Markup:
    """Return a table with its caption."""
    head = tag("tr", *(tag("th", heading, scope="col") for heading in headings))
    body = [tag("tr", *(tag("td", cell) for cell in row)) for row in rows]
    return tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body), **attributes)
