"""One row of a table, or one JSON object, as a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from crosscurrents.errors import InputError, UnreadableInput
from crosscurrents.ingest.columns import event_table_kind, find_columns, missing_text
from crosscurrents.ingest.documents import build_document
from crosscurrents.ingest.found import Found, IngestOptions, Raw, TableInput

_MARKUP = re.compile(r"</?(?:p|div|br|span|a|strong|em|figure|h\d)\b[^<>]*>", re.IGNORECASE)


class RowReader:
    """Turns rows into documents; the columns are settled by the names of the first row."""

    def __init__(self, raw: Raw, options: IngestOptions) -> None:
        self.raw = raw
        self.options = options

    def table_of_events(self, names: list[str]) -> TableInput | None:
        """Return the table to hand on if ``names`` is the header of a table of coded events.

        Raises:
            BadTable: it is neither that nor a table of reports.
        """
        kind = event_table_kind(names)
        if kind == "plover":  # whose rows may carry the text they were coded from
            return TableInput(self.raw.name, kind)
        if "text" in self._columns(names):
            return None
        if kind is None:
            raise missing_text(names, self.options.columns, self.raw.name)
        return TableInput(self.raw.name, kind)

    def read(self, row: Mapping[str, object], where: str) -> Found:
        """Return the document of one row, or the failure that names it by ``where``."""
        columns = self._columns(list(row))
        if "text" not in columns:
            return missing_text(list(row), self.options.columns, where)
        value = {field: row.get(column) for field, column in columns.items()}
        text = value["text"]
        if not isinstance(text, str) or not text.strip():
            return UnreadableInput(where, f"no text in the column {columns['text']!r}")
        try:
            return build_document(
                _without_markup(text),
                self.options,
                where=where,
                source=self._source(value, where),
                title=_words(value.get("title")),
                publisher=_words(value.get("publisher")),
                published=value.get("published"),
                modified=value.get("modified"),
                retrieved=self.raw.retrieved,
                language=_language(value.get("language")),
            )
        except InputError as error:
            return error

    def _columns(self, names: list[str]) -> dict[str, str]:
        return find_columns(names, self.options.columns)

    def _source(self, value: Mapping[str, object], where: str) -> str:
        """Return the report's own address, else the file with the row's id, else with its line."""
        address = _words(value.get("address"))
        if address:
            return urljoin(self.raw.address, address) if self.raw.address else address
        own = value.get("id")
        return f"{self.raw.name}#{own}" if own not in (None, "") else where


def _words(value: object) -> str | None:
    """Return a text, or the name in an object such as ``{"name": "Reuters"}``."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    return value if isinstance(value, str) and value.strip() else None


def _language(value: object) -> str | None:
    match = re.match(r"[A-Za-z]{2}(?![A-Za-z])", value) if isinstance(value, str) else None
    return match[0].lower() if match else None


def _without_markup(text: str) -> str:
    if len(_MARKUP.findall(text[:20_000])) < 2:
        return text
    from crosscurrents.ingest.markup import text_of_fragment

    return text_of_fragment(text)


def place(raw: Raw, line: int) -> str:
    """Name a row by its line, as errors do."""
    return f"{raw.name}:{line}"
