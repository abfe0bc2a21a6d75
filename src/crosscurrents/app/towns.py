"""Names to find one's way by: the largest towns of a piece of the map, from the gazetteer."""

from __future__ import annotations

from crosscurrents.app.asking import BoundsAsked
from crosscurrents.app.drawing import Town, TownList
from crosscurrents.places.gazetteer import built_in

CAPITAL = "PPLC"


def towns_view(asked: BoundsAsked) -> TownList:
    """Return the largest towns between four bounds, the largest first."""
    rows = built_in().towns(asked.south, asked.west, asked.north, asked.east, asked.limit)
    return TownList(
        towns=[
            Town(
                name=row.name,
                latitude=row.latitude or 0.0,
                longitude=row.longitude or 0.0,
                population=row.population,
                capital=row.feature == CAPITAL,
            )
            for row in rows
        ]
    )
