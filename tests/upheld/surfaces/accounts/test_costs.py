"""What the pages of an account ask of the database: as much for many desks, tickets and sessions as for few."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts

BACKEND = "django.contrib.auth.backends.ModelBackend"
# For somebody on two desks: a page that asks more says here why it must.
PAGES = {"": 12, "profile/": 12, "mails/": 12, "security/": 14, "deletion/": 12, "2fa/": 12, "2fa/webauthn/": 12}


def asked(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/accounts/{page}", follow=True)
    assert answer.status_code == 200
    return len(queries)


def more_of_everything(user: User, *desks: str) -> None:
    for name in desks:
        desk = builders.desk(name, at=BEFORE_ALL)
        customer = builders.organisation(desk, f"Customer of {name}", at=BEFORE_ALL)
        contacts.add_contact(
            desk, email=user.email, name=user.name, organisation=customer, user=user, by=THE_DESK, at=BEFORE_ALL
        )
        EmailAddress.objects.create(user=user, email=f"{name}@further.example", verified=True, primary=False)
        session = SessionStore()
        session.save()
        UserSession.objects.create(user=user, ip="203.0.113.7", user_agent=name, session_key=session.session_key)


@pytest.mark.parametrize(("page", "at_most"), PAGES.items())
def test_a_page_costs_the_same_however_much_there_is(cast: Cast, client: Client, page: str, at_most: int) -> None:
    user = cast.contact.user
    assert user is not None
    client.force_login(user, backend=BACKEND)
    more_of_everything(user, "intesys")
    client.get(f"/accounts/{page}", follow=True)
    few = asked(client, page)
    more_of_everything(user, "studio", "interstellio")
    assert (few <= at_most, asked(client, page)) == (True, few), few
