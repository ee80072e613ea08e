"""How an emergency is declared where the agreement has no form for it: by which priority, when, and whom to call."""

from typing import Any

from django.http import HttpRequest

from servicelevel.agreement.conditions import Situation, received_within
from servicelevel.agreement.terms import Agreement, ChannelTerm, EmergencyTerm, PriorityTerm
from servicelevel.clocks.promise import PromiseError
from upheld.presentation.citations import clause_url
from upheld.presentation.customer_page import frame
from upheld.presentation.intake.asking import Asking
from upheld.presentation.promised import PromisedCard, card_of
from upheld.workflows import open_ticket


def explained(request: HttpRequest, asking: Asking, term: EmergencyTerm) -> dict[str, Any]:
    """Return what the page shows at this minute."""
    agreement = asking.agreement
    situation = Situation(agreement=agreement, facts={}, received_at=asking.at)
    priorities = priorities_of(agreement, term)
    applies = received_within(term.declared_when.received, situation)
    around = frame(asking.desk, agreement, viewer=request.user, at=asking.at, active="emergency")
    return around | {
        "term": term,
        "term_url": clause_url(asking.desk.name, term.clause.number),
        "reasons": reasons_of(term),
        "applies": applies,
        "priorities": priorities,
        "phones": phones_of(agreement),
        "promise": promised(asking, priorities) if applies else None,
    }


def reasons_of(term: EmergencyTerm) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is an emergency, under its headings; headings with nothing beneath are the reasons themselves."""
    if any(examples for _heading, examples in term.examples):
        return [(heading, tuple(examples)) for heading, examples in term.examples]
    return [("", tuple(heading for heading, _none in term.examples) or tuple(term.qualifies))]


def priorities_of(agreement: Agreement, term: EmergencyTerm) -> tuple[PriorityTerm, ...]:
    """Return the priorities that declare an emergency, the most urgent first; all where any does."""
    declared = term.declared_when.facts.get("priority")
    named = [one for one in agreement.priorities if declared is None or one.key in declared]
    return tuple(sorted(named, key=lambda one: one.rank))


def phones_of(agreement: Agreement) -> tuple[ChannelTerm, ...]:
    """Return the telephone numbers that the agreement gives."""
    return tuple(way for way in agreement.channels if way.key == "phone" and way.address)


def promised(asking: Asking, priorities: tuple[PriorityTerm, ...]) -> PromisedCard | None:
    """Return what an emergency would be promised now; None where the agreement needs to know more."""
    facts = {"priority": priorities[0].key} if priorities else {}
    facts |= {"emergency": "true"} if "emergency" in asking.agreement.facts else {}
    try:
        promise = open_ticket.preview(asking.desk, contact=asking.contact, facts=facts, at=asking.minute)
    except PromiseError:
        return None
    return card_of(promise, asking.agreement, at=asking.minute, zone=asking.zone)
