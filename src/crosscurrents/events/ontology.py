"""PLOVER's types, quads, modes, contexts and intensities, and the CAMEO codes that stand for them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from crosscurrents.vocabulary import EventType


def load_yaml(room: str, name: str) -> Any:
    """Read one knowledge file of the package."""
    path = files("crosscurrents").joinpath("data", room, name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)


class Ontology:
    """The PLOVER codebook as tables. Sources stand in ``data/ontology/plover.yaml``."""

    def __init__(self) -> None:
        data = load_yaml("ontology", "plover.yaml")
        self._types: dict[str, dict[str, Any]] = data["types"]
        self.contexts: list[str] = data["contexts"]
        self.cameo: dict[str, tuple[EventType, str | None, tuple[str, ...]]] = {
            code: (EventType(row[0]), row[1], tuple(row[2])) for code, row in data["cameo"].items()
        }
        self._meanings: dict[str, str] = {code: row[3] for code, row in data["cameo"].items()}
        self._codes = self._invert()

    def _invert(self) -> dict[tuple[str, str | None, str | None], str]:
        """For each type, mode and context the most general CAMEO code, the first where several are.

        What a type stands for without mode and context is said in the table where that would mislead.
        """
        table: dict[tuple[str, str | None, str | None], str] = {
            (kind, None, None): row["cameo"] for kind, row in self._types.items() if "cameo" in row
        }
        for code in sorted(self.cameo, key=lambda c: (len(c), len(self.cameo[c][2]), c)):
            kind, mode, contexts = self.cameo[code]
            for context in (*contexts, None):
                table.setdefault((kind.value, mode, context), code)
        return table

    def quad(self, kind: EventType) -> int:
        """Return the quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
        return int(self._types[kind.value]["quad"])

    def modes(self, kind: EventType) -> dict[str, float]:
        """Return the modes of a type with their intensities; empty where the type has none."""
        modes: dict[str, float] = self._types[kind.value].get("modes", {})
        return modes

    def intensity(self, kind: EventType, mode: str | None) -> float:
        """Return the intensity from -10 (conflict) to 10 (cooperation), the mode's where it has one."""
        return float(self.modes(kind).get(mode or "", self._types[kind.value]["intensity"]))

    def cameo_code(self, kind: EventType, mode: str | None, contexts: list[str]) -> str | None:
        """Return the most fitting CAMEO code: mode and context, mode alone, context alone, the type."""
        for with_mode in dict.fromkeys((mode, None)):
            for context in (*contexts, None):
                found = self._codes.get((kind.value, with_mode, context))
                if found is not None:
                    return found
        return next((c for (k, _, _), c in self._codes.items() if k == kind.value), None)

    def cameo_meaning(self, code: str) -> str | None:
        """Return the words for a CAMEO code, those of the next code above it where it has none."""
        above = [*(code[:length] for length in range(len(code), 1, -1)), f"{code[:2]}0"]
        return next((self._meanings[each] for each in above if each in self._meanings), None)


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """Return the ontology, read once."""
    return Ontology()
