"""Codes of actors as PLOVER and CAMEO write them: a country, or what stands in its place, and a sector."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from crosscurrents.actors.knowledge import load_knowledge

_UNKNOWN = re.compile("[0-9a-f]{16}")
"""Ids of actors that the knowledge files don't know are hashes."""


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    path = files("crosscurrents") / "data" / "exports" / "codes.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for state in load_knowledge().states():
        if state.country:
            names.setdefault(state.country, state.name)
    return names


def country_name(code: str | None) -> str | None:
    """Return the name of a country, or of what stands in its place; the code itself where it is unknown.

    ``code`` is ISO 3166-1 alpha-3 or one of PLOVER's codes of international actors.
    """
    if not code:
        return None
    international: str | None = _tables()["international"]["names"].get(code)
    return international or _countries().get(code, code)


def entity_code(actor: Any) -> str | None:
    """Return PLOVER's top code of an actor: its country, or the code of international actors.

    Source: the manual's section "Non-state international actors". None where neither is known.
    """
    if actor.country:
        return str(actor.country)
    table = _tables()["international"]
    found: str | None = table["actors"].get(actor.id) or table["kinds"].get(actor.kind)
    if found is None and not _UNKNOWN.fullmatch(actor.id.partition("@")[0]):
        found = table["known_kinds"].get(actor.kind)
    return found


def sector_code(actor: Any) -> str | None:
    """Return PLOVER's three-letter sector of an actor, the one its kind implies where its own is open."""
    if actor.sector in _tables()["sectors"]:
        return str(actor.sector)
    found: str | None = _tables()["sectors_by_kind"].get(actor.kind)
    return found


def sector_name(code: str | None) -> str | None:
    """Return the words for a sector."""
    found: str | None = _tables()["sectors"].get(code)
    return found


def plover_code(actor: Any) -> str:
    """Return country and sector in one, such as ``FRAMIL``; empty where both are open."""
    return (entity_code(actor) or "") + (sector_code(actor) or "")


def cameo_code(actor: Any) -> str:
    """Return the same with CAMEO's names for the sectors that it calls otherwise, such as ``FRAMED``."""
    sector = sector_code(actor) or ""
    return (entity_code(actor) or "") + str(_tables()["cameo_sectors"].get(sector, sector))
