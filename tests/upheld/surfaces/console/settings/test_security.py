"""The page of how somebody signs in, and signing out everywhere."""

import pytest

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn

PAGE = "/integrato/console/settings/security/"


def test_it_leads_to_where_a_second_factor_is_set_up(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.auditor)
    assert 'href="/accounts/2fa/"' in client.get(PAGE).content.decode()
    index = client.get("/accounts/2fa/").content.decode()
    assert "Set one up" in index
    setting_up = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert 'class="scan-square" src="data:image/svg+xml' in setting_up
    assert "scan-key" in setting_up
    assert "<script>" not in setting_up


@pytest.mark.attack(27)
def test_signing_out_everywhere_ends_every_session(cast: Cast, sign_in: SignIn) -> None:
    here, there = sign_in(cast.agent), sign_in(cast.agent)
    assert here.post(f"{PAGE}sessions/ended/").status_code == 302
    assert [client.get(PAGE).status_code for client in (here, there)] == [302, 302]
    cast.agent.refresh_from_db()
    assert sign_in(cast.agent).get(PAGE).status_code == 200


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_link_ends_nothing(cast: Cast, sign_in: SignIn, method: str) -> None:
    client = sign_in(cast.agent)
    assert getattr(client, method)(f"{PAGE}sessions/ended/").status_code == 405
    assert client.get(PAGE).status_code == 200
