from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosscurrents.analysis.ledger import LedgerEntry, build_ledger
from crosscurrents.analysis.subjects import Subjects
from crosscurrents.records import Document, Due, Evidence, Place, PlaceMention, Statement
from crosscurrents.vocabulary import PlacePrecision, PlaceUsage, StatementKind

FIRST = "Talks went on in Kerend. The mayor said that the army would retake Kerend within weeks."
SAID = "that the army would retake Kerend within weeks"


def statement(text: str = SAID, whole: str = FIRST, latest: str = "2016-11-30", name: str = "s") -> Statement:
    start = whole.index(text)
    words = Evidence(document="first", start=start, end=start + len(text), text=text, rule="test")
    return Statement(
        id=name,
        document="first",
        kind=StatementKind.PREDICTION,
        text=text,
        content=[(start, start + len(text))],
        speaker="mayor",
        due=Due(earliest="2016-11-01", latest=latest, text="within weeks"),
        confidence=1,
        evidence=[words],
    )


def town(whole: str, name: str = "Kerend") -> Place:
    spots = [place for place in range(len(whole)) if whole.startswith(name, place)]
    mentions = [
        PlaceMention(
            document="first",
            start=start,
            end=start + len(name),
            text=name,
            usage=PlaceUsage.LITERAL,
            precision=PlacePrecision.TOWN,
            confidence=1,
        )
        for start in spots
    ]
    words = [Evidence(document="first", start=0, end=1, text="x", rule="test")]
    return Place(id="town", name=name, mentions=mentions, document="first", confidence=1, evidence=words)


def ledger_after(*reports: tuple[str, str], said: Statement | None = None, whole: str = FIRST) -> LedgerEntry:
    documents = [Document(whole, published="2016-11-01", id="first")]
    documents += [Document(text, published=day, id=f"later {day}") for day, text in reports]
    (entry,) = build_ledger([said or statement()], [], documents, places=[town(whole)], as_of="2017-12-31")
    return entry


@pytest.mark.parametrize(
    ("day", "report", "status"),
    [
        ("2016-11-20", "The army retook Kerend on Friday.", "fulfilled"),
        ("2016-11-20", "Kerend has been retaken, the ministry said.", "fulfilled"),
        ("2016-11-20", "The fall of Kerend came early.", "fulfilled"),
        ("2017-02-20", "The army captured all of Kerend on Friday.", "contradicted"),
        ("2016-12-05", "The army captured Kerend.", "unclear"),
        ("2016-12-20", "The mayor's promise of a free Kerend will not be kept.", "contradicted"),
        ("2016-11-20", "The attack on Kerend was put off.", "contradicted"),
        ("2016-12-20", "Kerend has yet to be retaken.", "contradicted"),
        ("2016-12-20", "He promised that Kerend would fall. It did not.", "contradicted"),
        ("2016-11-20", "The army will have retaken Kerend soon.", "due"),
        ("2016-11-20", "The army wants to have captured Kerend by then.", "due"),
        ("2016-11-20", "The army retook Kerend airport.", "due"),
        ("2016-11-20", "The army retook a village near Kerend.", "due"),
        ("2016-11-20", "The army retook Mandali.", "due"),
        ("2016-10-20", "The army retook Kerend on Friday.", "due"),
    ],
)
def test_what_later_reports_tell(day: str, report: str, status: str) -> None:
    entry = ledger_after((day, report))
    assert entry.outcome.status.value == status
    if status != "due":
        assert report.startswith(entry.outcome.evidence[0].text.strip())


def test_the_city_is_the_last_town_named_before() -> None:
    whole = "Talks went on in Kerend. The mayor said that the city would be retaken within weeks."
    said = statement("that the city would be retaken within weeks", whole)
    documents = [Document(whole, published="2016-11-01", id="first")]
    assert Subjects(documents, [town(whole)]).of(said) == ["Kerend"]
    entry = ledger_after(("2016-11-20", "The army retook Kerend."), said=said, whole=whole)
    assert entry.outcome.status.value == "fulfilled"


def test_both_places_must_fall() -> None:
    whole = "He said that both Kerend and Mandali would be taken within weeks."
    said = statement("that both Kerend and Mandali would be taken within weeks", whole)
    documents = [
        Document(whole, published="2016-11-01", id="first"),
        Document("The army took Kerend.", published="2016-11-20", id="a"),
        Document("The army took Mandali.", published="2017-02-20", id="b"),
    ]
    places = [town(whole), town(whole, "Mandali")]
    (one,) = build_ledger([said], [], documents[:2], places=places, as_of="2016-11-25")
    (both,) = build_ledger([said], [], documents, places=places)
    assert (one.outcome.status.value, both.outcome.status.value) == ("open", "contradicted")


def test_happenings_without_a_place_are_known_by_their_word() -> None:
    whole = "Kurdish officials said that the elections would be held on November 1."
    said = statement("that the elections would be held on November 1", whole)
    report = ("2016-11-02", "The Kurdish commission put off the elections.")
    assert ledger_after(report, said=said, whole=whole).outcome.status.value == "contradicted"
    elsewhere = ("2016-11-02", "In Libya the elections were delayed.")
    assert ledger_after(elsewhere, said=said, whole=whole).outcome.status.value == "due"


def test_repeats_of_a_promise_about_one_town_slip() -> None:
    later = "The mayor said that Kerend would be freed within months."
    documents = [
        Document(FIRST, published="2016-11-01", id="first"),
        Document(later, published="2016-12-05", id="second"),
    ]
    again = statement("that Kerend would be freed within months", later, "2017-03-31", "again")
    again = replace(again, document="second")
    entries = build_ledger([statement(), again], [], documents)
    assert [slip.days for slip in entries[0].slips] == [121]
    assert entries[1].statement.repeats == "s"


@pytest.mark.parametrize(
    ("said", "report"),
    [
        ("that the commission would present its findings within weeks", "The Kurdish inquiry was published."),
        ("that parliament would pass a law within weeks", "The Kurdish parliament voted on it."),
        (
            "that the commission would present its findings within weeks",
            "Kurdish deputies met. The inquiry appeared within the two months that had been announced.",
        ),
    ],
)
def test_findings_and_laws_are_known_by_their_word(said: str, report: str) -> None:
    whole = f"Kurdish officials said {said}."
    entry = ledger_after(("2016-11-20", report), said=statement(said, whole), whole=whole)
    assert entry.outcome.status.value == "fulfilled"


def test_a_happening_named_in_the_statement_outweighs_where_it_was_said() -> None:
    whole = "In Kerend, a deputy said that parliament would pass a law within weeks."
    said = statement("that parliament would pass a law within weeks", whole)
    report = ("2016-11-20", "The match in Kerend was put off.")
    assert ledger_after(report, said=said, whole=whole).outcome.status.value == "due"


def test_a_headline_is_news_of_its_day() -> None:
    said = statement(latest="2016-11-15")
    headline = "Mayor proclaims victory in Kerend\nNothing more was known."
    assert ledger_after(("2016-11-20", headline), said=said).outcome.status.value == "contradicted"
    body = "Nothing more was known.\nThe mayor proclaimed victory in Kerend."
    assert ledger_after(("2016-11-20", body), said=said).outcome.status.value == "unclear"
