"""Flashpoints on the map."""

from __future__ import annotations

import msgspec
import pytest

from crosscurrents.app.asking import WindowAsked
from crosscurrents.app.flashpoints import flashpoints_view
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.errors import InputError
from crosscurrents.store.case import Case
from crosscurrents.vocabulary import PlacePrecision


@pytest.fixture
def snapshot(whole_case: Case) -> Snapshot:
    found = Snapshot(whole_case)
    found.events = [msgspec.structs.replace(e, place_precision=PlacePrecision.TOWN) for e in found.events]
    return found


def test_where_foes_met(snapshot: Snapshot) -> None:
    seen = flashpoints_view(snapshot, WindowAsked())
    [point] = seen.points
    assert (point.name, point.meetings, point.fought, point.last) == ("Oldtown", 1, 1, "2016-10")
    assert (point.pairs[0].a_name, point.pairs[0].months) == ("Blues", ["2016-10"])
    assert seen.verdict.startswith("too few cases")


@pytest.mark.parametrize("asked", [{"since": "2017-01-01"}, {"until": "2016-09-30"}, {"actor": "greens"}])
def test_the_window_and_the_actor_narrow(snapshot: Snapshot, asked: dict[str, str]) -> None:
    assert flashpoints_view(snapshot, WindowAsked(**asked)).points == []


def test_places_known_to_no_town_are_left_out(whole_case: Case) -> None:
    seen = flashpoints_view(Snapshot(whole_case), WindowAsked())
    assert (seen.points, seen.left_out) == ([], 1)


def test_a_window_must_be_days(snapshot: Snapshot) -> None:
    with pytest.raises(InputError, match="isn't a day"):
        flashpoints_view(snapshot, WindowAsked(until="soon"))
