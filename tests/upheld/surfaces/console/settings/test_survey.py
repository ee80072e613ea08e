"""Whether customers are asked: switched by managers of the desk alone, and shown to them."""

import pytest

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.improvement.models import SurveyPeriod

pytestmark = pytest.mark.django_db
PAGE = "/integrato/console/settings/survey/"


def test_a_manager_begins_and_ends_it(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    assert "Customers are not asked." in client.get(PAGE).content.decode()
    begun = client.post(f"{PAGE}begun/", follow=True).content.decode()
    assert "Customers are asked." in begun
    assert "Nothing changed" in client.post(f"{PAGE}begun/", follow=True).content.decode()
    client.post(f"{PAGE}ended/")
    assert SurveyPeriod.objects.get().ended_by == cast.manager.as_actor.reference
    assert "Nothing changed" in client.post(f"{PAGE}ended/", follow=True).content.decode()


def test_settings_lists_it(cast: Cast, sign_in: SignIn) -> None:
    assert PAGE in sign_in(cast.manager).get("/integrato/console/settings/").content.decode()


@pytest.mark.parametrize("person", ["agent", "auditor", "other_agent"])
def test_does_not_exist_for_anyone_but_managers_of_the_desk(cast: Cast, sign_in: SignIn, person: str) -> None:
    client = sign_in(getattr(cast, person))
    assert PAGE not in client.get("/integrato/console/settings/").content.decode()
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}begun/").status_code == 404
    assert client.post(f"{PAGE}ended/").status_code == 404
    assert not SurveyPeriod.objects.exists()


def test_a_link_switches_nothing(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.manager).get(f"{PAGE}begun/").status_code == 405
