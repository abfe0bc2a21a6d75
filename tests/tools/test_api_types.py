"""The front end's types are those of the API."""

from __future__ import annotations

from tools.api_types import TARGET, render


def test_the_types_are_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == render(), "run: python tools/api_types.py"
