"""The tickets of a customer or of a person as their page shows them."""

from django.urls import reverse

from upheld.customers.models import Contact, Organisation
from upheld.surfaces.console.customers import paging
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest
from upheld.tickets.queries.of_customer import glance, tickets_of


def shown_tickets(request: MemberRequest, customer: Organisation | Contact, frame: Frame) -> dict[str, object]:
    """Return one page of a customer's tickets, from the key in the address on, and how its promises went."""
    key = paging.read_received(request.GET.get("before", ""))
    page = tickets_of(customer, before=key, at=frame.at, zone=frame.zone)
    desk = frame.member.desk.name
    next_key = paging.written_received(page.next_key) if page.next_key else ""
    return {
        "tickets": [(row, reverse("console:ticket", args=[desk, row.number])) for row in page.rows],
        "glance": glance(customer),
        "here": request.get_full_path(),
        "first_url": request.path if key else "",
        "next_url": f"{request.path}?before={next_key}" if next_key else "",
    }
