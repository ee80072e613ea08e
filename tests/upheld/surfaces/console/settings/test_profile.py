"""The page on which people say how they read."""

import pytest

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn

PAGE = "/integrato/console/settings/profile/"
WANTED = {"name": "Ravi", "zone": "", "language": "pt-br", "density": "compact", "theme": "dark"}


def test_pages_follow_at_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)
    page = client.post(PAGE, WANTED, follow=True).content.decode()
    assert '<html lang="pt-br" data-theme="dark" data-density="compact">' in page
    assert client.cookies["theme"].value == "dark"
    back = client.post(PAGE, {**WANTED, "theme": "", "density": "", "language": "en"}, follow=True).content.decode()
    assert '<html lang="en">' in back


def test_the_colours_come_along_to_another_browser(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.agent).post(PAGE, WANTED)
    assert 'data-theme="dark"' in sign_in(cast.agent).get(PAGE).content.decode()


@pytest.mark.attack(22)
def test_nobody_makes_themselves_a_manager_or_somebody_else(cast: Cast, sign_in: SignIn) -> None:
    sent = {**WANTED, "role": "manager", "email": "x@y.example", "is_active": "", "id": str(cast.manager.pk)}
    sign_in(cast.agent).post(PAGE, sent)
    cast.agent.refresh_from_db()
    cast.manager.refresh_from_db()
    assert (cast.agent.name, cast.agent.email) == ("Ravi", "ravi@integrato.example")
    assert cast.manager.name == "Ana Duarte"


def test_an_unknown_zone_is_refused_in_place(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.agent).post(PAGE, {**WANTED, "zone": "Mars/Olympus"})
    assert answer.status_code == 422
