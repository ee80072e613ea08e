"""The demo's website of a customer: allowed once, strict, and logged in as one of that customer's people."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from tests.support import builders
from tests.support.cast import BEFORE_ALL
from upheld.customers.facts.identity import identity_in
from upheld.customers.models import Website, WebsiteSecret
from upheld.customers.queries.websites import secrets_of
from upheld.demo import website
from upheld.desks.access import NotFound

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
ORIGIN = "http://localhost:8004"


@pytest.fixture
def allowed(db: None) -> Website:
    studio = builders.desk("studio", at=BEFORE_ALL)
    builders.organisation(studio, website.CUSTOMER, plan="care", at=BEFORE_ALL)
    return website.allowed(ORIGIN, at=AT)


def test_it_is_allowed_once_for_its_customer_and_keeps_its_secret(allowed: Website) -> None:
    assert str(allowed.organisation) == "Maison Perrine"
    assert website.allowed(ORIGIN, at=AT + timedelta(days=2)) == allowed
    assert WebsiteSecret.objects.count() == 1


def test_it_signs_who_is_logged_in_anew_each_time(allowed: Website) -> None:
    first, second = (website.answer_to("/who-am-i", allowed, at=AT)[1] for _ in range(2))
    assert first != second
    found = identity_in(first, secrets=secrets_of(allowed, at=AT), audience="studio", at=AT)
    assert found.email == "perrine@maison-perrine.example"


def test_a_visitor_is_not_signed_in(allowed: Website) -> None:
    assert "data-identity" in website.answer_to("/", allowed, at=AT)[1]
    assert "data-identity" not in website.answer_to("/visitor", allowed, at=AT)[1]
    assert f'src="{settings.BASE_URL}/studio/widget.js"' in website.answer_to("/visitor", allowed, at=AT)[1]


def test_it_has_an_icon_also_where_browsers_ask_for_one_unasked(allowed: Website) -> None:
    for path in ("/icon.svg", "/favicon.ico"):
        kind, icon = website.answer_to(path, allowed, at=AT)
        assert (kind, icon[:4]) == ("image/svg+xml", "<svg")


def test_its_policy_allows_nothing_inline_and_there_is_nothing_else(allowed: Website) -> None:
    assert "unsafe" not in website.policy("https://desk.example")
    with pytest.raises(NotFound):
        website.answer_to("/other", allowed, at=AT)
