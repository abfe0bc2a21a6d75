"""The knowledge files: what every one of them must hold to."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

FILES = sorted(Path(str(files("crosscurrents") / "data")).rglob("*.yaml"))


def _truths_among_words(value: Any) -> Iterator[list[Any]]:
    """Lists of words in which YAML has read ``no``, ``on`` or ``off`` as true or false."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _truths_among_words(each)
    elif isinstance(value, list):
        if any(isinstance(each, bool) for each in value) and any(isinstance(each, str) for each in value):
            yield value
        for each in value:
            yield from _truths_among_words(each)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_is_read_as_true_or_false(path: Path) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as file:
        assert not list(_truths_among_words(yaml.load(file, loader)))
