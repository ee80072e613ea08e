"""The page of websites: allowed for a customer, a secret shown once, tokens tried, withdrawn."""

import html
import re

from django.test import Client

from tests.support.cast import Cast
from tests.support.websites import Client as Site
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.models import AuditEvent
from upheld.customers.models import UsedIdentity, Website
from upheld.now import now

PAGE = "/integrato/console/settings/websites/"
ORIGIN = "https://www.client.example"


def allowed(client: Client, *, customer: str = "Acme") -> Website:
    assert client.post(PAGE, {"origin": f"{ORIGIN}/", "customer": customer}).status_code == 302
    return Website.objects.get()


def shown(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]  # the test client's own kind of answer


def test_a_website_is_allowed_for_a_customer_and_withdrawn(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    website = allowed(client)
    page = shown(client.get(PAGE))
    assert "for the people of Acme" in page
    assert '<script src="http' in page
    assert '/integrato/widget.js"' in page

    client.post(f"{PAGE}{website.pk}/withdrawn/")

    assert ORIGIN not in shown(client.get(PAGE)).replace("may show the form no longer", "")[-2000:]
    assert client.post(f"{PAGE}{website.pk}/withdrawn/").status_code == 404


def test_what_cannot_be_allowed_is_refused_with_what_was_typed(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    refused = client.post(PAGE, {"origin": "http://plain.example", "customer": ""})
    assert refused.status_code == 409
    assert "begins with https://" in shown(refused)
    assert 'value="http://plain.example"' in shown(refused)
    unknown = client.post(PAGE, {"origin": ORIGIN, "customer": "Nobody"})
    assert (unknown.status_code, Website.objects.count()) == (422, 0)
    allowed(client)
    assert client.post(PAGE, {"origin": ORIGIN}).status_code == 409


def test_a_secret_is_shown_once_and_a_token_can_be_tried_without_using_it_up(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    website = allowed(client)
    assert "no secret yet" in shown(client.post(f"{PAGE}{website.pk}/trial/", {"token": "x"}))
    answer = client.post(f"{PAGE}{website.pk}/secret/")
    [secret] = re.findall(r"upheld_site_[\w-]{43}", shown(answer))
    assert "no-store" in answer["Cache-Control"]
    assert secret not in shown(client.get(PAGE))
    assert all(secret not in str(event.facts) for event in AuditEvent.objects.all())

    token = Site(website=website, secret=secret).identity(at=now())
    tried = shown(client.post(f"{PAGE}{website.pk}/trial/", {"token": token}))
    assert "It counts." in tried
    assert "Perrine Aubert, perrine@client.example" in tried
    assert not UsedIdentity.objects.exists()
    assert "It does not count." in shown(client.post(f"{PAGE}{website.pk}/trial/", {"token": f"{token}x"}))
