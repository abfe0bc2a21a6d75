"""HTML fragments, as feeds and tables hold them, as paragraphs of text."""

from __future__ import annotations

import re

from lxml import etree, html

_BLOCKS = frozenset({
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "article",
    "section", "table", "tr", "td", "th", "pre", "hr", "header", "footer",
})  # fmt: skip
_LEFT_OUT = frozenset({
    "script", "style", "figure", "figcaption", "noscript", "template", "iframe", "nav", "aside", "form",
    "button",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\r\f\v\n]+")


def text_of_fragment(markup: str) -> str:
    """Return the text of an HTML fragment, a blank line between paragraphs; captions are left out."""
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    parts: list[str] = []
    depth_left_out = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        left_out = element.tag in _LEFT_OUT
        if event == "start":
            depth_left_out += left_out
            if element.tag in _BLOCKS:
                parts.append("\n\n")
            if not depth_left_out and element.text:
                parts.append(_SPACE.sub(" ", element.text))
            continue
        if event == "end":
            depth_left_out -= left_out
            if element.tag in _BLOCKS:
                parts.append("\n\n")
        if not depth_left_out and element.tail and element is not root:
            parts.append(_SPACE.sub(" ", element.tail))
    return re.sub(r" *\n\n[\n ]*", "\n\n", "".join(parts)).strip()
