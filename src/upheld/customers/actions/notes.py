"""Writing down what colleagues should know of a customer; notes on a ticket are messages."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contact, CustomerNote, Organisation


class EmptyNote(ValueError):
    """A note says something."""


@transaction.atomic
def write(about: Organisation | Contact, text: str, *, by: Actor, at: datetime) -> CustomerNote:
    """Write a note about a customer or one of its people. Raises EmptyNote."""
    said = text.strip()
    if not said:
        raise EmptyNote(_("write what the others should know"))
    whom = {"organisation": about} if isinstance(about, Organisation) else {"contact": about}
    row = CustomerNote.objects.create(text=said, written_at=at, written_by=by.reference, writer_name=by.name, **whom)
    subject = "organisation" if isinstance(about, Organisation) else "contact"
    record(subject, about.pk, "noted", desk=about.desk.name, by=by, at=at)
    return row


@transaction.atomic
def remove(note: CustomerNote, *, by: Actor, at: datetime) -> None:
    """Take a note away; that there was one stays in the record."""
    about = note.organisation or note.contact
    assert about is not None  # the database holds a note to one of the two
    subject = "organisation" if note.organisation_id else "contact"
    record(subject, about.pk, "note removed", desk=about.desk.name, by=by, at=at)
    CustomerNote.objects.filter(pk=note.pk).delete()
