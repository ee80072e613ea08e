"""The agreement's own ways to ask for more, as a customer reads them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.customers.models import Contact, Contract
from upheld.surfaces.portal.tickets.redress import RedressCard, redress_card
from upheld.tickets.actions import assign, closure
from upheld.tickets.models import Ticket
from upheld.tickets.queries.detail import detail_for_customer

AT = datetime(2026, 10, 23, 11, 43, tzinfo=UTC)


def card(ticket: Ticket) -> RedressCard:
    found = asked_of(ticket)
    assert found is not None
    return found


def asked_of(ticket: Ticket) -> RedressCard | None:
    fresh = Ticket.objects.get(pk=ticket.pk)
    return redress_card(detail_for_customer(fresh, at=AT, zone=ZoneInfo("Europe/London")))


def of_plan(plan: str) -> Contact:
    desk = builders.desk("intesys", at=BEFORE_ALL)
    customer = builders.organisation(desk, f"On {plan}", plan=plan, at=BEFORE_ALL)
    return builders.contact(desk, "Joana Reis", organisation=customer, at=BEFORE_ALL)


def test_a_plan_without_account_manager_has_one_way_less(cast: Cast) -> None:
    ways = card(builders.ticket(of_plan("standard"), at=AT, priority="p2")).ways
    assert [way.redress.by for way in ways] == ["comment", "email", "phone"]


def test_the_account_manager_is_named_with_whom_they_are_for(cast: Cast) -> None:
    ticket = builders.ticket(of_plan("enterprise"), at=AT, priority="p2")
    Contract.objects.filter(pk=ticket.contract_id).update(account_manager=cast.manager)
    here, manager, mail, phone = card(ticket).ways
    assert here.whom == "Goes to Ana Duarte. We answer on this ticket."
    assert manager.whom == "Ana Duarte. For Business and Enterprise. Yours is Enterprise."
    assert mail.whom == phone.whom == "Your ticket is SYS-1."


def test_it_goes_to_whoever_has_the_ticket_and_to_those_who_lead(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=AT)
    assert card(ticket).ways[0].whom == "Goes to Ravi Menon and those who lead the desk. We answer on this ticket."


def test_a_resolved_ticket_speaks_of_none(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    assert card(ticket).may_ask
    closure.resolve(ticket, by=cast.contact.as_actor, at=AT)
    assert asked_of(ticket) is None
