"""What a desk knows of one person as a customer, as plain values for an export; no tickets, no mails."""

from typing import Any

from upheld.accounts.models import User
from upheld.accounts.queries import personal_account
from upheld.customers.models import Contact, CustomerNote


def is_known_elsewhere(user: User) -> bool:
    """Say whether an account is any desk's contact still."""
    return Contact.objects.filter(user=user).exists()


def everyone_they_are(contact: Contact) -> list[Contact]:
    """Return a person and everybody who turned out to be them. One query."""
    rows = Contact.objects.select_related("organisation", "user")
    return list((rows.filter(pk=contact.pk) | rows.filter(merged_into=contact.pk)).order_by("pk"))


def personal_records(people: list[Contact]) -> dict[str, Any]:
    """Return what is known of a person's rows and of the notes about them: one query, and three for an account."""
    notes = CustomerNote.objects.filter(contact__in=people).order_by("written_at", "id")
    return {
        "people": [
            {
                "name": one.name,
                "email": one.email,
                "phone": one.phone,
                "customer": one.organisation.name if one.organisation else None,
                "account": personal_account(one.user) if one.user else None,
            }
            for one in people
        ],
        "notes": [
            {"text": note.text, "written_at": note.written_at.isoformat(), "by": note.writer_name} for note in notes
        ],
    }
