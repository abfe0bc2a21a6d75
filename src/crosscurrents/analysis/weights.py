"""How much each kind of report counts for or against a tie: ``data/analysis/weights.yaml``, or a user's."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec
import yaml

from crosscurrents.errors import KnowledgeError
from crosscurrents.vocabulary import EventType, RelationName, Status


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Strengths from −1 to 1 by kind; ``half_life`` in days, ``disputed`` a share from 0 to 0.5."""

    events: dict[EventType, float]
    relations: dict[RelationName, float]
    statuses: dict[Status, float]
    joint: float
    half_life: float
    disputed: float


@lru_cache(maxsize=4)
def load_weights(path: Path | None = None) -> Weights:
    """Load the weights of a file, ours by default.

    Raises:
        KnowledgeError: it doesn't have the form of ours.
    """
    source = path or files("crosscurrents") / "data" / "analysis" / "weights.yaml"
    try:
        found = msgspec.convert(yaml.safe_load(source.read_text(encoding="utf-8")), Weights, strict=False)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise KnowledgeError(f"{source}: {error}") from error
    if found.half_life <= 0:
        raise KnowledgeError(f"{source}: half_life {found.half_life} isn't a length of time in days")
    return found
