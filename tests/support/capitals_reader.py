"""A reader that needs no model: every word in capitals is an actor, ``!`` breaks the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crosscurrents import __version__
from crosscurrents.records import Actor, Document, Evidence, Mention, Reading, make_id
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import ActorKind, MentionForm


class CapitalsReader:
    def __init__(self, version: str = __version__, salt: str = "") -> None:
        self.settings = Settings(batch=4)
        self.version = version
        self.salt = salt
        self.read_ids: list[str] = []

    def actor_id(self, name: str) -> str:
        return make_id(self.salt, name)

    def read(self, document: Document) -> Reading:
        if "!" in document.text:
            raise ValueError("an exclamation")
        self.read_ids.append(document.id)
        found: dict[str, list[Mention]] = {}
        for match in re.finditer(r"\b[A-Z]{2,}\b", document.text):
            mention = Mention(
                document=document.id,
                actor=self.actor_id(match[0]),
                start=match.start(),
                end=match.end(),
                text=match[0],
                form=MentionForm.NAME,
            )
            found.setdefault(match[0], []).append(mention)
        actors = [self._actor(document, name, mentions) for name, mentions in found.items()]
        return Reading(document=document.id, version=self.version, language="en", actors=actors)

    def _actor(self, document: Document, name: str, mentions: list[Mention]) -> Actor:
        first = mentions[0]
        evidence = Evidence(
            document=document.id, start=first.start, end=first.end, text=name, rule="capitals@1"
        )
        return Actor(
            id=self.actor_id(name),
            name=name,
            kind=ActorKind.ARMED_GROUP,
            document=document.id,
            confidence=0.9,
            evidence=[evidence],
            mentions=mentions,
        )

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            yield self.read(document)
