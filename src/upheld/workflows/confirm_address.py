"""Asking whoever reads the mail of an address whether it is theirs, and what follows once they have said so."""

from datetime import datetime

from upheld.customers.facts.language import language_of
from upheld.customers.models import Contact
from upheld.customers.queries import contact_with
from upheld.desks.models import Desk
from upheld.notifications.actions import correspondents
from upheld.notifications.queries import is_unconfirmed


def is_unknown(desk: Desk, email: str) -> bool:
    """Say whether a desk knows nobody with this address, or nobody who has confirmed it."""
    return contact_with(desk, email) is None or is_unconfirmed(desk.name, email)


def ask(desk: Desk, contact: Contact, *, number: int, at: datetime) -> None:
    """Ask somebody unknown, who may not have typed their address, to confirm it; their ticket has a number."""
    language = language_of(contact, otherwise="")
    correspondents.ask(as_mails_have_it(desk), contact.email, number=number, language=language, at=at)


def as_mails_have_it(desk: Desk) -> dict[str, str]:
    """Return what the words of a mail need of a desk."""
    return {"name": desk.name, "title": desk.title, "zone": desk.zone, "email": desk.email}
