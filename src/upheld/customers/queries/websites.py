"""The websites that may show a desk's form, and with what they sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from upheld import sealing
from upheld.customers.facts.websites import COUNTS_AFTERWARDS, counts_until
from upheld.customers.models import Website, WebsiteSecret
from upheld.desks.models import Desk

# With which their secrets are sealed.
PURPOSE = "website_secret"


@dataclass(frozen=True, kw_only=True, slots=True)
class WebsiteRow:
    """One allowed website as its desk's settings show it."""

    website: Website
    # When the current secret was made; None without one.
    secret_made_at: datetime | None
    # Until when the one before still counts; None if none does.
    earlier_until: datetime | None


def allowed_origins(desk: Desk) -> Sequence[str]:
    """Return the origins of the websites that may show a desk's form."""
    found = Website.objects.filter(desk=desk, withdrawn_at__isnull=True)
    return list(found.order_by("origin").values_list("origin", flat=True))


def websites_of(desk: Desk, *, at: datetime) -> Sequence[WebsiteRow]:
    """Return a desk's allowed websites by origin, with what is known of their secrets. Two queries."""
    found = Website.objects.select_related("organisation").filter(desk=desk, withdrawn_at__isnull=True)
    return [_row(website, at=at) for website in found.prefetch_related("secrets").order_by("origin")]


def secrets_of(website: Website, *, at: datetime) -> tuple[str, ...]:
    """Return the secrets that count at an instant, the current one first."""
    rows = WebsiteSecret.objects.filter(website=website).exclude(superseded_at__lte=at - COUNTS_AFTERWARDS)
    return tuple(sealing.opened(row.sealed, purpose=PURPOSE) for row in rows.order_by("-made_at", "-pk"))


def _row(website: Website, *, at: datetime) -> WebsiteRow:
    made_at, earlier_until = None, None
    for secret in website.secrets.all():
        until = counts_until(secret)
        if until is None:
            made_at = secret.made_at
        elif until > at:
            earlier_until = max(until, earlier_until or until)
    return WebsiteRow(website=website, secret_made_at=made_at, earlier_until=earlier_until)
