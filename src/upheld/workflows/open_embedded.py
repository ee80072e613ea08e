"""Opening a ticket from the form in a website: its visitor becomes one of its customer's people, if it says so."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.customers.actions.refusals import AddressTaken
from upheld.customers.models import Website
from upheld.customers.queries import contact_with
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.workflows.open_ticket import open_ticket


@transaction.atomic
def open_embedded(
    website: Website, opening: Opening, *, email: str, name: str, vouched_for: bool, at: datetime, language: str = ""
) -> Ticket:
    """Open a ticket for whoever writes in a website, received at `at`.

    Whom the website vouches for and nobody knows yet belongs to its customer from then on; a stranger does not, and
    is asked to confirm an address that the desk does not know.
    Sending the same submission again returns the ticket that it opened. Raises what `open_ticket` raises.
    """
    if vouched_for and website.organisation and contact_with(website.desk, email) is None:
        with suppress(AddressTaken):
            contacts.add_contact(
                website.desk, email=email, name=name, organisation=website.organisation, user=None, by=THE_DESK, at=at
            )
    return open_ticket(
        website.desk,
        opening,
        email=email,
        name=name,
        by=None,
        at=at,
        language=language,
        stranger=not vouched_for,
    )
