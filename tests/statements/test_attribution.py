from __future__ import annotations

import pytest

from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document, Span
from crosscurrents.statements.attributed import Attribution
from crosscurrents.statements.attribution import read_attributions


def spans(text: str, found: list[Span]) -> str:
    return " / ".join(text[start:end] for start, end in found)


def attributions(text: str) -> list[Attribution]:
    return read_attributions(parse(Document(text)))


# text, source, content of its one attribution
READ = [
    ("The general said that the town had fallen.", "The general", "that the town had fallen"),
    ("The town has fallen, the general said on Monday.", "the general", "The town has fallen"),
    ("According to the army, the town has fallen.", "the army", "the town has fallen"),
    ("“We will leave,” the general said.", "the general", "“We will leave,”"),
    ("“We will leave,” said the general. “We will not return.”", "the general",
     "“We will leave,” / “We will not return.”"),
    ("“We do not want war,” Karim said, “and we want no quarrel.”", "Karim",
     "“We do not want war,” / “and we want no quarrel.”"),
    ("The general told reporters: “It is over.”", "The general", "“It is over.”"),
    ("The general declared:\n\n“It is over. We have won.”", "The general", "“It is over. We have won.”"),
    ("“It was long.\n\n“It is over,” said the general.", "the general", "“It was long. / “It is over,”"),
    ("The general was firm and rejected the claim. “We shot nobody.”", "The general",
     "the claim / “We shot nobody.”"),
    ("The minister vowed to retake the town.", "The minister", "to retake the town"),
    ("The minister urged the rebels to leave the town.", "The minister", "the rebels to leave the town"),
    ("The minister gave the rebels until Friday to leave the town.", "The minister",
     "the rebels until Friday to leave the town"),
    ("The deputy predicted that the council would pass a law before the end of November that bans the group.",
     "The deputy", "that the council would pass a law before the end of November that bans the group"),
    ("The court is looking into the raid; an officer said that a result could be expected soon.",
     "an officer", "that a result could be expected soon"),
    ("The minister promised a second camp within three weeks.", "The minister",
     "a second camp within three weeks"),
    ("The council called for an inquiry into the raid.", "The council", "an inquiry into the raid"),
    ("The army accused the rebels of shelling a school.", "The army", "the rebels of shelling a school"),
    ("The report was denied by the army.", "the army", "The report"),
    ("The rebels' claim that the bridge was gone was wrong.", "The rebels'", "that the bridge was gone"),
    ("He has promised for months that the town will be freed.", "He", "that the town will be freed"),
    ("The shelling, he said, was “a mistake”.", "he", "The shelling / was “a mistake”"),
    ("Officials fear that the dam could break.", "Officials", "that the dam could break"),
    ("The mayor is confident that aid will come.", "The mayor", "that aid will come"),
    ("She pointed out that the road was closed.", "She", "that the road was closed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), READ)
def test_source_and_content(text: str, source: str, content: str) -> None:
    (found,) = (a for a in attributions(text) if not a.nested)
    assert spans(text, found.source) == source
    assert spans(text, found.content) == content


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town.",
        "“We are tired.”\n\n“Nobody came.”\n\n“They will be back.”",
        "A commander, who asked not to be named, left early.",
        "The spring offensive began in Tell Abyad.",
        "“”",
        "SAID " * 40,
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert attributions(text) == []


def test_an_article_that_is_one_unclosed_quote_gives_its_quote_to_nobody() -> None:
    text = "“The army left. Nobody stayed in the town.\n\nThe road is open again."
    assert attributions(text) == []


def test_a_statement_within_a_statement_is_marked() -> None:
    text = "The mayor said that the army had promised to leave."
    outer, inner = attributions(text)
    assert (outer.nested, inner.nested) == (False, True)
    assert spans(text, inner.source) == "the army"
    assert spans(text, inner.content) == "to leave"


def test_who_goes_on_makes_a_second_statement() -> None:
    text = "The minister demanded that the vote be cancelled and announced that he would speak to the envoy."
    found = attributions(text)
    assert [spans(text, entry.content) for entry in found] == [
        "that the vote be cancelled",
        "that he would speak to the envoy",
    ]
    assert {spans(text, entry.source) for entry in found} == {"The minister"}


def test_whom_the_clause_speaks_of_goes_on_within_it() -> None:
    (entry,) = attributions("The minister said that the envoy met them and called for talks.")[:1]
    assert entry.head.text == "said"
    assert len(entry.content) == 1


def test_a_transcript_gives_each_line_to_its_speaker() -> None:
    text = "ANCHOR: What happened there?\nKARIM: The army left it last night.\nANCHOR: Is it calm?"
    found = attributions(text)
    assert [spans(text, a.source) for a in found] == ["ANCHOR", "KARIM", "ANCHOR"]


def test_the_quoted_words_are_exact_even_if_it_is_one_word() -> None:
    text = "Karim said that the camp will be “ dismantled ” soon."
    (found,) = attributions(text)
    assert found.quoted
    assert spans(text, found.quotes) == "dismantled"
