from __future__ import annotations

import time
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from crosscurrents.errors import BadTable, InputError, UnreadableInput
from crosscurrents.places.explain import explain
from crosscurrents.places.gazetteer import Gazetteer, built_in
from crosscurrents.places.lexicon import feature_classes
from crosscurrents.places.overlay import open_gazetteer

DATA = Path(str(files("crosscurrents").joinpath("data")))
SUPPLEMENT = sorted((DATA / "places" / "supplement").glob("*.yaml"))


def rows(path: Path) -> list[dict[str, object]]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content if isinstance(content, list) else [content["defaults"] | row for row in content["places"]]


def test_opens_in_milliseconds() -> None:
    start = time.perf_counter()
    Gazetteer.open(DATA / "gazetteer.sqlite").find("mosul")
    assert time.perf_counter() - start < 0.05


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="build it"):
        Gazetteer.open(tmp_path / "none.sqlite")


@pytest.mark.parametrize("path", SUPPLEMENT, ids=lambda path: path.stem)
def test_supplement_rows_have_their_form(path: Path) -> None:
    for row in rows(path):
        assert set(row) <= {
            "name", "aliases", "lat", "lon", "country", "feature", "note", "radius_km", "population",
            "geonames",
        }, row  # fmt: skip
        assert -90 <= float(str(row["lat"])) <= 90 and -180 <= float(str(row["lon"])) <= 180, row
        assert row["feature"] in feature_classes(), row
        assert row["country"] is None or len(str(row["country"])) == 3, row


@pytest.mark.parametrize("path", SUPPLEMENT, ids=lambda path: path.stem)
def test_supplement_places_lie_where_it_says(path: Path) -> None:
    for row in rows(path):
        found = explain(str(row["name"]), str(row["country"] or ""))
        assert any(
            candidate.place.latitude is not None
            and abs(candidate.place.latitude - float(str(row["lat"]))) < 4
            for candidate in found
        ), row


def test_a_users_table_wins(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,latitude,longitude,country,population,aliases\n"
        "Qarnabsheen,36.1,43.2,IRQ,900,Karnabshin|Qarn Abshin\n",
        encoding="utf-8",
    )
    own = open_gazetteer((str(table),))
    assert explain("Karnabshin", "Iraq", own)[0].place.name == "Qarnabsheen"
    assert explain("Mosul", "Iraq", own)[0].place.code == "99072"


def test_a_geonames_dump_is_read(tmp_path: Path) -> None:
    cells = ["7", "Qarnabsheen", "Qarnabsheen", "Karnabshin", "36.1", "43.2", "P", "PPL", "IQ", "", "15"]
    dump = tmp_path / "IQ.txt"
    dump.write_text("\t".join([*cells, "", "", "", "900", "", "", "", ""]) + "\n", encoding="utf-8")
    place = explain("Karnabshin", "", open_gazetteer((str(dump),)))[0].place
    assert (place.code, place.country, place.admin1) == ("7", "IRQ", "IQ.15")


@pytest.mark.parametrize(
    ("content", "error"),
    [("name,lat\nA,1\n", BadTable), ("name,latitude,longitude\nA,north,2\n", BadTable)],
)
def test_bad_tables_are_named(tmp_path: Path, content: str, error: type[Exception]) -> None:
    table = tmp_path / "bad.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=r"bad\.csv"):
        open_gazetteer((str(table),))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="absent"):
        open_gazetteer((str(tmp_path / "absent.csv"),))


def test_the_largest_towns_come_first() -> None:
    towns = built_in().towns(50.0, 2.0, 54.0, 8.0, 20)
    sizes = [town.population for town in towns]
    assert sizes == sorted(sizes, reverse=True) and len(towns) == 20
    assert {"Amsterdam", "Brussels"} <= {town.name for town in towns}
    assert built_in().towns(-1.0, -30.0, 0.0, -29.0, 20) == []
