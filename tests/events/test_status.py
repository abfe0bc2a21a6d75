"""How events stand: negation, modals, conditions, attribution, denial, nominal threats and plans."""

from __future__ import annotations

import pytest

from crosscurrents.actors.step import ActorReader
from crosscurrents.events.step import EventReader
from crosscurrents.language.pipeline import parse
from crosscurrents.records import Document, Event
from crosscurrents.settings import Settings
from crosscurrents.vocabulary import EventType, Status

ACTORS = ActorReader(Settings())
EVENTS = EventReader(Settings())


def events(text: str) -> list[Event]:
    parsed = parse(Document(text))
    return EVENTS.read(parsed, ACTORS.read(parsed)).events


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Turkey shelled the camp of the rebels.", {("ASSAULT", "occurred")}),
        ("Turkey did not shell the rebels.", {("ASSAULT", "denied")}),
        ("Turkey denied that it had shelled the rebels.", {("REJECT", "occurred"), ("ASSAULT", "denied")}),
        ("The army allegedly shelled the rebels.", {("ASSAULT", "alleged")}),
        ("Kenya may send troops to Somalia.", {("MOBILIZE", "hypothetical")}),
        ("Egypt could arrest the activists.", {("COERCE", "hypothetical")}),
        ("If Russia invades Georgia, the alliance will respond.", {("ASSAULT", "hypothetical")}),
        ("France urged Mali to release the hostages.", {("REQUEST", "occurred"), ("RETREAT", "demanded")}),
        ("Egypt should release the journalists.", {("RETREAT", "demanded")}),
        ("The envoy said that negotiations in Geneva would go ahead on Monday.", {("CONSULT", "planned")}),
        ("Iran promised that Russia would bomb Israel.", {("THREATEN", "occurred"), ("ASSAULT", "promised")}),
        ("Iran threatened to attack Israel.", {("THREATEN", "occurred"), ("ASSAULT", "threatened")}),
        ("Kenya promised to send food to Somalia.", {("AGREE", "occurred"), ("AID", "promised")}),
        ("Kenya plans to send food to Somalia.", {("AGREE", "occurred"), ("AID", "planned")}),
        ("Israel is bombing the positions of Hezbollah.", {("ASSAULT", "ongoing")}),
        ("Russia continues to bomb the rebels.", {("ASSAULT", "ongoing")}),
        ("Turkey refused to abandon the beachhead.", {("REJECT", "occurred")}),
        ("France called Mali on Sunday to discuss the truce.", {("CONSULT", "occurred")}),
        ("Russia expelled diplomats from Poland.", {("SANCTION", "occurred")}),
        ("The attack by Russia on Georgia did not take place.", {("ASSAULT", "denied")}),
        ("The assault by Russia on Georgia has begun.", {("ASSAULT", "ongoing")}),
        ("Russia has besieged the city since December.", {("COERCE", "ongoing")}),
        ("Kenya said that it was investigating the bank.", {("ACCUSE", "ongoing")}),
        ("Kenya said that it would investigate the bank.", {("ACCUSE", "promised")}),
        ("Kenya said that it would withdraw if Somalia attacked it.", {("RETREAT", "threatened")}),
        ("Officials say an assault by Russia on Georgia is around the corner.", {("ASSAULT", "planned")}),
        ("Russia is not in Georgia to seize the port.", {("ASSAULT", "denied")}),
        ("Russia will attack Georgia.", {("THREATEN", "planned")}),
        ("Turkey will strike Syria if it does not leave.", {("THREATEN", "threatened")}),
        ("Kenya will send food to Somalia.", {("AGREE", "planned")}),
        ("Kenya said it would send food to Somalia.", {("AGREE", "promised")}),
        ("Turkey will withdraw its troops from Iraq.", {("CONCEDE", "planned")}),
        ("The cleric threatened further protests if the demands were not met.", {("THREATEN", "occurred")}),
        ("A commander said Russia had killed ten rebels.", {("ASSAULT", "occurred")}),
        ("Syria has been accused of atrocities in Homs.", {("ACCUSE", "occurred"), ("ASSAULT", "alleged")}),
        (
            "France and Germany accused Syria and Iran of shelling civilians.",
            {("ACCUSE", "occurred"), ("ASSAULT", "alleged")},
        ),
    ],
)
def test_status(sentence: str, expected: set[tuple[str, str]]) -> None:
    found = {(event.type.value, event.status.value) for event in events(sentence)}
    assert expected <= found


def test_a_threat_that_hangs_on_a_condition() -> None:
    found = events("The militia threatened that Turkey would be dismantled if it mounted an invasion.")
    assert {(e.type, e.status) for e in found} >= {
        (EventType.THREATEN, Status.OCCURRED),
        (EventType.ASSAULT, Status.HYPOTHETICAL),
    }


def test_what_somebody_reports_is_theirs() -> None:
    [event] = events("A Pentagon spokesman said Russia had bombed the rebels.")
    assert event.status is Status.OCCURRED
    assert event.attributed_to is not None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [("Kenya may send troops to Somalia.", "may"), ("Turkey did not shell the rebels.", "not")],
)
def test_evidence_quotes_the_cue(sentence: str, words: str) -> None:
    [event] = events(sentence)
    assert words in [item.text for item in event.evidence]
