"""Everything that can go wrong, as one tree::

CrosscurrentsError
├── MissingEvidence          a record was built without saying where it was read
├── InputError               something given to the program can't be used; names what and what to do
│   ├── UnreadableInput      a file, address or archive member that can't be read as a report
│   ├── RefusedAddress       an address outside what may be fetched
│   └── BadTable             a table without the columns it needs
├── KnowledgeError           a knowledge file contradicts itself or its form
├── CaseError                a case file that can't be opened, or holds something else
├── ModelMissing             the language model isn't installed
└── UnknownRecord            an id, actor or command word that names nothing here
"""

from __future__ import annotations


class CrosscurrentsError(Exception):
    """Base of all errors that the program raises on purpose."""


class MissingEvidence(CrosscurrentsError):
    """A record was built without evidence."""

    def __init__(self, record: str) -> None:
        super().__init__(f"a {record} needs at least one piece of evidence")


class InputError(CrosscurrentsError):
    """An input can't be used: says what, where and what to do about it."""

    def __init__(self, where: str, what: str, advice: str = "") -> None:
        self.where = where
        self.what = what
        self.advice = advice
        super().__init__(f"{where}: {what}" + (f" — {advice}" if advice else ""))


class UnreadableInput(InputError):
    """A file, address or archive member that can't be read as a report."""


class RefusedAddress(InputError):
    """An address outside what may be fetched."""


class BadTable(InputError):
    """A table without the columns it needs."""


class KnowledgeError(CrosscurrentsError):
    """A knowledge file contradicts itself or doesn't have the form it should."""


class CaseError(CrosscurrentsError):
    """A case file that can't be opened, or holds something else."""


class ModelMissing(CrosscurrentsError):
    """The language model isn't installed."""


class UnknownRecord(CrosscurrentsError):
    """An id or name that names nothing here."""
