"""For how long what a website signs with counts; whom it may speak for."""

from datetime import datetime, timedelta

from upheld.customers.models import Contact, Website, WebsiteSecret

# After a new secret was made, so that a website has time to take it up.
COUNTS_AFTERWARDS = timedelta(hours=24)


def counts_until(secret: WebsiteSecret) -> datetime | None:
    """Return when a secret ceases to count; None while it is the current one."""
    return None if secret.superseded_at is None else secret.superseded_at + COUNTS_AFTERWARDS


def speaks_for(website: Website, contact: Contact | None) -> bool:
    """Say whether a website may say that its visitor is this person: its own customer's, or nobody else's."""
    if website.organisation_id is None or contact is None:
        return True
    return contact.organisation_id in (None, website.organisation_id)
