"""Makes rows through the product's own actions, at instants that the test names; checks nothing."""

from datetime import datetime
from pathlib import Path

from upheld.accounts.actions import people as accounts
from upheld.accounts.models import User
from upheld.agreements.actions import publish
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.customers.models import Contact, Organisation
from upheld.desks.actions import people
from upheld.desks.models import Desk, Membership
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.workflows.open_ticket import open_ticket

AGREEMENTS = Path(__file__).parents[2] / "agreements"
ZONES = {
    "intesys": "America/Sao_Paulo",
    "interstellio": "Africa/Johannesburg",
    "integrato": "Europe/London",
    "studio": "Europe/Paris",
    "interworx": "America/New_York",
}
PREFIXES = {"intesys": "SYS", "interstellio": "IO", "integrato": "INT", "studio": "ST", "interworx": "IW"}


def desk(name: str, *, at: datetime) -> Desk:
    """Open one of the five desks and publish its agreement."""
    opened = people.open_desk(
        name,
        title=name.capitalize(),
        prefix=PREFIXES[name],
        colour=Desk.Colour.TEAL,
        zone=ZONES[name],
        email=f"support@{name}.example",
        by=THE_DESK,
        at=at,
    )
    publish.publish(opened, (AGREEMENTS / f"{name}.md").read_text(encoding="utf-8"), by=THE_DESK, at=at)
    return opened


def member(desk: Desk, name: str, *, role: Membership.Role, at: datetime) -> User:
    """Add a person who works on a desk; their address follows from their name."""
    user = accounts.add(f"{name.split()[0].lower()}@{desk.name}.example", name=name, zone="", at=at)
    people.add_member(desk, user, role=role, by=THE_DESK, at=at)
    return user


def organisation(desk: Desk, name: str, *, plan: str = "", at: datetime) -> Organisation:
    """Add a customer with a contract from the first day of that year."""
    customer = contacts.add_organisation(desk, name=name, by=THE_DESK, at=at)
    contacts.add_contract(
        customer,
        number=f"C-{customer.pk}",
        plan=plan,
        licence="",
        starts_on=at.date().replace(month=1, day=1),
        ends_on=None,
        by=THE_DESK,
        at=at,
    )
    return customer


def contact(desk: Desk, name: str, *, organisation: Organisation | None, at: datetime) -> Contact:
    """Add a customer's person with an account; their address follows from their name."""
    email = f"{name.split()[0].lower()}@customer.example"
    user = accounts.add(email, name=name, zone="", at=at)
    return contacts.add_contact(desk, email=email, name=name, organisation=organisation, user=user, by=THE_DESK, at=at)


def ticket(
    contact: Contact, *, at: datetime, subject: str = "Orders stopped", text: str = "Since noon.", **facts: str
) -> Ticket:
    """Open a ticket as a contact, with the facts they state."""
    opening = Opening(subject=subject, text=text, channel="website", facts=facts)
    return open_ticket(contact.desk, opening, email=contact.email, name=contact.name, by=None, at=at)
