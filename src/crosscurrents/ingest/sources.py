"""Which agencies and monitors a report credits for its facts.

Two reports that both rest on one monitor are not two independent reports. This finds the credits;
which names are agencies or monitors is knowledge, and is passed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
import yaml

from crosscurrents.records import Span

CreditForm = Literal["dateline", "before", "after", "footer"]

_NAME_DATELINE = (
    r"^[ \t]*[A-Z][A-Z'’.\-]+(?:,?[ /][A-Za-z0-9'’.\-]+){0,8}?,?[ \t]+\((?P<name>NAME)\)[ \t]*(?:[-–—]+|:)"
)
_NAME_FOOTER = r"(?P<name>NAME)\s+contributed\s+to\s+this\s+(?:report|story)"
_NAME_SIGNATURE = r"^[ \t]*[-–—]+[ \t]*(?P<name>NAME)[ \t]*$"


class CreditedSource(msgspec.Struct, frozen=True):
    """One place where a report credits a source: ``name`` as it stands there, ``span`` of the credit."""

    id: str
    name: str
    form: CreditForm
    span: Span


class SourceFinder:
    """Finds credits of the sources whose names it is given."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Prepare to find ``names``: each name or alias of an agency or monitor, and its id."""
        self._ids = {_plain(name): id for name, id in names.items()}
        self._patterns = _patterns(tuple(sorted(names, key=lambda name: (-len(name), name))))

    def find(self, text: str) -> list[CreditedSource]:
        """Return the credits in ``text`` in order; a name that is merely mentioned is none."""
        found: dict[Span, CreditedSource] = {}
        for form, pattern in self._patterns:
            for match in pattern.finditer(text):
                name = match["name"]
                credit = CreditedSource(self._ids[_plain(name)], name, form, match.span())
                found.setdefault(match.span("name"), credit)
        return [found[key] for key in sorted(found)]


def sole_source(credits: Iterable[CreditedSource]) -> str | None:
    """Return the one source that a report credits, or None where it credits several or none."""
    ids = {credit.id for credit in credits}
    return ids.pop() if len(ids) == 1 else None


def rests_on(credits: Sequence[CreditedSource], words: int, words_a_credit: int) -> str | None:
    """Return the one source that a whole report of so many words rests on, or None.

    A report rests on the only source it credits where that stands in its dateline or footer, or where
    it is short enough for its credits to cover it: a long report that quotes a monitor once doesn't.
    """
    source = sole_source(credits)
    if source is None:
        return None
    whole = any(credit.form in {"dateline", "footer"} for credit in credits)
    return source if whole or words <= words_a_credit * len(credits) else None


def _patterns(names: tuple[str, ...]) -> list[tuple[CreditForm, re.Pattern[str]]]:
    if not names:
        return []
    cues = _cues()
    name = "(?:" + "|".join(_spaced(re.escape(_plain(n))) for n in names) + r")(?!\w)"
    between_cue = rf"(?:(?:{_any(cues['before_name'].split())})\s+){{0,8}}"
    # A cue may begin a sentence; names keep their case.
    before = rf"(?<!\w)(?i:{_any(cues['leads'])})\s+{between_cue}(?P<name>{name})"
    # "NAME, a war monitor based in Britain, said": an apposition of a few words.
    apposition = r"(?:\s*\([^()\n]{2,40}\))?(?:,\s[^,.;\n]{3,120},)?"
    adverbs = rf"(?:\s+(?:{_any(cues['between'])}))*"
    verbs = rf"\s+(?:{_any(cues['verbs'].split())})(?!\w)"
    after = rf"(?<!\w)(?P<name>{name}){apposition}{adverbs}{verbs}"
    flags = re.MULTILINE
    return [
        ("dateline", re.compile(_NAME_DATELINE.replace("NAME", name), flags)),
        ("before", re.compile(before, flags)),
        ("after", re.compile(after, flags)),
        ("footer", re.compile(_NAME_FOOTER.replace("NAME", name), flags)),
        ("footer", re.compile(_NAME_SIGNATURE.replace("NAME", name), flags)),
    ]


@lru_cache(maxsize=1)
def _cues() -> dict[str, Any]:
    path = files("crosscurrents") / "data" / "ingest" / "sources.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _any(words: Iterable[str]) -> str:
    return "|".join(_spaced(re.escape(word)) for word in words)


def _spaced(pattern: str) -> str:
    return pattern.replace(r"\ ", r"\s+").replace("'", "['’]")


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("’", "'"))
