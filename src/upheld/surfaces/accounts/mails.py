"""Puts the mails of our library for accounts into the outbox; what they say is the work of templates."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from upheld.accounts.actions import links
from upheld.accounts.facts import CODE_MAIL, MAIL_PURPOSE, NOTICE_MAIL, RESET_MAIL, UNKNOWN_MAIL
from upheld.accounts.queries import reader_of
from upheld.audit.facts import THE_DESK
from upheld.notifications.actions import outbox
from upheld.sealing import seal
from upheld.surfaces.accounts.arrival import onwards_of, sender_for

Words = Callable[[dict[str, Any], links.Asked, datetime], tuple[str, dict[str, Any]]]


def put(prefix: str, email: str, context: dict[str, Any], *, asked_by: HttpRequest, at: datetime) -> None:
    """Write down that an address must be told what the library calls `prefix`, in its reader's language."""
    asked = links.Asked(email=email, sender=sender_for(asked_by), onwards=onwards_of(asked_by))
    template, words = _MADE.get(prefix, _notice(prefix))(context, asked, at)
    known = reader_of(email)
    outbox.put(
        f"account:{template}:{known.pk if known else 0}:{email.lower()}:{at.isoformat()}",
        desk=asked.sender.name,
        subject="account",
        number=known.pk if known else 0,
        to=outbox.Recipient(address=email, name="", language=known.language if known else get_language() or ""),
        template=template,
        payload={"desk": asked.sender.as_payload(), **words},
        at=at,
    )


def _code(context: dict[str, Any], asked: links.Asked, at: datetime) -> tuple[str, dict[str, Any]]:
    """A code for the page that asked, and a link for wherever the mail is read."""
    good_for = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    link = links.to_sign_in(asked, good_for=good_for, by=THE_DESK, at=at)
    minutes = int(good_for.total_seconds() // 60)
    return CODE_MAIL, {"sealed": seal(context["code"], purpose=MAIL_PURPOSE), "link": link.nonce, "minutes": minutes}


def _unknown(context: dict[str, Any], asked: links.Asked, at: datetime) -> tuple[str, dict[str, Any]]:
    return UNKNOWN_MAIL, {}


def _password(context: dict[str, Any], asked: links.Asked, at: datetime) -> tuple[str, dict[str, Any]]:
    """Of the address only its path: the host is the installation's, whatever host was asked."""
    return RESET_MAIL, {"sealed": seal(urlsplit(context["password_reset_url"]).path, purpose=MAIL_PURPOSE)}


def _notice(prefix: str) -> Words:
    def words(context: dict[str, Any], asked: links.Asked, at: datetime) -> tuple[str, dict[str, Any]]:
        return NOTICE_MAIL, {"happened": prefix}

    return words


_MADE: dict[str, Words] = {
    "account/email/login_code": _code,
    "account/email/unknown_account": _unknown,
    "account/email/password_reset_key": _password,
}
