"""Writes docs/picture.svg: what ``crosscurrents show actors`` prints for a case, as a picture.

Usage: python tools/picture.py CASE [LIMIT]. The README shows the example dossier's: run
``crosscurrents demo`` first, then this on the case that it made.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console

from crosscurrents import Case
from crosscurrents.cli.tables import actor_table

TARGET = Path(__file__).parents[1] / "docs" / "picture.svg"


def main(case: str, limit: int = 15) -> None:
    """Write the picture."""
    with Case(case, create=False) as opened:
        built = actor_table(opened.actor_summaries()[:limit])
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    console.print(built)
    picture = console.export_svg(title="crosscurrents show actors", unique_id="crosscurrents")
    # The font comes from the reader's machine: a picture that fetches one from elsewhere isn't ours.
    faces = picture.index("@font-face"), picture.index(".crosscurrents-matrix")
    TARGET.write_text(picture[: faces[0]] + picture[faces[1] :], encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
