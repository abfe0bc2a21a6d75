from __future__ import annotations

from collections.abc import Callable

import pytest

from crosscurrents.records import Reading

# published on Thursday 2016-11-03
READ = [
    ("“It will start in the next few weeks,” he said.", "in the next few weeks", "2016-11-03", "2016-12-15"),
    ("“It starts in the next few weeks,” he said.", "in the next few weeks", "2016-11-03", "2016-12-15"),
    ("It will enter by the end of November, he said.", "by the end of November", "2016-11-03", "2016-11-30"),
    ("He promised that the town will be free before the end of 2016.", "before the end of 2016",
     "2016-11-03", "2016-12-31"),
    ("The mayor predicted that it would be over within a day.", "within a day", "2016-11-03", "2016-11-04"),
    ("On Monday he said that it would be over within a month.", "within a month", "2016-10-31", "2016-11-30"),
    ("The army will need another three months, he said.", "another three months", "2016-11-03", "2017-02-03"),
    ("He said that talks would go ahead on November 8.", "on November 8", "2016-11-08", "2016-11-08"),
    ("He assured them that the offensive was just around the corner.", "just around the corner",
     "2016-11-03", "2016-11-17"),
    ("He said that his men would leave before the month was out.", "before the month was out",
     "2016-11-03", "2016-11-30"),
    ("He had predicted that the town would fall at the beginning of October.", "at the beginning of October",
     "2016-10-01", "2016-10-10"),
    ("The minister said that the bridge would reopen within days.", "within days",
     "2016-11-03", "2016-11-13"),
    ("It was a matter of days before the bridge reopened, the minister said.", "days",
     "2016-11-03", "2016-11-13"),
    ("The election is weeks away, he said.", "weeks", "2016-11-03", "2016-12-15"),
    ("He said that thousands could flee in the first weeks of the fighting.", "in the first weeks",
     "2016-11-03", "2016-12-15"),
    ("The mayor promised a second camp within three weeks.", "within three weeks",
     "2016-11-03", "2016-11-24"),
    ("The president ordered the general on October 28 to present a plan within ten days.", "within ten days",
     "2016-10-28", "2016-11-07"),
    ("“It opens in the next few weeks,” the mayor said. “That has long been our plan, and we are ready.”",
     "in the next few weeks", "2016-11-03", "2016-12-15"),
    ("On Tuesday he gave the rebels until 6 p.m. on Friday to leave.", "until 6 p.m. on Friday",
     "2016-11-01", "2016-11-04"),
    ("He said that he would speak of it when he met the envoy on 9 November.", "on 9 November",
     "2016-11-09", "2016-11-09"),
    ("In September he predicted that the town would fall within two months.", "within two months",
     "2016-09-01", "2016-11-30"),
    ("After meeting the envoy on October 31, the minister said that talks would begin within a month.",
     "within a month", "2016-10-31", "2016-11-30"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "earliest", "latest"), READ)
def test_due(read: Callable[[str], Reading], sentence: str, text: str, earliest: str, latest: str) -> None:
    (statement,) = read(sentence).statements
    assert statement.due is not None
    assert (statement.due.text, statement.due.earliest, statement.due.latest) == (text, earliest, latest)


@pytest.mark.parametrize(
    "sentence",
    [
        "The general said that the town had fallen on Tuesday.",
        "He said that the army would leave the town.",
        "If they cross the river by Friday, we will fight them, he said.",
        "They will stay there for two years, he said.",
        "He had predicted that it would be over within weeks.",
        "The minister said that the bridge would reopen soon.",
        "The minister said that the army could have left within days.",
    ],
)
def test_no_due_where_no_words_set_one(read: Callable[[str], Reading], sentence: str) -> None:
    assert [s.due for s in read(sentence).statements] == [None]
