"""What each reading rule does, in one sentence: ``data/rules.yaml`` and a ``rules.yaml`` a room."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml

_LAST_PART = re.compile(r"\s*[./:][^./:]*$")


@lru_cache(maxsize=1)
def explanations() -> dict[str, str]:
    """Return the sentence for each rule by its name."""
    data = files("crosscurrents") / "data"
    folders = [data, *sorted((f for f in data.iterdir() if f.is_dir()), key=lambda folder: folder.name)]
    found: dict[str, str] = {}
    for folder in folders:
        file = folder / "rules.yaml"
        if file.is_file():
            found |= yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    return found


def explain(rule: str) -> str:
    """Return what a rule does; of rules in families (``a.b.c``) the nearest that is explained."""
    name = rule.partition("@")[0]
    known = explanations()
    while name not in known:
        shorter = _LAST_PART.sub("", name)
        if shorter == name:
            return "no explanation has been written for this rule yet"
        name = shorter
    return known[name]
