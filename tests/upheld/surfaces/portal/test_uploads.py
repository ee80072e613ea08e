"""Asking where a file may go, from the form that opens a ticket and from the ticket's page: for whose it is alone."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
from upheld.presentation.file_keys import Way, file_of
from upheld.presentation.intake import limits
from upheld.tallies.facts import Limit
from upheld.tickets.models import Ticket, Upload

SUBMISSION = str(uuid4())
IN_FORM, ON_TICKET = "/integrato/tickets/new/uploads", "/integrato/tickets/1/uploads"
SENT = {"name": "../a.log", "size": "5", "submission": SUBMISSION}


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=now())


@pytest.fixture
def customer(cast: Cast) -> Client:
    client = Client()
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def arrived(row: Upload) -> None:
    Upload.objects.filter(pk=row.pk).update(arrived_at=now(), media_type="x", sha256="x")


def test_a_stranger_is_told_where_one_file_may_go(cast: Cast, client: Client) -> None:
    told = client.post(IN_FORM, SENT)

    row = Upload.objects.get()
    assert told.status_code == 201
    assert file_of(told.json()["put"].partition("key=")[2].replace("%3A", ":"), Way.ARRIVE, at=now()) == row.public_id
    assert (row.name, row.begun_by, row.by_stranger, str(row.submission)) == ("a.log", "visitor", True, SUBMISSION)


def test_whoever_is_signed_in_is_no_stranger(cast: Cast, customer: Client, ticket: Ticket) -> None:
    customer.post(IN_FORM, SENT)
    customer.post(ON_TICKET, SENT)

    assert set(Upload.objects.values_list("begun_by", "by_stranger", "ticket")) == {
        (cast.contact.as_actor.reference, False, None),
        (cast.contact.as_actor.reference, False, ticket.pk),
    }


def test_a_file_is_listed_and_taken_back_by_the_form_that_sent_it(cast: Cast, client: Client) -> None:
    client.post(IN_FORM, SENT)
    row = Upload.objects.get()
    arrived(row)

    assert "a.log" in client.get(IN_FORM, headers={"X-Submission": SUBMISSION}).content.decode()
    assert "a.log" not in client.get(IN_FORM, headers={"X-Submission": str(uuid4())}).content.decode()
    assert client.post(IN_FORM, {"remove": str(row.public_id), "submission": str(uuid4())}).status_code == 404
    assert client.post(IN_FORM, {"remove": "../../x", "submission": SUBMISSION}).status_code == 404
    assert Upload.objects.exists()
    assert client.post(IN_FORM, {"remove": str(row.public_id), "submission": SUBMISSION}).status_code == 200
    assert not Upload.objects.exists()


@pytest.mark.attack(15)
def test_nobody_else_has_a_place_on_the_ticket(cast: Cast, client: Client, ticket: Ticket) -> None:
    assert client.post(ON_TICKET, SENT).status_code == 404
    assert client.post(IN_FORM, {**SENT, "submission": "no id"}).status_code == 404
    assert not Upload.objects.exists()


def test_what_is_too_large_is_refused_before_it_is_sent(cast: Cast, client: Client) -> None:
    told = client.post(IN_FORM, {**SENT, "size": str(2**60)})

    assert (told.status_code, told.json()["refusal"][:18]) == (409, "The file is larger")


@pytest.mark.attack(39)
def test_strangers_begin_only_so_many_files_from_one_address(
    cast: Cast, client: Client, customer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILES_FROM_ONE_PLACE", Limit(deed="files begun", at_most=1))

    assert [client.post(IN_FORM, SENT).status_code for _turn in range(2)] == [201, 409]
    assert [customer.post(IN_FORM, SENT).status_code for _turn in range(2)] == [201, 201]
