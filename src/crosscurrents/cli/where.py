"""``crosscurrents where``: ask the gazetteer what a name means, and why one candidate wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from crosscurrents.cli.options import JsonOption

if TYPE_CHECKING:
    from crosscurrents.places.rank import Candidate


def where(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name, in any spelling.")],
    near: Annotated[
        str, typer.Option("--near", metavar="PLACE", help="A country, province or place it lies in or near.")
    ] = "",
    gazetteer: Annotated[
        list[str] | None,
        typer.Option(
            "--gazetteer", metavar="FILE", help="A GeoNames dump or CSV on top of the built-in one."
        ),
    ] = None,
    json: JsonOption = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Show at most so many candidates.")] = 5,
) -> None:
    """Ask the gazetteer what a name means, and see why a candidate wins."""
    from crosscurrents.errors import UnknownRecord
    from crosscurrents.places.explain import explain
    from crosscurrents.places.overlay import open_gazetteer

    found = explain(name, near, open_gazetteer(tuple(gazetteer or ())))
    if not found:
        raise UnknownRecord(f"the gazetteer knows no place called {name!r}")
    if json:
        from crosscurrents.cli.output import print_json

        print_json(_as_dict(candidate) for candidate in found[:limit])
        return
    _print(found, limit)


def _as_dict(candidate: Candidate) -> dict[str, object]:
    place = candidate.place
    return {
        "id": place.code, "name": place.name, "latitude": place.latitude, "longitude": place.longitude,
        "country": place.country, "admin1": place.admin1, "feature": place.feature,
        "population": place.population, "radius_km": place.radius_km,
        "probability": candidate.probability, "score": round(candidate.score, 3),
        "features": {name: round(value, 3) for name, value in candidate.features.items()},
    }  # fmt: skip


def _print(found: list[Candidate], limit: int) -> None:
    from crosscurrents.cli.output import console, plain, table
    from crosscurrents.places.rank import weights

    known, out = weights(), console()
    number: dict[str, Any] = {"justify": "right", "no_wrap": True}
    rows = []
    for candidate in found[:limit]:
        place = candidate.place
        parts = {name: known.get(name, 0.0) * value for name, value in candidate.features.items()}
        why = ", ".join(
            f"{name} {part:+.1f}" for name, part in sorted(parts.items(), key=lambda p: -abs(p[1]))
        )
        at = "" if place.latitude is None else f"{place.latitude:.3f}, {place.longitude:.3f}"
        rows.append([place.name, place.country, place.feature, at, f"{candidate.probability:.2f}", why])
    columns: list[str | tuple[str, dict[str, Any]]] = [
        ("Place", {"style": "cyan"}), "In", "Kind", "At", ("Sure", number), "Because",
    ]  # fmt: skip
    out.print(table(columns, rows))
    if len(found) > limit:
        out.print(plain(f"… and {len(found) - limit} more; --limit shows them.", "dim"))
