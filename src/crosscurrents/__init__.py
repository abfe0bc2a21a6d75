"""Crosscurrents reads reporting about conflicts with many sides and lays out the situation.

The names below are the public face; they load when first used, so that importing costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crosscurrents.reading import Reader
    from crosscurrents.records import Document, Pair, PairCoding, PairSign, Reading
    from crosscurrents.settings import Settings
    from crosscurrents.store.case import Case

_HOMES = {
    "Case": "crosscurrents.store.case",
    "Document": "crosscurrents.records",
    "Pair": "crosscurrents.records",
    "PairCoding": "crosscurrents.records",
    "PairSign": "crosscurrents.records",
    "Reader": "crosscurrents.reading",
    "Reading": "crosscurrents.records",
    "Settings": "crosscurrents.settings",
}

__version__ = "0.1.0"
__all__ = ["Case", "Document", "Pair", "PairCoding", "PairSign", "Reader", "Reading", "Settings"]


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
