"""The network in the forms of graph programs."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from crosscurrents.exports.network import spells
from crosscurrents.exports.registry import ExportOptions, Output, export_for
from crosscurrents.store.case import Case


def written(case: Case, name: str) -> str:
    out = io.BytesIO()
    export_for(name)(case, Output(None, out), ExportOptions())
    return out.getvalue().decode()


def test_stretches_of_time_do_not_overlap() -> None:
    days = [date(2016, 1, 1), date(2016, 1, 20), None, date(2016, 6, 1), date(2016, 1, 1)]
    assert spells(days) == [("2016-01-01", "2016-01-20"), ("2016-06-01", "2016-06-01")]


def test_gexf_has_dates(whole_case: Case) -> None:
    tree = ET.fromstring(written(whole_case, "gexf"))
    graph = next(each for each in tree.iter() if each.tag.endswith("}graph"))
    assert graph.get("timeformat") == "date"
    assert graph.get("mode") == "dynamic"
    starts = {each.get("start") for each in tree.iter() if each.tag.endswith("}spell")}
    assert "2016-10-31" in starts


def test_graphml_and_edges_agree(whole_case: Case) -> None:
    tree = ET.fromstring(written(whole_case, "graphml"))
    edges = [each for each in tree.iter() if each.tag.endswith("}edge")]
    rows = list(csv.DictReader(io.StringIO(written(whole_case, "edges"))))
    assert len(edges) == len(rows) == 2
    by_pair = {(row["source"], row["target"]): row for row in rows}
    assert by_pair[("blues", "reds")]["sign"] == "-1"
    assert by_pair[("blues", "reds")]["made_of"] == "1 ASSAULT"
    assert by_pair[("greens", "reds")]["sign"] == "1"


def test_kumu_names_its_elements(whole_case: Case) -> None:
    form = json.loads(written(whole_case, "kumu"))
    labels = {element["label"] for element in form["elements"]}
    assert {end for each in form["connections"] for end in (each["from"], each["to"])} <= labels


def test_follow_the_money(whole_case: Case) -> None:
    entities = [json.loads(line) for line in written(whole_case, "ftm").splitlines()]
    by_schema = {entity["schema"]: entity for entity in entities}
    assert set(by_schema) == {"Article", "Organization", "UnknownLink", "Event"}
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        for values in entity["properties"].values():
            assert all(isinstance(value, str) for value in values)
    assert set(by_schema["Event"]["properties"]["proof"]) <= ids


@pytest.mark.parametrize("name", ["gexf", "graphml", "edges", "kumu", "ftm"])
def test_an_empty_case(name: str, tmp_path: object) -> None:
    with Case(f"{tmp_path}/empty.case") as case:
        assert export_for(name)(case, Output(None, io.BytesIO()), ExportOptions()) == 0
