"""Which questions a person is asked, and in which order."""

from __future__ import annotations

import pytest

from crosscurrents.app.review import worth
from support.serving import Serving

EVENT = "e" * 16


@pytest.mark.parametrize(
    ("less", "more"),
    [((0.2, 10), (0.9, 10)), ((0.5, 1), (0.5, 30)), ((0.0, 1000), (0.1, 0)), ((0.5, -3), (0.6, 0))],
)
def test_doubt_and_what_depends_make_a_question_worth_asking(
    less: tuple[float, int], more: tuple[float, int]
) -> None:
    assert 0 <= worth(*less) < worth(*more)


def test_every_question_can_be_answered_by_a_decision_about_its_subject(served: Serving) -> None:
    for item in served.json("/review.json")["items"]:
        assert item["quotes"] and item["why"] and item["question"]
        assert served.get(f"/record.json?id={item['subject']}").status_code == 200


def test_a_corrected_event_is_not_asked_about_again(served: Serving) -> None:
    served.decide(verdict="event", subject=EVENT, value="status=ongoing")
    assert EVENT not in {item["subject"] for item in served.json("/review.json")["items"]}
