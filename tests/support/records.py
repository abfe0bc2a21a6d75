"""One document with one record of every kind, and a reader that gives exactly that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosscurrents.records import (
    Actor,
    Document,
    Due,
    Event,
    EventDate,
    Evidence,
    Mention,
    Place,
    PlaceMention,
    Reading,
    Relation,
    Statement,
    TimeExpression,
    Trigger,
)
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import (
    ActorKind,
    EventType,
    MentionForm,
    PlacePrecision,
    PlaceUsage,
    RelationName,
    StatementKind,
    TimeType,
)

TEXT = "Reds shelled Blues in Oldtown on Monday. Reds backs Greens and vowed to leave by Friday."
DOCUMENT = Document(TEXT, source="=cmd.txt", title="[red]=Title\x1b[31m", published="2016-11-03")


def evidence(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    found = Evidence(document=DOCUMENT.id, start=start, end=start + len(words), text=words, rule="test.rule")
    return {"document": DOCUMENT.id, "confidence": 0.8, "evidence": [found]}


def actor(name: str) -> Actor:
    start = TEXT.index(name)
    mention = Mention(
        document=DOCUMENT.id, actor=name.lower(), start=start, end=start + len(name), text=name,
        form=MentionForm.NAME,
    )  # fmt: skip
    return Actor(
        id=name.lower(), name=name, kind=ActorKind.ARMED_GROUP, mentions=[mention], aliases=[f"+{name}"],
        **evidence(name),
    )  # fmt: skip


def reading() -> Reading:
    start = TEXT.index("shelled")
    event = Event(
        id="e" * 16, type=EventType.ASSAULT, trigger=Trigger(start=start, end=start + 7, text="shelled"),
        actors=["reds"], recipients=["blues"], place="oldtown",
        date=EventDate(earliest="2016-10-31", latest="2016-10-31", text="Monday", precision="day"),
        **evidence("Reds shelled Blues"),
    )  # fmt: skip
    relation = Relation(
        id="f" * 16, subject="reds", relation=RelationName.BACKS, object="greens", sign=0.5,
        **evidence("Reds backs Greens"),
    )  # fmt: skip
    statement = Statement(
        id="5" * 16, kind=StatementKind.PROMISE, speaker="reds", text="to leave by Friday",
        content=[(70, 88)], said_on="2016-11-03",
        due=Due(earliest="2016-11-04", latest="2016-11-04", text="by Friday"), **evidence("vowed to leave"),
    )  # fmt: skip
    where = TEXT.index("Oldtown")
    mention = PlaceMention(
        document=DOCUMENT.id, start=where, end=where + 7, text="Oldtown", usage=PlaceUsage.LITERAL,
        precision=PlacePrecision.TOWN, confidence=0.9,
    )  # fmt: skip
    place = Place(
        id="oldtown", name="Oldtown", latitude=1.0, longitude=2.0, mentions=[mention], **evidence("Oldtown")
    )
    date = TimeExpression(
        id="d" * 16, start=33, end=39, text="Monday", type=TimeType.DATE, value="2016-10-31",
        earliest="2016-10-31", latest="2016-10-31", **evidence("Monday"),
    )  # fmt: skip
    return Reading(
        document=DOCUMENT.id, version="1", language="en",
        actors=[actor(n) for n in ("Reds", "Blues", "Greens")],
        places=[place], dates=[date], events=[event], statements=[statement], relations=[relation],
    )  # fmt: skip


class OneReading:
    settings = Settings()

    def read(self, _: Document) -> Reading:
        return reading()

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            yield self.read(document)
