"""Websites are allowed once, sign with secrets that overlap by a day, and present each identity once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support.cast import Cast
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.customers.access import website_at, website_of_desk
from upheld.customers.actions import websites
from upheld.customers.actions.refusals import WebsiteAllowed
from upheld.customers.facts.websites import speaks_for
from upheld.customers.models import Contact, Organisation, UsedIdentity, Website, WebsiteSecret
from upheld.customers.queries.websites import allowed_origins, secrets_of, websites_of
from upheld.desks.access import NotFound

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ORIGIN = "https://www.client.example"


@pytest.fixture
def website(cast: Cast) -> Website:
    return websites.allow(cast.north, f"{ORIGIN}/", organisation=None, by=THE_DESK, at=AT)


def test_a_website_is_allowed_once_on_a_desk_and_by_its_own_desk_alone(cast: Cast, website: Website) -> None:
    with pytest.raises(WebsiteAllowed):
        websites.allow(cast.north, ORIGIN, organisation=None, by=THE_DESK, at=AT)
    assert allowed_origins(cast.north) == [ORIGIN]
    assert allowed_origins(cast.south) == []
    assert website_at(cast.north, ORIGIN) == website
    with pytest.raises(NotFound):
        website_at(cast.south, ORIGIN)


def test_a_withdrawn_website_is_none_and_may_be_allowed_anew(cast: Cast, website: Website) -> None:
    websites.withdraw(website, by=THE_DESK, at=AT)
    websites.withdraw(website, by=THE_DESK, at=AT)
    assert allowed_origins(cast.north) == []
    with pytest.raises(NotFound):
        website_of_desk(cast.north, website.pk)
    again = websites.allow(cast.north, ORIGIN, organisation=None, by=THE_DESK, at=AT)
    assert secrets_of(again, at=AT) == ()
    verbs = AuditEvent.objects.filter(subject="website").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["allowed", "withdrawn", "allowed"]


def test_the_secret_before_counts_for_a_day_and_both_are_kept_sealed(cast: Cast, website: Website) -> None:
    first = websites.rotate(website, by=THE_DESK, at=AT)
    second = websites.rotate(website, by=THE_DESK, at=AT + HOUR)
    assert secrets_of(website, at=AT + 24 * HOUR) == (second, first)
    assert secrets_of(website, at=AT + 25 * HOUR) == (second,)
    assert len(first) >= 43
    kept = " ".join(WebsiteSecret.objects.values_list("sealed", flat=True))
    told = str([event.facts for event in AuditEvent.objects.all()])
    assert all(secret not in kept + told for secret in (first, second))
    [row] = websites_of(cast.north, at=AT + 2 * HOUR)
    assert (row.secret_made_at, row.earlier_until) == (AT + HOUR, AT + 25 * HOUR)
    [later] = websites_of(cast.north, at=AT + 25 * HOUR)
    assert later.earlier_until is None


@pytest.mark.attack(26)
def test_an_identity_is_presented_once_and_forgotten_when_it_has_expired(website: Website) -> None:
    websites.use_identity(website, "one", expires_at=AT + HOUR, at=AT)
    with pytest.raises(websites.UsedAlready):
        websites.use_identity(website, "one", expires_at=AT + HOUR, at=AT)
    websites.use_identity(website, "two", expires_at=AT + 3 * HOUR, at=AT + HOUR)
    assert [row.expires_at for row in UsedIdentity.objects.all()] == [AT + 3 * HOUR]


def test_a_website_speaks_for_its_customers_people_and_for_nobody_elses(cast: Cast) -> None:
    acme = Organisation.objects.get(name="Acme")
    theirs = websites.allow(cast.north, ORIGIN, organisation=acme, by=THE_DESK, at=AT)
    ours = websites.allow(cast.north, "https://own.example", organisation=None, by=THE_DESK, at=AT)
    assert speaks_for(theirs, cast.contact)
    assert speaks_for(theirs, None)
    assert not speaks_for(theirs, cast.other_contact)
    assert speaks_for(theirs, Contact(desk=cast.north, organisation=None))
    assert speaks_for(ours, cast.other_contact)


@pytest.mark.parametrize(
    ("model", "constraint", "fields"),
    [
        (Website, "website_once_per_desk", {"origin": ORIGIN, "allowed_at": AT, "allowed_by": "x"}),
        (
            Website,
            "website_withdrawn_at_with_by",
            {"origin": "https://b.example", "allowed_at": AT, "allowed_by": "x", "withdrawn_at": AT},
        ),
        (WebsiteSecret, "website_secret_one_current", {"sealed": "x", "made_at": AT, "made_by": "x"}),
        (
            WebsiteSecret,
            "website_secret_superseded_at_with_by",
            {"sealed": "x", "made_at": AT, "made_by": "x", "superseded_at": AT},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_database_refuses(
    website: Website, model: type[Website | WebsiteSecret], constraint: str, fields: dict[str, object]
) -> None:
    websites.rotate(website, by=THE_DESK, at=AT)
    whose = {"desk": website.desk} if model is Website else {"website": website}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model._default_manager.create(**whose, **fields)
