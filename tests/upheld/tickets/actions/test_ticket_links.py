"""Links: both sides show them, nothing circles, nothing crosses desks, and two hands cannot close a circle."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection

from tests.support import builders
from tests.support.cast import Cast, assemble
from tests.support.stage import scene
from upheld.audit.models import AuditEvent
from upheld.notifications.models import Notification
from upheld.tickets.actions import ticket_links
from upheld.tickets.models import Ticket, TicketLink
from upheld.tickets.queries.links import links_of

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
BLOCKS, CAUSES, DUPLICATES = TicketLink.Kind.BLOCKS, TicketLink.Kind.CAUSES, TicketLink.Kind.DUPLICATES


@scene
def tickets(cast: Cast) -> list[Ticket]:
    """Three tickets of one desk."""
    return [builders.ticket(cast.contact, at=AT, subject=f"Trouble {name}", priority="p2") for name in "ABC"]


def said(source: Ticket, target: Ticket, cast: Cast, kind: TicketLink.Kind = BLOCKS) -> None:
    ticket_links.link(source, target, kind, by=cast.agent.as_actor, at=AT)


def test_both_sides_show_it_and_no_customer_is_told(cast: Cast, tickets: list[Ticket]) -> None:
    one, other, _ = tickets
    told = Notification.objects.count()
    said(one, other, cast)
    assert [(line.label, line.reference) for line in links_of(one)] == [("Blocks", "INT-2")]
    assert [(line.label, line.reference) for line in links_of(other)] == [("Blocked by", "INT-1")]
    events = AuditEvent.objects.filter(verb="linked").order_by("number")
    assert [(event.number, event.facts["other"], event.facts["outward"]) for event in events] == [
        (1, "INT-2", True),
        (2, "INT-1", False),
    ]
    assert Notification.objects.count() == told


def test_saying_it_twice_and_taking_it_back_twice_changes_nothing_more(cast: Cast, tickets: list[Ticket]) -> None:
    one, other, _ = tickets
    for _ in range(2):
        said(one, other, cast)
    for _ in range(2):
        ticket_links.unlink(one, other, BLOCKS, by=cast.agent.as_actor, at=AT)
    assert not TicketLink.objects.exists()
    assert AuditEvent.objects.filter(verb__in=["linked", "unlinked"]).count() == 4


def test_a_ticket_says_nothing_about_itself(cast: Cast, tickets: list[Ticket]) -> None:
    with pytest.raises(ticket_links.LinksToItself):
        said(tickets[0], tickets[0], cast)


def test_tickets_of_two_desks_are_not_linked(cast: Cast, tickets: list[Ticket]) -> None:
    customer = builders.contact(cast.south, "Eve Stone", organisation=None, at=AT)
    elsewhere = builders.ticket(customer, at=AT, priority="medium", category="support")
    for pair in ((tickets[0], elsewhere), (elsewhere, tickets[0])):
        with pytest.raises(ticket_links.AcrossDesks):
            said(*pair, cast)


@pytest.mark.parametrize("kind", TicketLink.Kind)
def test_no_link_leads_back(cast: Cast, tickets: list[Ticket], kind: TicketLink.Kind) -> None:
    one, two, three = tickets
    said(one, two, cast, kind)
    said(two, three, cast, kind)
    for source, target in ((two, one), (three, one)):
        with pytest.raises(ticket_links.WouldCircle):
            said(source, target, cast, kind)
    said(one, three, cast, kind)


def test_links_of_other_kinds_may_lead_back(cast: Cast, tickets: list[Ticket]) -> None:
    said(tickets[0], tickets[1], cast, CAUSES)
    said(tickets[1], tickets[0], cast, DUPLICATES)
    assert TicketLink.objects.count() == 2


def test_there_is_an_end_to_links(cast: Cast, tickets: list[Ticket], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_links, "LINKS_AT_MOST", 1)
    said(tickets[0], tickets[1], cast)
    with pytest.raises(ticket_links.TooManyLinks, match="INT-2"):
        said(tickets[2], tickets[1], cast)


@pytest.mark.django_db(transaction=True)
def test_two_who_link_at_once_close_no_circle() -> None:
    cast = assemble()
    four = [builders.ticket(cast.contact, at=AT, subject=f"Trouble {name}", priority="p2") for name in "ABCD"]
    said(four[1], four[2], cast)
    said(four[3], four[0], cast)
    together = threading.Barrier(2)
    refused = []

    def link(source: Ticket, target: Ticket) -> None:
        together.wait()
        try:
            said(source, target, cast)
        except ticket_links.WouldCircle as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    hands = [threading.Thread(target=link, args=pair) for pair in ((four[0], four[1]), (four[2], four[3]))]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert len(refused) == 1
    assert TicketLink.objects.count() == 3
