"""Persons: their names as the parser sees them or as a title announces them, and their surnames later."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crosscurrents.actors.candidates import Candidate
from crosscurrents.actors.lexicon import ActorLexicon
from crosscurrents.actors.owners import NameTable
from crosscurrents.language.normalise import fold
from crosscurrents.vocabulary import ActorKind, MentionForm

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "de",
        "van",
        "von",
        "der",
        "da",
        "di",
        "le",
        "la",
        "ben",
        "den",
        "ul",
        "ur",
    }
)
_PLACE_NOUNS = frozenset(
    {"town", "city", "village", "district", "province", "camp", "suburb", "region", "area"}
)


def find_people(
    doc: Doc, table: NameTable, lexicon: ActorLexicon, narrative: set[int]
) -> Iterator[Candidate]:
    """Yield persons' names: the parser's entities, and capitalised words that a title announces."""
    seen: set[int] = set()
    for start, end in [*_entities(doc), *_titled(doc, lexicon)]:
        start, end = _cleaned(doc, start, end, lexicon)
        if start >= end or doc[start].i not in narrative or seen & set(range(start, end)):
            continue
        if any(table.at(doc[i]) and table.at(doc[i])[2].role != "surname" for i in range(start, end)):  # type: ignore[index]
            continue
        if (
            _is_place_like(doc[start:end])
            or not _seems_person(doc[start:end], lexicon)
            or not doc[end - 1].text[:1].isupper()
        ):
            continue
        seen.update(range(start, end))
        candidate = person_candidate(doc, start, end, "actors.person")
        candidate.gender = _gender(doc, start, lexicon)
        yield candidate


def _gender(doc: Doc, start: int, lexicon: ActorLexicon) -> str | None:
    """Tell a person's gender by the word of address before the name, or by the given name."""
    before = doc[start - 1].lower_.rstrip(".") if start else ""
    address = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f"}
    return address.get(before) or lexicon.given_names.get(fold(doc[start].text))


def person_candidate(doc: Doc, start: int, end: int, rule: str) -> Candidate:
    """Build the candidate for a person named by these tokens."""
    span = doc[start:end]
    return Candidate(
        start=start,
        end=end,
        head=span.root.i,
        form=MentionForm.NAME,
        rule=rule,
        name=span.text,
        kind=ActorKind.PERSON,
        sort="person",
        confidence=0.85 if end - start > 1 else 0.6,
    )


def _entities(doc: Doc) -> Iterator[tuple[int, int]]:
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            yield ent.start, ent.end


def _titled(doc: Doc, lexicon: ActorLexicon) -> Iterator[tuple[int, int]]:
    """Find the capitalised words right after a title: ``Foreign Minister Mevlut Cavusoglu``."""
    for token in doc:
        if token.pos_ not in {"PROPN", "NOUN"} or token.i + 1 >= len(doc):
            continue
        if not _is_name_word(doc[token.i + 1]):
            continue
        words = [t.lower_ for t in doc[max(0, token.i - 3) : token.i + 1]]
        found = lexicon.titles.find(words)
        if found is None or lexicon.titles.find([*words, doc[token.i + 1].lower_]):
            continue
        end = token.i + 1
        while end < len(doc) and (_is_name_word(doc[end]) or _joins_name(doc, end)):
            end += 1
        yield token.i + 1, end


def _is_name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text.isascii() | token.is_alpha


def _joins_name(doc: Doc, index: int) -> bool:
    token = doc[index]
    joins = token.text == "-" or fold(token.text).split("-")[0] in _PARTICLES
    return joins and index + 1 < len(doc) and doc[index + 1].pos_ in {"PROPN", "PUNCT", "NOUN"}


def _cleaned(doc: Doc, start: int, end: int, lexicon: ActorLexicon) -> tuple[int, int]:
    """Widen a name over its unread first words, drop titles before and possessives after it."""
    honorifics = lexicon.words["honorifics_set"]
    while (
        start > 0
        and _is_name_word(doc[start - 1])
        and doc[start - 1].dep_ == "compound"
        and doc[start - 1].lower_.rstrip(".") not in honorifics
        and doc[start - 1].ent_type_ in {"", "PERSON"}
        and lexicon.titles.find([t.lower_ for t in doc[max(0, start - 3) : start]]) is None
    ):
        start -= 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end and (doc[start].lower_.rstrip(".") in honorifics or doc[start].pos_ == "DET"):
        start += 1
    return start, end


def _is_place_like(span: TokenSpan) -> bool:
    """Tell whether an unknown name stands where only places stand: ``in X``, ``the town of X``."""
    head = span.root
    if head.dep_ == "pobj" and head.head.lower_ in {
        "in",
        "at",
        "near",
        "around",
        "inside",
        "into",
        "outside",
    }:
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        return head.head.head.lemma_.lower() in _PLACE_NOUNS
    if head.dep_ == "appos" and head.head.lemma_.lower() in _PLACE_NOUNS:
        return True
    return head.dep_ in {"compound", "nmod"} and head.head.i >= span.end and len(span) == 1


def _seems_person(span: TokenSpan, lexicon: ActorLexicon) -> bool:
    """Ask for a sign that an unknown name is a person's: given name, title, speech, or two plain words."""
    doc, head = span.doc, span.root
    if fold(span[0].text) in lexicon.given_names:
        return True
    before = [t.lower_ for t in doc[max(0, span.start - 4) : span.start]]
    if before and (lexicon.titles.find(before) or before[-1].rstrip(".") in lexicon.words["honorifics_set"]):
        return True
    if head.dep_ == "nsubj" and head.head.lemma_ in lexicon.words["human_verbs_set"]:
        return True
    if any(c.dep_ == "appos" and lexicon.titles.find([c.lower_]) for c in head.children):
        return True
    first = fold(span[0].text).split("-")[0]
    plain = len(span) > 1 and first not in lexicon.words["place_beginnings_set"]
    return plain and span.root.ent_type_ == "PERSON" and head.dep_ not in {"dobj", "nsubjpass"}


class PeopleBook:
    """The persons of one text by their names, so that a surname finds its full name."""

    def __init__(self) -> None:
        self._by_surname: dict[str, list[Candidate]] = {}
        self._full: dict[str, Candidate] = {}

    def enter(self, candidate: Candidate) -> None:
        """Enter a person under the full name and every surname that it may be shortened to."""
        self._full.setdefault(" ".join(name_words(candidate.name)), candidate)
        for surname in surnames_of(candidate.name):
            holders = self._by_surname.setdefault(surname, [])
            if all(holder.key != candidate.key for holder in holders):
                holders.append(candidate)

    def enter_surname(self, surname: str, candidate: Candidate) -> None:
        """Enter a person under a surname that the knowledge file gives."""
        holders = self._by_surname.setdefault(" ".join(name_words(surname)), [])
        if all(holder.key != candidate.key for holder in holders):
            holders.append(candidate)

    def find(self, name: str, before: int | None = None) -> Candidate | None:
        """Return the person whom ``name`` means: the only one, or the last introduced ``before`` a token."""
        words = " ".join(name_words(name))
        if words in self._full:
            return self._full[words]
        holders = self._by_surname.get(words, [])
        if len(holders) > 1 and before is not None:
            holders = [
                max((h for h in holders if h.start < before), key=lambda h: h.start, default=holders[0])
            ]
        return holders[0] if len(holders) == 1 else None

    @property
    def surnames(self) -> dict[str, list[Candidate]]:
        """Who each surname may mean."""
        return self._by_surname


def name_words(name: str) -> list[str]:
    """Split a name into folded words at spaces and hyphens."""
    return [fold(word) for word in name.replace("-", " ").replace(".", " ").split()]


def surnames_of(name: str) -> list[str]:
    """Return the short forms of a full name: last word, and with its particle (``al-Abadi``)."""
    words = name_words(name)
    if len(words) < 2:
        return []
    shorts = [words[-1]]
    if len(words) > 2 and words[-2] in _PARTICLES:
        shorts.append(" ".join(words[-2:]))
    return shorts
