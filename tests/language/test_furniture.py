from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscurrents.language.furniture import find_furniture, find_marked

LONG = "The army said on Monday that it had taken the bridge after two days of shelling, and would hold it."
MORE = "Residents said that the shops had opened again, and that nobody knew how long the calm would last."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Q. Writer", "byline"),
        ("By Jane Writer and John O'Other in Amman", "byline"),
        ("By Staff Writer, 17 October 2016", "byline"),
        ("17 October 2016", "byline"),
        ("The Herald — Monday, October 17, 2016", "byline"),
        ("The Herald, Amman, 17 October 2016", "byline"),
        ("From our correspondent in Amman, 17 October 2016", "byline"),
        ("Last updated: October 18, 2016, 10:30 GMT", "byline"),
        ("Published on 2016-10-17", "byline"),
        ("Read more: How the truce came about", "link"),
        ("See also The talks of last year", "link"),
        ("Advertisement", "link"),
        ("Related stories", "link"),
        ("Sign up for our morning letter", "link"),
        ("Story continues below", "link"),
        ("Fear of revenge", "heading"),
        ("‘Nowhere to go’", "heading"),
        ("Reporting by A. Writer and B. Other; Editing by C. Third", "credit"),
        ("(Reporting by A. Writer; Editing by C. Third)", "credit"),
        ("© 2016 The Example. All rights reserved.", "credit"),
        ("Photo: A. Person/Agency", "credit"),
        ("Smoke rises over the hills in 2013. (AP Photo/A. Person)", "caption"),
        ("A tank near the town on Sept. 20, 2014. Photograph: A. Person/Agency", "caption"),
    ],
)
def test_lines_that_are_furniture(line: str, kind: str) -> None:
    text = f"{LONG}\n\n{line}\n\n{MORE}"
    marked = [item for item in find_marked(text) if text[item.start : item.end] in line]
    assert kind in {item.kind for item in marked}, marked
    outside = [
        span
        for span in find_furniture(text)
        if not line.startswith(text[slice(*span)][:5]) and span[0] < len(LONG)
    ]
    assert outside == []


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had taken the town.",
        "By Monday Night the rebels were gone, and the town was quiet.",
        "Published on Monday, a 2016 report named three commanders.",
        "Published in 2016, the list names three commanders.",
        "Copyright law was not on the minds of the two sides.",
        "Related attacks in the south killed nine.",
        "Reporting by foreign newspapers angered the ministry.",
        "Reporting by Reuters angered the ministry.",
        "Read more than two pages, the minister told them.",
        "He left.",
        "“Never,” he said",
        "Who will govern the town?",
        "The talks, he added, had failed:",
        "- the second village",
        "He held up his telephone (the only picture of the meeting) and left.",
        "They found the flag (see picture) in the cellar.",
        "The film was shown to Reuters (which could not verify it).",
        "The SDF (Syrian Democratic Forces) took the hill.",
        "The picture: two armies, one road, and nobody in command of either.",
        "ISIS — also known by other names — held the town.",
        "The truce was signed in Amman, October 17, 2016.",
        "On 17 October 2016 the operation began.",
        "Fighters wrote “we will be back” on the wall",
    ],
)
def test_sentences_that_are_narrative(line: str) -> None:
    text = f"{LONG}\n\n{line}\n\n{MORE}"
    assert [text[slice(*span)] for span in find_furniture(text)] == []


def test_a_title_is_a_heading() -> None:
    title = "Army takes bridge after two days of shelling, says it will stay"
    text = f"{title}\n\n{LONG}"
    assert [text[slice(*span)] for span in find_furniture(text)] == [title]
    assert find_furniture(LONG) == find_furniture(title) == []


def test_the_caption_is_marked_and_what_surrounds_it_is_not() -> None:
    caption = "The president speaks on the lawn on Sept. 23, 2014. (Official Palace Photo by A. Person)"
    text = f"“It starts next week,” the minister said. {caption} \n\n{MORE}"
    assert [text[slice(*span)] for span in find_furniture(text)] == [caption]


def test_a_fragment_of_a_link() -> None:
    text = f"{LONG}  Talks Go Deeper into the Mud .”] \n\n{MORE} [See the earlier report, “Mud.”]"
    assert [text[slice(*span)] for span in find_furniture(text)] == [
        "Talks Go Deeper into the Mud .”]",
        "[See the earlier report, “Mud.”]",
    ]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("KASSALA, Sudan, Oct 21 — Soldiers left on Friday.", "KASSALA, Sudan, Oct 21 —"),
        ("ADDIS ABABA, 3 May - Soldiers left on Friday.", "ADDIS ABABA, 3 May -"),
        ("BEIRUT (Reuters) - The army took the bridge.", "BEIRUT (Reuters) -"),
        ("AMMAN/BEIRUT, Oct 17 (Reuters) — The army took the bridge.", "AMMAN/BEIRUT, Oct 17 (Reuters) —"),
        ("BAGHDAD — The army took the bridge.", "BAGHDAD —"),
        ("ANKARA, Turkey (AP) — The army took the bridge.", "ANKARA, Turkey (AP) —"),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    assert [text[slice(*span)] for span in find_furniture(text)] == [dateline]


def test_wrapped_text_has_no_furniture_inside_its_paragraphs() -> None:
    text = (
        "The minister said that he would read the letter before he answered it, and see\n"
        "more of the country in the coming days. The plan was drawn up last winter, and written\n"
        "by General Ahmad Salim\n"
        "before the town fell to the rebels in the spring of that year, after a siege of weeks."
    )
    assert find_furniture(text) == []


def test_a_table_of_short_lines_is_left_alone() -> None:
    assert find_furniture(f"{LONG}\n\nFirst army\nSecond army\nThird army\n\n{MORE}") == []


@given(st.text(max_size=300) | st.text(alphabet='AB ab.\n()[]“”"-—:/', max_size=300))
def test_spans_are_in_order_and_in_the_text(text: str) -> None:
    spans = find_furniture(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] < right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "piece",
    ["(AP ", "[See ", "A b ", "Photo: ", "By A ", "BEIRUT, A ", "Aa-", "Aa, ", "x. (AP Photo)", "\n", "A.B."],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    began = time.process_time()
    find_furniture(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 3
