"""What is known about each collection of coded events: its columns, codes and categories, from YAML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec
import yaml

from crosscurrents.errors import BadTable
from crosscurrents.ingest.columns import plain_name
from crosscurrents.vocabulary import ActorKind, EventType, PlacePrecision


class Coding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a category of a collection is in PLOVER."""

    type: EventType
    mode: str | None = None


class TableFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One collection. ``columns`` gives for each of our fields the columns that may hold it.

    ``pairs``: an event with several actors has a row for each two. ``place_units`` are columns for units
    of administration, the finest first: the first that isn't empty tells how precisely the place is
    known, where no column says so.
    """

    name: str
    columns: dict[str, list[str]]
    needed: list[str]
    kind: ActorKind
    header: list[str] = []
    separator: str | None = None
    directed: bool = True
    cameo: bool = False
    plover: bool = False
    pairs: bool = False
    kinds: dict[str, ActorKind] = {}
    categories: dict[str, Coding] = {}
    default: Coding | None = None
    date_precisions: dict[str, str] = {}
    place_precisions: dict[str, PlacePrecision] = {}
    place_units: dict[str, PlacePrecision] = {}
    radius_km: dict[str, float] = {}
    certainties: dict[str, float] = {}


class Layout(msgspec.Struct, frozen=True):
    """Where a given table holds our fields: positions of cells, several where one may stand in.

    ``width`` is the number of its columns; ``units`` are positions of ``place_units``.
    """

    fields: dict[str, list[int]]
    missing: list[str]
    width: int
    units: list[tuple[int, str]] = []

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """Return the row's values by our field names; empty cells are left out."""
        found: dict[str, str] = {}
        for field, positions in self.fields.items():
            for position in positions:
                value = row[position].strip() if position < len(row) else ""
                if value:
                    found[field] = value
                    break
        for position, precision in self.units:
            if position < len(row) and row[position].strip():
                found["place_unit"] = precision
                break
        return found


@lru_cache(maxsize=16)
def load_format(kind: str) -> TableFormat:
    """Return the collection called ``kind``.

    Raises:
        BadTable: it isn't among those that can be read; names them.
    """
    folder = files("crosscurrents") / "data" / "ingest" / "tables"
    known = sorted(file.name.removesuffix(".yaml") for file in folder.iterdir())
    if kind not in known:
        raise BadTable(kind, "tables of this collection can't be read yet", f"those read: {', '.join(known)}")
    loaded = yaml.safe_load((folder / f"{kind}.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(loaded, TableFormat)


def find_layout(spec: TableFormat, header: Iterable[str], where: str) -> Layout:
    """Settle which column holds which field; columns that aren't known are passed over.

    Raises:
        BadTable: a column is missing without which there are no events.
    """
    names = list(header)
    position = {plain_name(name): index for index, name in reversed(list(enumerate(names)))}
    fields = {
        field: [position[name] for name in names if name in position] for field, names in spec.columns.items()
    }
    missing = [field for field, found in fields.items() if not found]
    lacking = [field for field in spec.needed if field in missing]
    if lacking:
        columns = "; ".join(" or ".join(spec.columns[field]) for field in lacking)
        raise BadTable(where, f"a {spec.name} table without the columns: {columns}", "add or rename them")
    return Layout(
        fields={field: found for field, found in fields.items() if found},
        missing=missing,
        width=len(names),
        units=[
            (position[name], str(precision))
            for name, precision in spec.place_units.items()
            if name in position
        ],
    )
