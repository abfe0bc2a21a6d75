"""What stands beside a name and says which of its namesakes is meant."""

from __future__ import annotations

from collections.abc import Sequence

from crosscurrents.places.gazetteer import Named
from crosscurrents.places.lexicon import class_of, type_words
from crosscurrents.places.rank import Hints
from crosscurrents.places.schema import DEMONYM
from crosscurrents.places.spans import Toponym

_CONTAINERS = frozenset({"country", "province", "district"})
_LONGEST_LIST = 10
_PLURALS = {
    "counties": "county", "provinces": "province", "districts": "district", "states": "state",
    "cities": "city", "towns": "town", "villages": "village", "governorates": "governorate",
}  # fmt: skip


def hints_for(toponyms: Sequence[Toponym], index: int) -> Hints:
    """Read the hints for one toponym from its neighbours: ``X, Y`` and ``the Iraqi town of X``."""
    toponym = toponyms[index]
    return Hints(
        within=_unit_after(toponyms, index) | _people_before(toponyms, index),
        type=type_of(toponym) or _unit_of_last(toponyms, index),
    )


def _codes(named: Sequence[Named], kinds: frozenset[str]) -> frozenset[str]:
    found = set()
    for item in named:
        place, kind = item.place, class_of(item.place.feature)
        if kind in kinds:
            found.add({"country": place.country, "province": place.admin1}.get(kind, place.admin2))
    return frozenset(code for code in found if code)


def _unit_after(toponyms: Sequence[Toponym], index: int) -> frozenset[str]:
    """``Mosul, Iraq``; ``Paris (Texas)``; ``Raqqa in Syria``."""
    if index + 1 >= len(toponyms):
        return frozenset()
    span, following = toponyms[index].span, toponyms[index + 1]
    between = span.doc[span.end : following.span.start].text.strip()
    if between in {",", "(", "in", ", in", "in the"}:
        return _codes(following.named, _CONTAINERS)
    return frozenset()


def _people_before(toponyms: Sequence[Toponym], index: int) -> frozenset[str]:
    """``the Iraqi town of Tuz Khurma``; ``northern Iraq's Mosul``."""
    if index == 0:
        return frozenset()
    span, earlier = toponyms[index].span, toponyms[index - 1]
    between = span.doc[earlier.span.end : span.start]
    if len(between) > 6 or any(token.is_punct and token.text != "-" for token in between):
        return frozenset()
    demonyms = [named for named in earlier.named if named.form == DEMONYM]
    typed = any(token.lower_ in type_words() for token in between) or not len(between)
    if demonyms and typed:
        return _codes(demonyms, _CONTAINERS)
    if between.text == "'s":
        return _codes(earlier.named, _CONTAINERS)
    return frozenset()


def _unit_of_last(toponyms: Sequence[Toponym], index: int) -> str:
    """``Rego Park, New York``: after a comma the unit that the place before lies in, not its namesake."""
    if index == 0:
        return ""
    span, last = toponyms[index].span, toponyms[index - 1]
    if span.doc[last.span.end : span.start].text.strip() != ",":
        return ""
    around = {item.place.admin1 for item in last.named if class_of(item.place.feature) != "province"}
    units = {
        item.place.admin1 for item in toponyms[index].named if class_of(item.place.feature) == "province"
    }
    return "province" if around & units - {None} else ""


def _plural_after(toponym: Toponym) -> str:
    """``Barrow, Jackson and Madison counties``: the type of all of them."""
    doc, end = toponym.span.doc, toponym.span.end
    listed = False
    for token in doc[end : end + _LONGEST_LIST]:
        if token.lower_ in _PLURALS and listed:
            return type_words()[_PLURALS[token.lower_]]
        listed = listed or token.lower_ in {"and", "or"}
        if token.lower_ not in {",", "and", "or"} and not token.text[0].isupper():
            return ""
    return ""


def type_of(toponym: Toponym) -> str:
    """``the town of X``, ``X province``; not a word that is part of the name."""
    doc, start, end = toponym.span.doc, toponym.span.start, toponym.span.end
    listed = _plural_after(toponym)
    if listed:
        return listed
    if end < len(doc) and doc[end].lower_ in type_words() and not doc[end].is_sent_start:
        return type_words()[doc[end].lower_]
    if start >= 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in type_words():
        return type_words()[doc[start - 2].lower_]
    if start >= 1 and doc[start - 1].lower_ in type_words() and doc[start - 1].is_lower:
        return type_words()[doc[start - 1].lower_]
    return ""
