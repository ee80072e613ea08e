"""The desk's list of what its agreement turned away."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support import intake
from tests.support.cast import Cast
from upheld.tickets.models import Attachment, IntakeRefusal, Ticket

PLACE = "/interworx/console/turned-away/"


@pytest.fixture
def refused(cast: Cast) -> IntakeRefusal:
    """What a stranger asked, and was told that it is not covered."""
    Client().post("/interworx/tickets/new", intake.typed("interworx", fact_topic="malware", text="A <worm>."))
    return IntakeRefusal.objects.get()


def test_the_words_the_reason_and_its_clause_stand_in_the_list(
    client: Client, cast: Cast, refused: IntakeRefusal
) -> None:
    client.force_login(cast.other_agent)
    page = client.get(PLACE).content.decode()
    for words in ("Orders stopped", "A &lt;worm&gt;.", "ana@stranger.example", "web04.acme.example", "Not covered"):
        assert words in page
    assert "This topic is outside" in page
    assert "/interworx/support#c-1-2" in page
    assert "Scans for malware and viruses" in page


def test_an_agent_opens_a_ticket_of_it(client: Client, cast: Cast, refused: IntakeRefusal) -> None:
    client.force_login(cast.other_agent)
    answer = client.post(f"{PLACE}{refused.pk}/ticket/")
    ticket = Ticket.objects.get()
    assert answer.headers["Location"] == f"/interworx/console/tickets/{ticket.number}/"
    assert ticket.contact.email == intake.STRANGER["email"]
    assert f"IW-{ticket.number}" in client.get(PLACE).content.decode()
    assert client.post(f"{PLACE}{refused.pk}/ticket/").headers["Location"] == PLACE
    assert Ticket.objects.count() == 1


def test_files_that_wait_are_named_until_a_ticket_has_them(client: Client, cast: Cast) -> None:
    trace = SimpleUploadedFile("trace.log", b"It stops.")
    Client().post("/interworx/tickets/new", {**intake.typed("interworx", fact_topic="malware"), "files": trace})
    refused = IntakeRefusal.objects.get()
    client.force_login(cast.other_agent)
    page = client.get(PLACE).content.decode()
    assert "trace.log" in page
    assert "from a stranger" in page
    client.post(f"{PLACE}{refused.pk}/ticket/")
    assert "trace.log" not in client.get(PLACE).content.decode()
    assert Attachment.objects.get().name == "trace.log"


@pytest.mark.attack(19, 20)
def test_it_is_its_desks_alone(client: Client, cast: Cast, refused: IntakeRefusal) -> None:
    client.force_login(cast.agent)
    assert client.get(PLACE).status_code == 404
    assert client.post(f"{PLACE}{refused.pk}/ticket/").status_code == 404
    assert client.post(f"/integrato/console/turned-away/{refused.pk}/ticket/").status_code == 404
    assert not Ticket.objects.exists()


def test_the_rail_leads_there_only_where_something_can_be_turned_away(client: Client, cast: Cast) -> None:
    client.force_login(cast.other_agent)
    assert PLACE in client.get("/interworx/console/").content.decode()
    client.force_login(cast.agent)
    assert "turned-away" not in client.get("/integrato/console/").content.decode()


def test_a_longer_list_costs_no_more_queries(client: Client, cast: Cast, refused: IntakeRefusal) -> None:
    client.force_login(cast.other_agent)
    client.get(PLACE)
    with CaptureQueriesContext(connection) as short:
        client.get(PLACE)
    for number in range(3):
        again = intake.typed("interworx", fact_topic="malware", submission=str(UUID(int=number)))
        Client().post("/interworx/tickets/new", again)
    client.get(PLACE)  # the rail counts anew once after something happened
    with CaptureQueriesContext(connection) as long:
        client.get(PLACE)
    assert IntakeRefusal.objects.count() == 4
    assert len(long) == len(short)
