"""Who asks on the customers' form."""

from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.surfaces.portal.intake.asking import asking_of

AT = datetime(2026, 11, 23, 15, 0, 31, tzinfo=UTC)


def identity_of(user: User | AnonymousUser | None, desk: str) -> tuple[str, str] | None:
    request = RequestFactory().get("/")
    assert user is not None
    request.user = user
    return asking_of(request, desk, at=AT).identity


def test_a_contact_is_known_by_their_account(cast: Cast) -> None:
    assert identity_of(cast.contact.user, "integrato") == ("Marta Lindqvist", cast.contact.email)
    assert identity_of(AnonymousUser(), "integrato") is None
    assert identity_of(cast.agent, "interworx") == (cast.agent.name, cast.agent.email)
