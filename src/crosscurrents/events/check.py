"""Does the lexicon contradict itself? Entries that can never fire, or that fire alike with other types."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from crosscurrents.events.lexicon import Frame, Lexicon


class Finding(NamedTuple):
    """One entry that is at odds with another: what is wrong, the entry, and the groups it stands in."""

    what: str
    entry: str
    groups: tuple[str, ...]


def check_lexicon(lexicon: Lexicon) -> list[Finding]:
    """Return what is wrong in the lexicon, sorted; empty where nothing is."""
    return sorted([*_contradictions(lexicon), *_unreachable_nouns(lexicon), *_empty_words(lexicon)])


def _contradictions(lexicon: Lexicon) -> list[Finding]:
    """The same frame in two groups of different types: which one fires would be chance."""
    found = []
    for frames in lexicon.verbs.values():
        alike: dict[object, list[Frame]] = defaultdict(list)
        for frame in frames:
            alike[frame.lemma, frame.parts, frame.group.operator is not None].append(frame)
        for group in alike.values():
            types = {(frame.group.type, frame.group.operator) for frame in group}
            if len(types) > 1:
                names = tuple(sorted(frame.group.name for frame in group))
                found.append(Finding("same frame, different types", group[0].text, names))
    return found


def _unreachable_nouns(lexicon: Lexicon) -> list[Finding]:
    found = []
    for nouns in lexicon.nouns.values():
        alike = defaultdict(set)
        for noun in nouns:
            alike[noun.before].add((noun.group.type, noun.group.name))
        for before, groups in alike.items():
            if len({kind for kind, _ in groups}) > 1:
                names = tuple(sorted(name for _, name in groups))
                found.append(
                    Finding("same noun, different types", " ".join((*before, nouns[0].lemma)), names)
                )
    return found


def _empty_words(lexicon: Lexicon) -> list[Finding]:
    """A frame that asks for a word of an empty class can never fire."""
    return [
        Finding("no word can fill it", frame.text, (frame.group.name,))
        for frames in lexicon.verbs.values()
        for frame in frames
        for part in frame.parts
        if part.words is not None and not part.words
    ]
