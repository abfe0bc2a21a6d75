"""TABARI and PETRARCH actor dictionaries, read as knowledge files.

Form (PETRARCH): a name in capitals with underscores, then codes in brackets, ``+`` before synonyms::

    ISLAMIC_STATE_ [IMGMUSISI]   # comment
    +ISIS_
         [IMGMUSISI 140601-] [IMGMUSALQ <140601]

TABARI writes one ``NAME [CODE]`` a line. A code's first three letters are a country where they name
one, the next three its role.
"""

from __future__ import annotations

import re

from crosscurrents.actors.knowledge import KnownActor
from crosscurrents.vocabulary import ActorKind

_CODE = re.compile(r"\[\s*~?([A-Z]{3,})[^\]]*\]")
_KINDS = {
    "GOV": ActorKind.GOVERNMENT,
    "MIL": ActorKind.MILITARY,
    "COP": ActorKind.POLICE,
    "REB": ActorKind.ARMED_GROUP,
    "UAF": ActorKind.ARMED_GROUP,
    "INS": ActorKind.ARMED_GROUP,
    "SEP": ActorKind.ARMED_GROUP,
    "IMG": ActorKind.ARMED_GROUP,
    "PTY": ActorKind.PARTY,
    "IGO": ActorKind.IGO,
    "NGO": ActorKind.NGO,
    "NGM": ActorKind.NGO,
    "MED": ActorKind.MEDIA,
    "BUS": ActorKind.BUSINESS,
    "MNC": ActorKind.BUSINESS,
    "CVL": ActorKind.POPULATION,
}


def read_petrarch_dictionary(text: str) -> list[KnownActor]:
    """Read a dictionary into known actors, one an entry; lines without a code are left out.

    Ids are ``petrarch/`` and the entry's first name as a slug.
    """
    actors: list[KnownActor] = []
    names: list[str] = []
    codes: list[str] = []
    for line in [*text.splitlines(), "END_OF_FILE_"]:
        line = line.split("#")[0].split(";")[0].rstrip()
        if not line or line.startswith("<"):
            continue
        found = _CODE.findall(line)
        written = _written_name(line)
        if written and not line.startswith(("+", " ", "\t")):
            actors += _finished(names, codes)
            names, codes = [written], found
        else:
            names += [written] if written else []
            codes += found
    return actors


def _written_name(line: str) -> str:
    raw = line.split("[")[0].strip().lstrip("+").strip("_ \t")
    return " ".join(part.capitalize() for part in re.split(r"[_\s]+", raw) if part)


def _finished(names: list[str], codes: list[str]) -> list[KnownActor]:
    if not names or not codes:
        return []
    code = codes[0]
    roles = [code[i : i + 3] for i in range(0, len(code) - 2, 3)]
    kind = next((_KINDS[role] for role in roles if role in _KINDS), ActorKind.OTHER)
    if len(code) == 3 and roles[0] not in _KINDS:
        kind = ActorKind.STATE
    country = roles[0] if roles[0] not in _KINDS else None
    sector = next((role for role in roles if role in _KINDS), None)
    slug = re.sub(r"[^a-z0-9]+", "-", names[0].casefold()).strip("-")
    return [
        KnownActor(
            id=f"petrarch/{slug}",
            name=names[0],
            kind=kind,
            country=country,
            sector=sector,
            aliases=names[1:],
        )
    ]
