"""The page of keys: made and shown once, used, taken back."""

import re

from django.test import Client

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.models import AuditEvent
from upheld.desks.models import ApiToken

PAGE = "/integrato/console/settings/keys/"


def test_a_key_is_shown_once_and_nowhere_kept(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    answer = client.post(PAGE, {"name": "The <shop>"})
    made = re.findall(r"upheld_[\w-]{43}", answer.content.decode())
    assert len(made) == 1
    assert "no-store" in answer["Cache-Control"]
    after = client.get(PAGE).content.decode()
    assert made[0] not in after
    assert "The &lt;shop&gt;" in after
    assert "made by Ana Duarte" in after
    assert all(made[0] not in str(event.facts) for event in AuditEvent.objects.all())


def test_a_key_opens_the_api_until_it_is_taken_back(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    made = re.findall(r"upheld_[\w-]{43}", client.post(PAGE, {"name": "shop"}).content.decode())[0]
    asked = {"headers": {"Authorization": f"Bearer {made}"}}
    assert "never used" in client.get(PAGE).content.decode()
    assert Client().get("/api/v1/tickets", **asked).status_code == 200  # type: ignore[arg-type]  # headers by name
    assert "last used" in client.get(PAGE).content.decode()

    page = client.post(f"{PAGE}{ApiToken.objects.get().pk}/revoked/", follow=True).content.decode()

    assert "works no more" in page
    assert "taken back" in page
    assert Client().get("/api/v1/tickets", **asked).status_code == 401  # type: ignore[arg-type]  # headers by name


def test_a_key_without_a_name_is_not_made(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.manager).post(PAGE, {"name": "  "})
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()
