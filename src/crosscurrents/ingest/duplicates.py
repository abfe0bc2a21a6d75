"""Near-duplicates: syndicated copies and updated versions, so that counts are of independent reports.

Candidates are found by MinHash over word five-grams (Broder, *On the resemblance and containment of
documents*, 1997) in bands (Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, 3.4), and
then compared exactly, so that no link rests on an estimate.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter, defaultdict
from datetime import date
from typing import Literal

import msgspec
from rensa import RMinHash

from crosscurrents.ingest.published import normalise_date
from crosscurrents.records import Document

Kind = Literal["copy", "update"]

_BANDS, _ROWS = 42, 3
"""At 0.5 similarity 99.6 % of the pairs become candidates, at 0.02 (two accounts of one event) 0.03 %."""

_SEED = 20161017
_GRAM = 5
_CONTAINED = 0.6
"""Share of the shorter text's five-grams that the longer one has, from which it was made of it: a
desk that changes one word in twenty leaves 0.77; background paragraphs that an agency puts into
each of its stories make up a third at most."""

_NEW_TEXT = 0.3
"""Share of new five-grams from which a later version is an update that says more, not a copy."""

_REWRITTEN = 0.4
"""The same for a report with the same beginning within days: an agency's next version of its story."""

_LEAD = 60
"""Five-grams of a text's beginning that are looked up by themselves, since a flash of a few lines and
its full version are too unequal in length for MinHash to bring them together."""

_LEAD_SHARED = 8
_DAYS_OF_A_STORY = 3
_FEWEST_GRAMS = 8
_UNDATED = "9999-99-99"
_WORD = re.compile(r"\w+")


class DuplicateLink(msgspec.Struct, frozen=True):
    """``document`` is a copy or an update of ``original``; ``shared`` is the share of the shorter text."""

    document: str
    original: str
    kind: Kind
    shared: float


class _Entry(msgspec.Struct):
    id: str
    published: str
    grams: frozenset[int]
    lead: frozenset[int]
    original: str | None = None
    number: int = 0


class DuplicateIndex:
    """Finds for each document an earlier one of the same text. Deterministic for an order of adding."""

    def __init__(self, similarity: float = 0.7) -> None:
        self._similarity = similarity
        self._entries: dict[str, _Entry] = {}
        self._leads: dict[int, list[str]] = defaultdict(list)
        self._bands: list[dict[bytes, list[str]]] = [defaultdict(list) for _ in range(_BANDS)]

    def add(self, document: Document) -> list[DuplicateLink]:
        """Enter a document; return the links that this makes, new and changed.

        The original is the one published first, of equal or unknown dates the one added first. A
        document that turns out to be the original of earlier ones brings a link for each of them.
        """
        return self.add_signature(document.id, document.published, sign(document.text))

    def add_signature(self, id: str, published: str | None, signature: bytes) -> list[DuplicateLink]:
        """Enter a document by the signature that ``sign`` made of its text."""
        if id in self._entries:
            return []
        entry = _entry(id, published, signature)
        digest = _digest(entry.grams)
        match = self._best_match(entry, digest)
        self._insert(entry, digest)
        return [] if match is None else self._link(entry, *match)

    def restore(self, id: str, published: str | None, signature: bytes, duplicate_of: str | None) -> None:
        """Enter a document together with the link that was found for it earlier."""
        entry = _entry(id, published, signature)
        entry.original = duplicate_of
        self._insert(entry, _digest(entry.grams))

    def _insert(self, entry: _Entry, digest: list[bytes]) -> None:
        entry.number = len(self._entries)
        self._entries[entry.id] = entry
        for band, key in zip(self._bands, digest, strict=False):
            band[key].append(entry.id)
        for gram in entry.lead:
            self._leads[gram].append(entry.id)

    def _best_match(self, entry: _Entry, digest: list[bytes]) -> tuple[_Entry, float] | None:
        """Return the candidate that shares most with ``entry``, the earliest added of equals."""
        buckets = (band.get(key, ()) for band, key in zip(self._bands, digest, strict=False))
        candidates = {id for bucket in buckets for id in bucket}
        leads = Counter(id for gram in entry.lead for id in self._leads.get(gram, ()))
        candidates.update(id for id, number in leads.items() if number >= _LEAD_SHARED)
        best: tuple[_Entry, float] | None = None
        for other in sorted((self._entries[id] for id in candidates), key=lambda known: known.number):
            shared = self._shared(entry, other)
            if shared and (best is None or shared > best[1]):
                best = (other, shared)
        return best

    def _shared(self, one: _Entry, other: _Entry) -> float:
        """Return the share of the shorter text in the longer one if they are one text, else 0."""
        shorter = min(len(one.grams), len(other.grams))
        if shorter < _FEWEST_GRAMS:
            return float(one.grams == other.grams and shorter > 0)
        common = len(one.grams & other.grams)
        contained = common / shorter
        alike = common / (len(one.grams) + len(other.grams) - common) >= self._similarity
        enough = _REWRITTEN if _one_story(one, other) else _CONTAINED
        return contained if alike or contained >= enough else 0.0

    def _link(self, entry: _Entry, other: _Entry, shared: float) -> list[DuplicateLink]:
        root = self._entries.get(other.original or other.id, other)
        if entry.published >= root.published:
            entry.original = root.id
            return [DuplicateLink(entry.id, root.id, _kind(entry, other), shared)]
        links = []
        for known in self._entries.values():
            if known is root or known.original == root.id:
                known.original = entry.id
                common = self._shared(known, entry)
                links.append(DuplicateLink(known.id, entry.id, _kind(known, entry), common or shared))
        return links


def sign(text: str) -> bytes:
    """Return the hashes of the text's word five-grams, four bytes each, the same everywhere.

    Those of the beginning come first, as they stand there, then the others in numerical order.
    """
    words = _WORD.findall(text.casefold())
    length = min(_GRAM, len(words))
    grams = [" ".join(words[i : i + length]) for i in range(len(words) - length + 1)] if words else []
    packed = (hashlib.blake2b(gram.encode(), digest_size=4).digest() for gram in dict.fromkeys(grams))
    hashes = list(dict.fromkeys(int.from_bytes(item, "little") for item in packed))
    return array("I", hashes[:_LEAD] + sorted(hashes[_LEAD:])).tobytes()


def _entry(id: str, published: str | None, signature: bytes) -> _Entry:
    hashes = array("I", signature)
    day = (normalise_date(published) or _UNDATED)[:10]
    return _Entry(id, day, frozenset(hashes), frozenset(hashes[:_LEAD]))


def _one_story(one: _Entry, other: _Entry) -> bool:
    """Tell whether two reports begin alike within days of each other."""
    if _UNDATED in (one.published, other.published) or len(one.lead & other.lead) < _LEAD_SHARED:
        return False
    days = date.fromisoformat(one.published) - date.fromisoformat(other.published)
    return abs(days.days) <= _DAYS_OF_A_STORY


def band_keys(signature: bytes) -> list[bytes]:
    """Return the key of each band, for looking candidates up elsewhere; none for a text without words."""
    return _digest(frozenset(array("I", signature)))


def _digest(grams: frozenset[int]) -> list[bytes]:
    """Return the keys of the bands; none for a text without words."""
    if not grams:
        return []
    minhash = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    minhash.update([gram.to_bytes(4, "little") for gram in sorted(grams)])
    values = array("I", minhash.digest())
    return [values[i * _ROWS : (i + 1) * _ROWS].tobytes() for i in range(_BANDS)]


def _kind(later: _Entry, earlier: _Entry) -> Kind:
    new = len(later.grams - earlier.grams)
    return "update" if new > _NEW_TEXT * len(later.grams) else "copy"
