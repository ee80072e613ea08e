"""A request with an Idempotency-Key is done once, however often and however quickly it is sent."""

import threading

import pytest
from django.db import connection

from tests.support.programs import Answer, Program, ticket
from upheld.desks.models import IdempotentAnswer
from upheld.tickets.models import Message, Ticket


def test_a_repeat_is_given_the_same_answer_and_opens_nothing(program: Program) -> None:
    first = program.call("POST", "/tickets", ticket(), idempotency_key="order-77")
    second = program.call("POST", "/tickets", ticket(), idempotency_key="order-77")

    assert (first.status, second.status) == (201, 201)
    assert second.text == first.text
    assert (first.headers.get("Idempotent-Replayed"), second.headers["Idempotent-Replayed"]) == (None, "true")
    assert Ticket.objects.count() == 1


def test_another_request_under_the_same_key_is_refused(program: Program) -> None:
    program.call("POST", "/tickets", ticket(), idempotency_key="order-77")

    refused = program.call("POST", "/tickets", ticket(subject="Another"), idempotency_key="order-77")

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:idempotency-key-reused")
    assert Ticket.objects.count() == 1


@pytest.mark.attack(19, 29)
def test_a_key_belongs_to_one_token(program: Program, other_program: Program) -> None:
    program.call("POST", "/tickets", ticket(), idempotency_key="order-77")
    other_program.call("POST", "/tickets", ticket(), idempotency_key="order-77")

    assert Ticket.objects.count() == 2


def test_a_refusal_is_not_kept_so_that_the_corrected_request_may_use_the_key(program: Program) -> None:
    refused = program.call("POST", "/tickets", ticket(priority="p9"), idempotency_key="order-77")
    opened = program.call("POST", "/tickets", ticket(priority="p1"), idempotency_key="order-77")

    assert (refused.status, opened.status) == (422, 201)


def test_a_message_is_written_once_too(program: Program) -> None:
    number = program.open()["number"]
    said = {"kind": "note", "text": "Disk at 97 %."}
    for _ in range(2):
        program.call("POST", f"/tickets/{number}/messages", said, idempotency_key="disk")

    assert Message.objects.filter(kind="note").count() == 1


def test_a_key_that_is_no_key_is_refused(program: Program) -> None:
    refused = program.call("POST", "/tickets", ticket(), idempotency_key="x" * 201)

    assert refused.status == 422
    assert not IdempotentAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_repeats_that_come_at_once_open_one_ticket_and_have_one_answer(program: Program) -> None:
    together = threading.Barrier(4)
    answers: list[Answer] = []

    def send() -> None:
        together.wait(timeout=10)
        answers.append(program.call("POST", "/tickets", ticket(), idempotency_key="order-77"))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert Ticket.objects.count() == 1
    assert len({answer.text for answer in answers}) == 1
    assert [answer.status for answer in answers] == [201] * 4
