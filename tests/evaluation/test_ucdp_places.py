from __future__ import annotations

from pathlib import Path

from crosscurrents.evaluation.benchmark import Part
from crosscurrents.evaluation.ucdp_places import score
from crosscurrents.reading import Reader

HEAD = "where_coordinates,where_prec,latitude,longitude,country\n"


def test_weighted_by_events_and_by_names(tmp_path: Path) -> None:
    path = tmp_path / "ged_own.csv"
    found = "Mosul town,1,36.34,43.13,Iraq\n"
    path.write_text(HEAD + found * 3 + "Zzqwv village,1.0,36.3,43.1,Iraq\n", encoding="utf-8")
    scored = score(path, Reader(), Part.ALL)
    assert scored.figures["events"] == 0.75
    assert scored.figures["distinct_names"] == 0.5
    assert scored.remarks == ["not found: Zzqwv village (1)"]
