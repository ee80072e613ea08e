"""The page on which people choose how they are told of what."""

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.notifications.facts import DEFAULTS, Happening, Ways
from upheld.notifications.queries import choices_of

PAGE = "/integrato/console/settings/notifications/"


def test_a_choice_is_kept_for_the_one_who_chose(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.auditor)
    page = client.post(PAGE, {"in_app": ["mentioned", "close"], "mail": ["close"]}, follow=True).content.decode()
    assert "Your choices are kept." in page
    chosen = choices_of(cast.auditor.pk, desk="integrato")
    assert chosen[Happening.MENTIONED] == Ways(in_app=True, mail=False)
    assert chosen[Happening.CLOSE] == Ways(in_app=True, mail=True)
    assert chosen[Happening.RECEIVED] == Ways(in_app=False, mail=False)
    assert page.count(" checked aria-label") == 3
    assert choices_of(cast.agent.pk, desk="integrato") == DEFAULTS


def test_what_is_no_happening_is_refused(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.agent).post(PAGE, {"in_app": ["everything"]}).status_code == 422
    assert choices_of(cast.agent.pk, desk="integrato") == DEFAULTS


def test_everyone_on_the_desk_chooses_and_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.agent).get(PAGE).status_code == 200
    assert sign_in(cast.other_agent).get(PAGE).status_code == 404
