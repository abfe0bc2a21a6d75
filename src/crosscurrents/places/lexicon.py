"""The room's word lists and feature classes, read once from ``data/places``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from crosscurrents.vocabulary import PlacePrecision


class _WordLoader(yaml.SafeLoader):
    """Reads ``on``, ``off``, ``yes`` and ``no`` as the words they are in a list of words."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_data(name: str) -> Any:
    """Return one of the room's YAML files as plain Python; every word stays a word."""
    path = files("crosscurrents").joinpath("data", "places", name)
    return yaml.load(path.read_text(encoding="utf-8"), _WordLoader)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """Words by which place names are found and told apart; all lower-case and folded."""

    connectors: frozenset[str]
    before: frozenset[str]
    never: frozenset[str]
    titles: frozenset[str]
    speaking: frozenset[str]
    directions: frozenset[str]
    function_words: frozenset[str]
    wholes_after: frozenset[str]
    wholes_before: frozenset[str]
    taking: frozenset[str]
    parts: frozenset[str]
    types: dict[str, frozenset[str]]

    @property
    def type_of(self) -> dict[str, str]:
        """Return the feature class by the word that names it: ``village`` → ``town``."""
        return {word: name for name, words in self.types.items() for word in words}


class FeatureClass(msgspec.Struct, frozen=True, rename={"name": "class"}):
    """What a feature code stands for: its class, and the precision of a mention of it."""

    name: str
    precision: PlacePrecision


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the word lists."""
    return msgspec.convert(read_data("lexicon.yaml"), Lexicon)


@lru_cache(maxsize=1)
def type_words() -> dict[str, str]:
    """Return the feature class by the word that names it."""
    return lexicon().type_of


@lru_cache(maxsize=1)
def feature_classes() -> dict[str, FeatureClass]:
    """Return the feature classes by GeoNames code."""
    return msgspec.convert(read_data("features.yaml"), dict[str, FeatureClass])


def class_of(feature: str) -> str:
    """Return the class of a feature code; a site where the code isn't listed."""
    known = feature_classes().get(feature)
    return known.name if known else "site"


def precision_of(feature: str) -> PlacePrecision:
    """Return the precision of a mention of a place with this feature code."""
    known = feature_classes().get(feature)
    return known.precision if known else PlacePrecision.SITE
