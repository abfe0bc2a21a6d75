from __future__ import annotations

from collections.abc import Callable

import pytest

from crosscurrents.records import Reading

READ = [
    ("The general said that the town had fallen.", "claim"),
    ("“We will rebuild every house,” the mayor said.", "promise"),
    ("The mayor said that he would rebuild the school.", "promise"),
    ("The mayor pledged to rebuild the school.", "promise"),
    ("“If they cross the river, we will fight them,” the commander said.", "threat"),
    ("The commander threatened to shell the bridge.", "threat"),
    ("The militia leader has sworn to take revenge in the town.", "threat"),
    ("The dam will break before spring, engineers said.", "prediction"),
    ("The bank predicted that prices would rise.", "prediction"),
    ("The army plans to open the road.", "plan"),
    ("“There is a plan to open the road,” the officer said.", "plan"),
    ("The minister urged both sides to stop.", "demand"),
    ("The foreign troops must leave, the minister said.", "demand"),
    ("The minister demanded that they leave.", "demand"),
    ("The army accused the rebels of shelling a school.", "accusation"),
    ("The rebels denied that they had shelled the school.", "denial"),
    ("The report is false, the ministry said.", "denial"),
    ("The envoy praised the truce.", "opinion"),
    ("The truce is a historic step, the envoy said.", "opinion"),
    ("The mayor conceded that the road would not be open in time.", "claim"),
    ("The battle was likely to last weeks, the general said.", "prediction"),
    ("Some 59,000 people have been displaced, the agency said.", "claim"),
    ("More than 5,000 people have fled, officials said.", "claim"),
]


@pytest.mark.parametrize(("sentence", "kind"), READ)
def test_kinds(read: Callable[[str], Reading], sentence: str, kind: str) -> None:
    assert read(sentence).statements[0].kind.value == kind
