"""Where somebody is signed in is listed and ended one by one or at once; only their own."""

import pytest
from django.test import Client

from tests.support import account_mails
from tests.support.cast import BEFORE_ALL, Cast
from upheld.accounts.queries import sessions_of
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import providers
from upheld.desks.models import ProviderIdentity

PAGE = "/accounts/security/"


def entered(email: str) -> Client:
    browser = Client(headers={"user-agent": "A browser of the tests"})
    browser.post("/accounts/signup/", {"email": email})
    browser.post(account_mails.link_to(email))
    return browser


@pytest.mark.attack(27)
def test_one_session_is_ended_and_the_other_goes_on(cast: Cast) -> None:
    lost, here = entered(cast.agent.email), entered(cast.agent.email)
    assert here.get(PAGE).content.decode().count("A browser of the tests") == 2
    older = sessions_of(cast.agent)[-1]

    here.post(f"{PAGE}sessions/{older.pk}/ended/")

    assert lost.get(PAGE).status_code == 302
    assert here.get(PAGE).status_code == 200


@pytest.mark.attack(27)
def test_signing_out_everywhere_ends_every_session(cast: Cast) -> None:
    lost, here = entered(cast.agent.email), entered(cast.agent.email)
    here.post(f"{PAGE}sessions/ended/")
    assert [lost.get(PAGE).status_code, here.get(PAGE).status_code] == [302, 302]


@pytest.mark.attack(20)
def test_nobody_ends_or_unties_what_is_somebody_elses(cast: Cast) -> None:
    theirs, mine = entered(cast.agent.email), entered(cast.manager.email)
    mine.post(f"{PAGE}sessions/{sessions_of(cast.agent)[0].pk}/ended/")
    assert theirs.get(PAGE).status_code == 200

    plan = providers.ProviderPlan(
        label="Acme", issuer="https://id.acme.example", client_id="x", secret="s", domains=("acme.example",)
    )
    tied = providers.tie(providers.keep(cast.north, plan, by=THE_DESK, at=BEFORE_ALL), "u-1", cast.agent, at=BEFORE_ALL)
    address = f"{PAGE}identities/{tied.pk}/untied/"
    assert mine.post(address).status_code == 404
    assert theirs.post(address).status_code == 302
    assert not ProviderIdentity.objects.exists()
