"""What people say of themselves, and ending their sessions."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.support.cast import Cast
from upheld.accounts.actions import profile
from upheld.accounts.models import User

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
SAID = profile.Profile(
    name="  Ravi   K Menon ",
    zone="Asia/Kathmandu",
    language="pt-br",
    theme=User.Theme.DARK,
    density=User.Density.COMPACT,
)


def changed(**other: object) -> profile.Profile:
    return profile.Profile(**{name: other.get(name, getattr(SAID, name)) for name in SAID.__slots__})  # type: ignore[arg-type]  # one field at a time


def test_a_person_says_how_they_are_called_and_how_they_read(cast: Cast) -> None:
    user = profile.change(cast.agent, SAID, by=cast.agent.as_actor, at=AT)
    user.refresh_from_db()
    assert (user.name, user.zone, user.language) == ("Ravi K Menon", "Asia/Kathmandu", "pt-br")
    assert (user.theme, user.density) == ("dark", "compact")


@pytest.mark.parametrize("wrong", [{"name": " \n "}, {"zone": "Mars/Olympus"}, {"language": "tlh"}])
def test_what_does_not_exist_is_refused_and_nothing_changes(cast: Cast, wrong: dict[str, str]) -> None:
    with pytest.raises(profile.BadProfile):
        profile.change(cast.agent, changed(**wrong), by=cast.agent.as_actor, at=AT)
    cast.agent.refresh_from_db()
    assert cast.agent.name == "Ravi Menon"


def test_every_session_ends_wherever_it_is_open(cast: Cast) -> None:
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")
        assert browser.get("/integrato/console/settings/profile/").status_code == 200
    profile.end_sessions(cast.agent, by=cast.agent.as_actor, at=AT)
    for browser in browsers:
        assert browser.get("/integrato/console/settings/profile/").status_code == 302


def test_the_database_refuses_an_end_by_nobody(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=cast.agent.pk).update(sessions_ended_at=AT)
