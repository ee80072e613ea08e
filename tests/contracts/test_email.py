"""A real mail server and its twin behave alike: what they take, what they refuse, what is worth another attempt."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail import get_connection

from tests.support.processes import free_port
from tests.upheld.channels.email.samples import notification
from upheld.channels.email.fake import FakeTransport
from upheld.channels.email.outbound import EmailCarrier, SmtpTransport, Transport
from upheld.notifications.facts import DeliveryFailed

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
REFUSED = {"gone@acme.example": "550 no such user", "full@acme.example": "452 mailbox full, try later"}


@dataclass
class _Sink:
    """What the real server does: refuses whom it must, keeps the rest once per (Message-ID, recipient)."""

    arrived: dict[tuple[str, str], bytes] = field(default_factory=dict)
    sessions: set[int] = field(default_factory=set)

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in REFUSED:
            return REFUSED[address]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        if b"Subject: Re: [IS-12] reject" in content:
            return "554 looks like spam"
        key = next(line for line in content.decode().splitlines() if line.startswith("Message-ID"))
        self.sessions.add(id(session))
        self.arrived.setdefault((key, envelope.rcpt_tos[0]), content)
        return "250 kept"


@pytest.fixture
def sink() -> Iterator[tuple[_Sink, int]]:
    kept = _Sink()
    server = Controller(kept, hostname="127.0.0.1", port=free_port())
    server.start()
    yield kept, server.port
    server.stop()


@pytest.fixture(params=["fake", "smtp"])
def transport(request: pytest.FixtureRequest) -> Iterator[Transport]:
    if request.param == "smtp":
        _, port = request.getfixturevalue("sink")
        real = _smtp(port)
        yield real
        real.close()
        return
    fake = FakeTransport()
    for address, reason in REFUSED.items():
        fake.refuse(address, reason, permanent=reason.startswith("5"))
    yield fake


def test_takes_a_letter(transport: Transport) -> None:
    assert EmailCarrier(transport).carry(notification("ticket-replied")) == "accepted by the mail server"


def test_takes_a_letter_to_a_name_with_a_comma(transport: Transport) -> None:
    EmailCarrier(transport).carry(notification("ticket-replied", name="Sá, Bruno"))


@pytest.mark.parametrize(("address", "reason"), REFUSED.items())
def test_says_why_a_recipient_was_refused_and_whether_for_good(transport: Transport, address: str, reason: str) -> None:
    with pytest.raises(DeliveryFailed) as refused:
        EmailCarrier(transport).carry(notification("ticket-replied", to=address))
    assert (str(refused.value), refused.value.permanent) == (reason, reason.startswith("5"))


def test_goes_on_after_a_refusal(transport: Transport) -> None:
    carrier = EmailCarrier(transport)
    with pytest.raises(DeliveryFailed):
        carrier.carry(notification("ticket-replied", to="gone@acme.example"))
    assert carrier.carry(notification("ticket-replied"))


def test_refuses_for_good_what_cannot_be_written(transport: Transport) -> None:
    with pytest.raises(DeliveryFailed, match="could not be written: KeyError") as refused:
        EmailCarrier(transport).carry(notification("clock-close", strength="iron-clad"))
    assert refused.value.permanent


def test_a_repeat_is_known_by_its_message_id(sink: tuple[_Sink, int]) -> None:
    fake, (kept, port) = FakeTransport(), sink
    for transport in (fake, _smtp(port)):
        for key in ("message:5", "message:5", "message:6"):
            EmailCarrier(transport).carry(notification("ticket-replied", key=key))
        transport.close()
    assert len(fake.letters) == len(kept.arrived) == 2
    assert fake.repeats == 1


def test_one_session_serves_many_letters(sink: tuple[_Sink, int]) -> None:
    kept, port = sink
    transport = _smtp(port)
    for number in range(5):
        EmailCarrier(transport).carry(notification("ticket-replied", key=str(number)))
    transport.close()
    assert (len(kept.arrived), len(kept.sessions)) == (5, 1)


def test_a_letter_that_the_server_rejects_is_refused_for_good(sink: tuple[_Sink, int]) -> None:
    ticket = {"number": 12, "reference": "IS-12", "subject": "reject me", "priority": ""}
    with pytest.raises(DeliveryFailed, match="554 looks like spam") as refused:
        EmailCarrier(_smtp(sink[1])).carry(notification("ticket-replied", ticket=ticket))
    assert refused.value.permanent


def test_a_server_that_does_not_answer_is_worth_another_attempt() -> None:
    with pytest.raises(DeliveryFailed, match="could not be reached") as failure:
        EmailCarrier(_smtp(free_port())).carry(notification("ticket-replied"))
    assert not failure.value.permanent


def test_a_refused_sign_in_is_worth_another_attempt(sink: tuple[_Sink, int]) -> None:
    backend = get_connection(SMTP_BACKEND, host="127.0.0.1", port=sink[1], username="us", password="wrong")
    with pytest.raises(DeliveryFailed) as failure:
        EmailCarrier(SmtpTransport(backend)).carry(notification("ticket-replied"))
    assert not failure.value.permanent


def _smtp(port: int) -> SmtpTransport:
    backend = get_connection(SMTP_BACKEND, host="127.0.0.1", port=port, username="", password="", use_tls=False)
    return SmtpTransport(backend)
