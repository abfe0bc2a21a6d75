"""Deciding about what a case holds: rows that are only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosscurrents.errors import InputError, UnknownRecord
from crosscurrents.records import (
    Decision,
    Event,
    EventSaid,
    Span,
    Statement,
)
from crosscurrents.store import decisions, marking, views, writing
from crosscurrents.store.added import event_id
from crosscurrents.store.connection import transaction
from crosscurrents.store.decisions import Merged
from crosscurrents.store.identity import AT, Identities
from crosscurrents.store.looking import Looking
from crosscurrents.store.pointing import POINTING, pointer_to
from crosscurrents.store.splitting import split_id
from crosscurrents.store.views import Filters
from crosscurrents.vocabulary import Verdict

ACTOR_VERDICTS = frozenset(
    {Verdict.SAME, Verdict.DISTINCT, Verdict.RENAME, Verdict.KIND, Verdict.NOT_AN_ACTOR}
)
RECORD_KINDS = {**POINTING, Verdict.WITHDRAW: "documents"}


class Deciding(Looking):
    """What people can say about an open case."""

    def withdrawn(self) -> set[str]:
        """Return the ids of the documents that people took out of the case."""
        return {d.subject for d in self.in_force() if d.verdict == Verdict.WITHDRAW}

    def decide(
        self,
        verdict: Verdict,
        subject: str,
        *,
        object: str | None = None,
        value: str | None = None,
        who: str = "",
        note: str = "",
    ) -> Decision:
        """Record a decision; ``subject`` and ``object`` are ids, and of actors also names.

        Raises:
            UnknownRecord: no such actor, event, statement or document.
            InputError: the value isn't one that this verdict takes.
        """
        decisions.check(verdict, object, value)
        names: tuple[str | None, str | None] = (None, None)
        at, said = None, None
        if verdict in ACTOR_VERDICTS:
            subject, first = self._named(subject)
            object, second = self._named(object) if object else (None, None)
            names = (first, second)
            if subject == object:
                raise InputError(
                    verdict, f"both names mean {first}", "name it in one document: --in DOCUMENT"
                )
        elif verdict in RECORD_KINDS:
            subject = self._whole_id(RECORD_KINDS[verdict], subject)
            if verdict in POINTING:
                record = self._as_read(POINTING[verdict], subject)
                at = pointer_to(record)
                said = self._said(record, value or "") if isinstance(record, Event) else None
        made = decisions.new_decision(
            verdict, subject, object=object, value=value, names=names, who=who, note=note, at=at, said=said
        )
        return self._record(made)

    def _record(self, made: Decision) -> Decision:
        with transaction(self._connection):
            decisions.append(self._connection, [made])
            if made.verdict == Verdict.WITHDRAW:
                writing.delete_document(self._connection, made.subject)
        return made

    def _as_read(self, kind: str, id: str) -> Event | Statement:
        """Return an event or a statement as the case shows it, or as it was read where it is struck."""
        found: Event | Statement
        for shown in self.stream(kind, Filters(id=id)):
            found = shown
            return found
        for raw in (*views.rows_by_id(self._connection, kind, [id]), *self.added_events()):
            if raw.id == id:
                found = raw
                return found
        raise UnknownRecord(f"the case has no {kind.removesuffix('s')} with the id {id}")

    def _said(self, event: Event, value: str) -> EventSaid | None:
        field, given, words = value.partition("=")
        if not given:
            return None
        from crosscurrents.store.saying import said_of

        return said_of(field, words, event, self.find_actor, self.places_called)

    def add_event(
        self, document: str, span: Span, kind: str, fields: dict[str, str], who: str = "", note: str = ""
    ) -> Decision:
        """Add an event that the machine missed, told by the words of a report in ``span``.

        ``kind`` is its type; ``fields`` may say status, actors, recipients, place and date, in the
        words that ``saying`` takes.

        Raises:
            UnknownRecord: no such document, actor or place.
            InputError: no such words, or what is said can't be said of an event.
        """
        document = self.document_id(document)
        return self._record(marking.added_event(self, document, span, kind, fields, who=who, note=note))

    def split(
        self,
        actor: str,
        name: str,
        *,
        spellings: Iterable[str] = (),
        mentions: Iterable[tuple[str, int]] = (),
        who: str = "",
        note: str = "",
    ) -> Decision:
        """Give mentions of an actor to a new one: all that are so spelled, and single ones.

        A single mention is named by its document and the offset at which it starts.

        Raises:
            UnknownRecord: no such actor or mention.
            InputError: nothing is chosen, or everything.
        """
        return self._record(marking.split_off(self, actor, name, spellings, mentions, who=who, note=note))

    def document_id(self, start: str) -> str:
        """Return the id of the document whose id starts so.

        Raises:
            UnknownRecord: none does, or several do.
        """
        return self._whole_id("documents", start)

    def _named(self, name: str) -> tuple[str, str]:
        bare, at, document = name.partition(AT)
        if at:
            self._check_exists("documents", document)
        member = self.identities().member_named(bare)
        if member is None:
            actor = self.find_actor(bare)
            member = actor.id, actor.name
        return member[0] + at + document, member[1]

    def _check_exists(self, kind: str, record: str) -> None:
        if not views.exists(self._connection, kind, record):
            raise UnknownRecord(f"the case has no {kind.removesuffix('s')} with the id {record}")

    def _whole_id(self, kind: str, start: str) -> str:
        starting = views.ids_starting(self._connection, start) if start else []
        found = [record for each, record in starting if each == kind]
        if kind == "events" and start:
            found += [event.id for event in self.added_events() if event.id.startswith(start)]
        if start in found:
            return start
        if len(found) != 1:
            self._check_exists(kind, start)
            return start
        return found[0]

    def withdraw(self, document: str, who: str = "", note: str = "") -> Decision:
        """Take a document and all that rests on it out of the case; ``add`` won't take it again.

        Raises:
            UnknownRecord: the case has no such document.
        """
        return self.decide(Verdict.WITHDRAW, document, who=who, note=note)

    def undo(self, id_start: str, who: str = "", note: str = "") -> Decision:
        """Take back the decision whose id starts so, by a further row.

        Raises:
            UnknownRecord: no decision, or more than one, has such an id.
        """
        found = decisions.find(self.decisions(), id_start)
        return self.decide(Verdict.UNDO, found.id, who=who, note=note)

    def unmatched(self) -> list[Decision]:
        """Return the decisions in force that find nothing in the case as it is read now."""
        who = self.identities()
        return [d for d in self.in_force() if not self._matches(d, who)]

    def _matches(self, decision: Decision, who: Identities) -> bool:
        verdict = Verdict(decision.verdict)
        if verdict in ACTOR_VERDICTS:
            return who.finds(decision)
        added = {event.id for event in self.added_events()}
        if verdict is Verdict.SPLIT:
            return who.knows(split_id(decision))
        if verdict is Verdict.ADD_EVENT:
            return event_id(decision) in added
        if verdict in POINTING:
            read = views.exists(self._connection, POINTING[verdict], decision.subject)
            return read or decision.subject in added
        return True

    def dump_decisions(self) -> Iterator[bytes]:
        """Yield every decision as a JSON line."""
        return decisions.dump(self._connection)

    def merge_decisions(self, incoming: Iterable[Decision]) -> Merged:
        """Add the decisions of another case or a dump; what contradicts ours is reported.

        Documents that they withdraw leave this case too.
        """
        with transaction(self._connection):
            merged = decisions.merge(self._connection, incoming)
            for document in self.withdrawn():
                writing.delete_document(self._connection, document)
        return merged
