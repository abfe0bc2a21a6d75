"""A report by somebody who means harm: markup in every field that could have come from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from crosscurrents.records import Document, Reading
from crosscurrents.settings import Settings
from support import records

SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def hostile_document() -> Document:
    text = records.TEXT.replace("Monday", SCRIPT[:6]) + f"\n\n{SCRIPT} & <b>bold</b> script"
    return Document(text, source=f"{SCRIPT}.html", title=SCRIPT, publisher=SCRIPT, published="2016-11-03")


class HostileReader:
    """Reads one document, with markup in every field that a report could have put it in."""

    settings = Settings()

    def read(self, document: Document) -> Reading:
        plain = msgspec.to_builtins(records.reading())
        for name in ("Reds", "Blues", "Greens", "Oldtown"):
            _rename(plain, name, f"{name}{SCRIPT}")
        _rename(plain, "vowed to leave", SCRIPT)
        _replace(plain, records.DOCUMENT.id, document.id)
        return msgspec.convert(plain, Reading)

    def read_many(self, documents: Any) -> Iterator[Reading]:
        for document in documents:
            yield self.read(document)


def _rename(value: Any, old: str, new: str) -> None:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(items):
        if isinstance(each, dict | list):
            _rename(each, old, new)
        elif each == old and key in ("name", "text", "rule"):
            value[key] = new


def _replace(value: Any, old: str, new: str) -> None:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(items):
        if isinstance(each, dict | list):
            _replace(each, old, new)
        elif each == old:
            value[key] = new
