"""Mail going out: handing letters to a mail server and saying what became of each.

Composing them is the work of `letter`.
"""

import smtplib
from typing import Protocol

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from upheld.channels.email.letter import compose
from upheld.notifications.facts import DeliveryFailed
from upheld.notifications.models import Notification

# SMTP replies from here on say that trying again is in vain (RFC 5321, 4.2.1).
PERMANENT = 500


class Transport(Protocol):
    """What takes a letter over: a mail server, or its twin in `fake`."""

    def send(self, letter: EmailMultiAlternatives) -> str:
        """Hand a letter over and return what was said; Raises: DeliveryFailed."""

    def close(self) -> None:
        """Let go of the server; the next letter connects again."""


class EmailCarrier:
    """Carries notifications as mails."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def carry(self, notification: Notification) -> str:
        """Compose a notification and hand it over; return what was said. Raises: DeliveryFailed."""
        try:
            letter = compose(notification)
        except (KeyError, TypeError, ValueError, TemplateDoesNotExist, TemplateSyntaxError) as fault:
            reason = f"the mail could not be written: {type(fault).__name__}: {fault}"
            raise DeliveryFailed(reason, permanent=True) from fault
        return self._transport.send(letter)

    def close(self) -> None:
        """Let go of the server."""
        self._transport.close()


class SmtpTransport:
    """The mail server of the settings, kept connected from one letter to the next until closed."""

    def __init__(self, connection: BaseEmailBackend | None = None) -> None:
        self._connection = connection or get_connection()

    def send(self, letter: EmailMultiAlternatives) -> str:
        """Hand a letter to the server; Raises: DeliveryFailed, permanent if the server says so of this letter."""
        try:
            self._connection.open()
            self._connection.send_messages([letter])
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise _failure(fault) from fault
        return "accepted by the mail server"

    def close(self) -> None:
        """End the session with the server, if there is one."""
        self._connection.close()


def _failure(fault: OSError) -> DeliveryFailed:
    """Only a refusal of this recipient or this letter is permanent: a refused sign-in or sender is ours to mend."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(fault.recipients.values()))
        return DeliveryFailed(_words(code, said), permanent=code >= PERMANENT)
    if isinstance(fault, smtplib.SMTPResponseException):
        refused = isinstance(fault, smtplib.SMTPDataError) and fault.smtp_code >= PERMANENT
        return DeliveryFailed(_words(fault.smtp_code, fault.smtp_error), permanent=refused)
    return DeliveryFailed(f"the mail server could not be reached: {fault}", permanent=False)


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {text}"
