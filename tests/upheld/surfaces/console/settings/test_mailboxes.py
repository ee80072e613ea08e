"""The page of mailboxes: whether the server answers, what was given up, and what the desk does not do."""

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.conf import LazySettings

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.notifications.actions import deliver
from upheld.notifications.facts import DeliveryFailed
from upheld.notifications.models import Notification

PAGE = "/integrato/console/settings/mailboxes/"
AT = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.fixture
def smtp(settings: LazySettings) -> Iterator[socket.socket]:
    """A port of this machine at which nothing answers until the test lets it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = bound.getsockname()
        yield bound


def one_session(bound: socket.socket, greeting: bytes) -> threading.Thread:
    """Greet one client as a mail server does, and agree to whatever it says."""
    bound.listen(1)

    def answer() -> None:
        client, _address = bound.accept()
        with client, client.makefile("rwb") as said:
            said.write(greeting)
            said.flush()
            for _line in said:
                said.write(b"250 yes\r\n")
                said.flush()

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    return thread


def test_the_page_says_where_mail_comes_from_and_that_none_is_collected(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.manager).get(PAGE).content.decode()
    assert cast.north.email in page
    assert "The desk does not collect mail yet." in page
    assert "No mail of this desk was given up." in page
    assert 'hx-get="?ask=1"' in page


def test_a_server_that_does_not_answer_is_said_to(cast: Cast, sign_in: SignIn, smtp: socket.socket) -> None:
    page = sign_in(cast.manager).get(f"{PAGE}?ask=1").content.decode()
    assert "The mail server does not take our mail." in page
    assert "refused" in page


def test_a_server_that_lets_us_in_is_said_to(cast: Cast, sign_in: SignIn, smtp: socket.socket) -> None:
    session = one_session(smtp, b"220 mail.example ready\r\n")
    assert "The mail server answers." in sign_in(cast.manager).get(f"{PAGE}?ask=1").content.decode()
    session.join(timeout=5)


def test_what_the_server_says_is_shown(cast: Cast, sign_in: SignIn, smtp: socket.socket) -> None:
    one_session(smtp, b"554 not <you>\r\n")
    assert "554 not &lt;you&gt;" in sign_in(cast.manager).get(f"{PAGE}?ask=1").content.decode()


def test_what_was_given_up_can_be_tried_again_from_there(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1", category="question")
    delivery = deliver.begin(at=AT)
    assert delivery is not None
    with deliver.in_hand(delivery):
        deliver.fail(delivery, DeliveryFailed("550 no such user", permanent=True), at=AT)
    failed = Notification.objects.get(gave_up_at__isnull=False)
    page = sign_in(cast.manager).get(PAGE).content.decode()
    assert "550 no such user" in page
    assert f"/integrato/console/outbox/{failed.pk}/retries/" in page


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
def test_only_managers_of_the_desk_see_it(cast: Cast, sign_in: SignIn, part: str) -> None:
    assert sign_in(getattr(cast, part)).get(PAGE).status_code == 404
