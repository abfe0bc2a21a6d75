from __future__ import annotations

import pytest

from crosscurrents.ingest.sources import SourceFinder, sole_source

NAMES = {
    "Syrian Observatory for Human Rights": "sohr",
    "SOHR": "sohr",
    "Observatory": "sohr",
    "Reuters": "reuters",
    "AFP": "afp",
    "SANA": "sana",
    "Médecins Sans Frontières": "msf",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRUT (Reuters) - Rebels withdrew from the town.", [("Reuters", "dateline")]),
        ("AMMAN/BEIRUT, Oct 17 (Reuters) — Rebels withdrew.", [("Reuters", "dateline")]),
        ("Ten died, according to the Syrian Observatory for Human Rights.",
         [("Syrian Observatory for Human Rights", "before")]),
        ("According to the Britain-based war monitor SOHR, ten died.", [("SOHR", "before")]),
        ("The Observatory said ten had died.", [("Observatory", "after")]),
        ("The Syrian Observatory for Human Rights (SOHR), a war monitor, has also reported strikes.",
         [("Syrian Observatory for Human Rights", "after")]),
        ("State news agency SANA said the army advanced.", [("SANA", "after")]),
        ("“We will stay,” a commander told Reuters by telephone.", [("Reuters", "before")]),
        ("Source: AFP", [("AFP", "before")]),
        ("The minister spoke.\n\n— AFP", [("AFP", "footer")]),
        ("AFP contributed to this report.", [("AFP", "footer")]),
        ("A shell hit the office of Reuters in the city.", []),
        ("The Observatory is based in Britain.", []),
        ("Médecins Sans Frontières runs a hospital there.", []),
        ("Osama said he would leave. Sanaa reported calm.", []),
        ("", []),
    ],
)  # fmt: skip
def test_credits(text: str, expected: list[tuple[str, str]]) -> None:
    found = SourceFinder(NAMES).find(text)
    assert [(credit.name, credit.form) for credit in found] == expected


def test_span_covers_the_cue_and_the_name() -> None:
    text = "Ten died, according to SOHR."
    (credit,) = SourceFinder(NAMES).find(text)
    assert text[slice(*credit.span)] == "according to SOHR"


def test_sole_source() -> None:
    finder = SourceFinder(NAMES)
    assert sole_source(finder.find("SOHR said ten died. The Observatory reported more.")) == "sohr"
    assert sole_source(finder.find("SOHR said ten died. SANA said none did.")) is None
    assert sole_source([]) is None


def test_without_names_nothing_is_found() -> None:
    assert SourceFinder({}).find("Reuters said so.") == []
