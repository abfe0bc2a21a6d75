from __future__ import annotations

import pytest

from crosscurrents.places.names import name_key, skeleton, variants, without_article


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Fallūjah", "al fallujah"),
        ("W.Va.", "w va"),
        ("St. Petersburg", "st petersburg"),
        ("Saint Petersburg", "st petersburg"),
        ("Diyarbakır", "diyarbakir"),
        ("Ba‘qūbah", "baqubah"),
        ("  ", ""),
        ("الموصل", "الموصل"),
    ],
)
def test_key(name: str, key: str) -> None:
    assert name_key(name) == key


def test_articles_go_only_before_another_word() -> None:
    assert without_article("al raqqa") == "raqqa"
    assert without_article("al") == "al"
    assert without_article("paris") == "paris"


def test_variants_begin_with_the_name_itself() -> None:
    assert variants("ar raqqah")[:2] == ["ar raqqah", "raqqah"]
    assert "raqqa" in variants("raqqah")
    assert "basrah" in variants("basra")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ayn tarma", "ein terma"),
        ("kafr batna", "kafar batna"),
        ("deir hafir", "dayr hafer"),
        ("qamishli", "kamishly"),
        ("al busayrah", "busaira"),
    ],
)
def test_transliterations_share_their_consonants(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


def test_too_few_consonants_have_no_skeleton() -> None:
    assert skeleton("hit") == ""
