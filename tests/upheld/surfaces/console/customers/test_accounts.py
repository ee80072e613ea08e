"""An agent asks somebody whom the desk knows to make an account."""

from django.test import Client

from tests.support import account_mails
from tests.support.cast import BEFORE_ALL, Cast
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts


def test_whoever_has_none_is_asked_and_who_has_one_is_not(cast: Cast, client: Client) -> None:
    client.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")
    email = "lena@acme.example"
    lena = contacts.add_contact(
        cast.north, email=email, name="Lena", organisation=None, user=None, by=THE_DESK, at=BEFORE_ALL
    )
    page = f"/integrato/console/people/{lena.pk}/"
    assert "Invite to an account" in client.get(page).content.decode()

    assert client.post(f"{page}account/invited/", follow=True).redirect_chain == [(page, 302)]
    assert "Ravi Menon" in account_mails.to(email)[0]

    theirs = f"/integrato/console/people/{cast.contact.pk}/"
    assert "Invite to an account" not in client.get(theirs).content.decode()
    answer = client.post(f"{theirs}account/invited/", follow=True)
    assert "they have an account" in answer.content.decode()
