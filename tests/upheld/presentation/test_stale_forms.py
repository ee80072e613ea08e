"""A form that is older than its session is not taken, and loses no words."""

import pytest
from django.test import Client

from tests.support import intake
from tests.support.cast import Cast
from upheld.tickets.models import Ticket

WORDS = "It <b>stopped</b> at noon."
OURS, THEIRS = {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "cross-site"}


def sent(headers: dict[str, str]) -> str:
    client = Client(enforce_csrf_checks=True)
    typed = intake.typed("integrato", text=WORDS, password="my own pass phrase")
    answer = client.post("/integrato/tickets/new", typed, headers=headers)
    assert answer.status_code == 403
    assert not Ticket.objects.exists()
    return answer.content.decode()


def test_what_was_typed_is_shown_and_no_password(cast: Cast) -> None:
    for headers in (OURS, {"Origin": "http://testserver"}):
        page = sent(headers)
        assert "Please send it again" in page
        assert "It &lt;b&gt;stopped&lt;/b&gt; at noon." in page
        assert "pass phrase" not in page


@pytest.mark.attack(30)
def test_what_another_site_makes_somebody_send_is_not_shown_as_theirs(cast: Cast) -> None:
    for headers in (THEIRS, {}, {"Origin": "http://elsewhere.example"}):
        assert "stopped" not in sent(headers)
