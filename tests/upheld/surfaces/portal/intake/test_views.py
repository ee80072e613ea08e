"""The steps of opening a ticket, without script."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from tests.support import builders, intake
from tests.support.cast import BEFORE_ALL, Cast
from upheld.notifications.models import Notification
from upheld.presentation.intake import limits
from upheld.surfaces.portal.intake import views
from upheld.tickets.models import Ticket


@pytest.fixture
def send(client: Client) -> Callable[..., str]:
    """Send a filled-in form to the end; answers with where that leads."""

    def sent(desk: str, **other: str) -> str:
        answer = client.post(f"/{desk}/tickets/new", intake.typed(desk, step="send", **other))
        assert answer.status_code == 302, answer.content.decode()
        return str(answer.headers["Location"])

    return sent


@pytest.mark.parametrize("desk", intake.DESKS)
def test_the_promise_is_shown_before_anything_is_sent(client: Client, db: None, desk: str) -> None:
    builders.desk(desk, at=BEFORE_ALL)
    form = client.get(f"/{desk}/tickets/new").content.decode()
    assert 'name="fact_priority"' in form
    assert form.count("<h1") == 1
    confirm = client.post(f"/{desk}/tickets/new", intake.typed(desk, step="confirm")).content.decode()
    assert "Before you send" in confirm
    assert "Because" in confirm
    assert "/support#c-" in confirm
    assert not Ticket.objects.exists()


def test_sending_opens_one_ticket_and_shows_it_to_this_browser(
    client: Client, cast: Cast, send: Callable[..., str]
) -> None:
    place = send("integrato")
    ticket = Ticket.objects.get()
    assert place == f"/integrato/tickets/{ticket.number}/received"
    assert client.get(place).status_code == 200
    assert client.get(f"/integrato/tickets/{ticket.number}").status_code == 200
    assert Client().get(place).status_code == 404
    assert Notification.objects.get(template="ticket-received").recipient == intake.STRANGER["email"]


def test_sending_twice_opens_one_ticket(cast: Cast, send: Callable[..., str]) -> None:
    assert send("integrato") == send("integrato")
    assert Ticket.objects.count() == 1


@pytest.mark.attack(19)
def test_repeating_somebody_elses_submission_shows_nothing_of_it(cast: Cast, send: Callable[..., str]) -> None:
    place = send("integrato")
    other = Client()
    typed = intake.typed("integrato", step="send", email="thief@else.example")
    assert other.post("/integrato/tickets/new", typed).headers["Location"] == place
    assert other.get(place).status_code == 404


@pytest.mark.attack(22)
def test_only_what_the_form_asks_is_taken(cast: Cast, send: Callable[..., str]) -> None:
    claims = {
        "plan": "super-premium",
        "fact_plan": "super-premium",
        "priority": "p1",
        "priority_set": "p1",
        "received_at": "2020-01-01T00:00:00Z",
        "state": "resolved",
        "number": "77",
        "fact_channel": "phone",
        "contact": str(cast.contact.pk),
    }
    send("integrato", **claims)
    ticket = Ticket.objects.get()
    assert (ticket.facts["plan"], ticket.priority, ticket.state, ticket.number) == ("standard", "p2", "open", 1)
    assert ticket.received_at.year != 2020
    assert ticket.contact.email == intake.STRANGER["email"]
    assert ticket.channel == "portal"


def test_whoever_is_signed_in_writes_as_themselves(client: Client, cast: Cast, send: Callable[..., str]) -> None:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    page = client.get("/integrato/tickets/new").content.decode()
    assert cast.contact.email in page
    assert 'name="email"' not in page
    send("integrato", email="else@where.example", name="Else")
    assert Ticket.objects.get().contact == cast.contact
    assert Ticket.objects.get().facts["plan"] == "super-premium"


def test_what_is_missing_is_said_in_place_and_what_was_typed_is_kept(client: Client, cast: Cast) -> None:
    answer = client.post("/interworx/tickets/new", intake.typed("interworx", answer_host="", text="<b>Since</b> noon"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Not sent yet." in page
    assert "This is needed." in page
    assert 'aria-invalid="true"' in page
    assert "&lt;b&gt;Since&lt;/b&gt; noon" in page
    assert not Ticket.objects.exists()


def test_changing_something_brings_everything_back(client: Client, cast: Cast) -> None:
    page = client.post("/integrato/tickets/new", intake.typed("integrato", step="edit")).content.decode()
    assert "No orders come in." in page
    assert intake.SUBMISSION in page
    assert "Not sent yet." not in page


def test_every_answer_is_repeated_once_before_sending(client: Client, db: None) -> None:
    builders.desk("studio", at=BEFORE_ALL)
    typed = intake.typed("studio", step="confirm", answer_wished_for="2026-12-24")
    page = client.post("/studio/tickets/new", typed).content.decode()
    shown = page.partition("<form method")[0]
    assert shown.count("The form sends nothing.") == 1
    assert "Wished-for date" in shown
    assert "24 December 2026" in shown


@pytest.mark.attack(34, 39)
def test_strangers_send_only_so_much_from_one_place(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SENDING", replace(views.SENDING, from_one_place=0))
    answer = client.post("/integrato/tickets/new", intake.typed("integrato", step="send"))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert "Try again at" in answer.content.decode()
    assert "Since noon." in answer.content.decode()
    assert not Ticket.objects.exists()


@pytest.mark.attack(1)
def test_what_is_typed_is_never_run(client: Client, cast: Cast) -> None:
    typed = intake.typed(
        "integrato", subject="<script>alert(1)</script>", text="</textarea><img src=x>", step="confirm"
    )
    page = client.post("/integrato/tickets/new", typed).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_preview_is_a_fragment_that_opens_nothing(client: Client, cast: Cast) -> None:
    answer = client.post("/integrato/tickets/new/preview", {"fact_category": "defect", "fact_priority": "p1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "To be answered by" in page
    assert 'name="seen"' in page
    assert not Ticket.objects.exists()
    assert client.get("/integrato/tickets/new/preview").status_code == 405


def test_whoever_saw_the_preview_sends_at_once(client: Client, cast: Cast) -> None:
    answer = client.post("/integrato/tickets/new", intake.typed("integrato", step="confirm", seen="1"))
    assert answer.status_code == 302


def test_a_priority_is_chosen_by_the_address(client: Client, cast: Cast) -> None:
    page = client.get("/integrato/tickets/new?priority=p3&category=defect").content.decode()
    assert 'value="p3" class="" checked' in page


def test_an_account_is_suggested_where_the_agreement_wants_one(client: Client, db: None) -> None:
    builders.desk("intesys", at=BEFORE_ALL)
    assert "Log in first" in client.get("/intesys/tickets/new").content.decode()


@pytest.mark.attack(30)
def test_a_page_elsewhere_cannot_post(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/integrato/tickets/new", intake.typed("integrato", step="send")).status_code == 403


@pytest.mark.attack(9, 39)
def test_a_stranger_cannot_flood_the_mailbox_of_an_address(client: Client, cast: Cast) -> None:
    for number in range(limits.OPENED_AT_MOST + 2):
        typed = intake.typed("integrato", step="send", submission=str(uuid.UUID(int=number)), subject=f"Buy {number}")
        last = client.post("/integrato/tickets/new", typed)

    assert last.status_code == 429
    assert "Too many tickets were opened from this address" in last.content.decode()
    assert f"Buy {limits.OPENED_AT_MOST + 1}" in last.content.decode()
    assert Notification.objects.filter(template="ticket-received").count() == limits.OPENED_AT_MOST
    other = intake.typed("integrato", step="send", submission=str(uuid.uuid4()), email="another@stranger.example")
    assert client.post("/integrato/tickets/new", other).status_code == 302


@pytest.mark.attack(9)
def test_whoever_is_signed_in_opens_as_many_as_they_have(client: Client, cast: Cast) -> None:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    for number in range(limits.OPENED_AT_MOST + 1):
        typed = intake.typed("integrato", step="send", submission=str(uuid.UUID(int=number)))
        assert client.post("/integrato/tickets/new", typed).status_code == 302
