"""Which verb an inflected form belongs to, where the tagger's lemma is a guess (``raped``, ``cordoned``)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORT = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
_CLOSED = re.compile(r"[aeiou][^aeiouwxy]$")


def regular_forms(verb: str) -> set[str]:
    """Return the regular inflections of ``verb``: with -s, -ed, -ing, doubled where that can be."""
    if re.search(r"[^aeiou]y$", verb):
        return {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    if verb.endswith("e"):
        return {verb + "s", verb + "d", verb[:-1] + "ing"}
    plural = verb + ("es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else "s")
    forms = {plural}
    if not _SHORT.match(verb):
        forms |= {verb + "ed", verb + "ing"}
    if _CLOSED.search(verb):
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms


def form_table(verbs: Iterable[str], irregular: dict[str, str]) -> dict[str, str]:
    """Return a table from each form that belongs to one known verb only to that verb."""
    table: dict[str, set[str]] = {}
    for verb in verbs:
        for form in regular_forms(verb):
            table.setdefault(form, set()).add(verb)
    single = {form: next(iter(found)) for form, found in table.items() if len(found) == 1}
    return {**single, **irregular}
