"""Addresses that strangers typed: written to once, and freely once somebody there has said that they are theirs."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import account_mails, builders, intake
from tests.support.cast import BEFORE_ALL, Cast
from upheld.channels.email.letter import compose
from upheld.customers.models import Contact
from upheld.notifications.actions import correspondents, deliver
from upheld.notifications.facts import MAILS_TO_ONE
from upheld.notifications.models import Correspondent, Notification
from upheld.notifications.queries import is_unconfirmed
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Ticket

ANA = intake.STRANGER["email"]
TRICK = "Click https://evil.example now"


def sent_to(address: str) -> list[str]:
    """Let the outbox worker do all that is due, and return what went to an address, by template."""
    at = now() + timedelta(seconds=5)
    while delivery := deliver.begin(at=at):
        with deliver.in_hand(delivery):
            deliver.complete(delivery, said="ok", at=at)
    gone = Notification.objects.filter(recipient=address, delivered_at__isnull=False)
    return sorted(gone.values_list("template", flat=True))


def open_as_stranger(client: Client, **other: str) -> Ticket:
    typed = intake.typed("integrato", step="send", **other)
    assert client.post("/integrato/tickets/new", typed).status_code == 302
    return Ticket.objects.order_by("-id")[0]


def link_in_mail() -> str:
    letter = compose(Notification.objects.get(template="address-confirm"))
    found = re.search(r"/integrato/confirm/\S+", str(letter.body))
    assert found is not None
    return found.group()


@pytest.mark.attack(8, 9, 39)
def test_an_unknown_address_is_written_to_once_whatever_is_done_in_its_name(client: Client, cast: Cast) -> None:
    for number in range(4):
        ticket = open_as_stranger(client, submission=f"5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a{number:02}")
    message.reply(ticket, "Here is how.", by=cast.agent.as_actor, at=now())
    client.post("/integrato/track/", {"email": ANA})

    assert sent_to(ANA) == ["address-confirm"]
    assert Ticket.objects.count() == 4


@pytest.mark.attack(9, 39)
def test_the_one_mail_says_nothing_that_a_stranger_typed(client: Client, cast: Cast) -> None:
    open_as_stranger(client, name=TRICK, subject=TRICK, text=TRICK)
    letter = compose(Notification.objects.get(template="address-confirm"))
    whole = letter.message().as_string() + str(letter.subject) + str(letter.body) + str(letter.alternatives[0][0])
    assert "evil" not in whole
    assert letter.to == [ANA]


def test_confirming_lets_go_of_what_was_held_and_leads_to_the_ticket(client: Client, cast: Cast) -> None:
    ticket = open_as_stranger(client)
    message.reply(ticket, "Here is how.", by=cast.agent.as_actor, at=now())
    assert sent_to(ANA) == ["address-confirm"]
    elsewhere, link = Client(), link_in_mail()

    assert elsewhere.get(link).status_code == 200
    assert is_unconfirmed("integrato", ANA)
    answer = elsewhere.post(link)

    assert answer.headers["Location"] == f"/integrato/tickets/{ticket.number}"
    assert elsewhere.get(answer.headers["Location"]).status_code == 200
    assert not is_unconfirmed("integrato", ANA)
    assert sent_to(ANA) == ["address-confirm", "ticket-received", "ticket-replied"]


@pytest.mark.attack(19, 26)
def test_a_forged_a_foreign_and_an_old_link_are_alike(client: Client, cast: Cast) -> None:
    open_as_stranger(client)
    link = link_in_mail()
    Correspondent.objects.update(typed_at=now() - timedelta(days=31))
    answers = [client.post(one) for one in (link, link.replace("integrato", "interworx"), "/integrato/confirm/x:y/")]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert is_unconfirmed("integrato", ANA)


def test_whoever_is_known_is_written_to_as_ever(client: Client, cast: Cast) -> None:
    open_as_stranger(client, email=cast.contact.email)
    assert sent_to(cast.contact.email) == ["ticket-received"]
    assert not Correspondent.objects.exists()


@pytest.mark.attack(25, 39)
def test_an_address_of_an_allowed_domain_is_to_be_confirmed_too(client: Client, cast: Cast) -> None:
    open_as_stranger(client, email="New@Acme.example")
    assert Contact.objects.get(email="new@acme.example")
    assert sent_to("new@acme.example") == ["address-confirm"]


def test_an_address_that_was_never_confirmed_is_asked_once_more_after_the_link_has_ended(cast: Cast) -> None:
    desk = {"name": "integrato", "title": "Integrato", "zone": "Asia/Kolkata", "email": "support@integrato.example"}
    for days in (0, 1, 29, 30, 31):
        correspondents.ask(desk, "Ana@X.example", number=1, language="en", at=BEFORE_ALL + timedelta(days=days))
    written = Notification.objects.filter(recipient="ana@x.example").values_list("written_at", flat=True)
    assert sorted((at - BEFORE_ALL).days for at in written) == [0, 30]


@pytest.mark.attack(8, 9)
def test_nobody_gets_more_than_so_many_mails_in_an_hour_and_none_is_lost(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=now())
    for number in range(MAILS_TO_ONE.at_most + 5):
        message.reply(ticket, f"Word {number}", by=cast.agent.as_actor, at=now())
    assert len(sent_to(cast.contact.email)) == MAILS_TO_ONE.at_most
    waiting = Notification.objects.filter(recipient=cast.contact.email, next_attempt_at__isnull=False)
    assert waiting.count() >= 5
    assert min(waiting.values_list("next_attempt_at", flat=True)) > now() + timedelta(minutes=50)


@pytest.mark.attack(9)
def test_a_form_that_anyone_sends_shuts_nobody_out_of_their_account(client: Client, cast: Cast) -> None:
    open_as_stranger(client)
    assert sent_to(ANA) == ["address-confirm"]
    Client().post("/accounts/signup/", {"email": ANA, "next": "/integrato/tickets/"})
    assert sent_to(ANA) == ["account-offer", "address-confirm"]


@pytest.mark.attack(9)
def test_proving_an_address_for_an_account_confirms_it_and_lets_go_of_what_was_held(client: Client, cast: Cast) -> None:
    ticket = open_as_stranger(client)
    message.reply(ticket, "Here is how.", by=cast.agent.as_actor, at=now())
    assert sent_to(ANA) == ["address-confirm"]

    browser = Client()
    browser.post("/accounts/signup/", {"email": ANA})
    browser.post(account_mails.link_to(ANA), {"name": "Ana Sousa"})

    assert not is_unconfirmed("integrato", ANA)
    assert "ticket-replied" in sent_to(ANA)
