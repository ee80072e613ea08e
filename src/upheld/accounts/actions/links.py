"""Mailing links that prove who reads an address, and using them up; what a link then does is a workflow's work."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from upheld.accounts.facts import ADDRESS_MAIL, INVITED_MAIL, KNOWN_MAIL, OFFER_MAIL, Sender
from upheld.accounts.models import MailedLink, User
from upheld.accounts.queries import links_mailed, reader_of
from upheld.audit.facts import Actor
from upheld.notifications.actions import outbox

# How long a link works: who asked for it is waiting; who was invited reads mail within the week.
ASKED_GOOD_FOR = timedelta(hours=1)
INVITED_GOOD_FOR = timedelta(days=7)
# Of what a link is made: 256 random bits.
RANDOM_BYTES = 32
# No more links than this go to one address within an hour, whoever asks for them and from wherever.
HOURLY = 4
_HOUR = timedelta(hours=1)
_KEPT = timedelta(days=30)
_OWN = (MailedLink.Purpose.SIGN_UP, MailedLink.Purpose.SIGN_IN)


class NoLongerOpen(ValueError):
    """The link was used, or its time ran out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What was asked for: a link to an address."""

    email: str
    # in whose name the mail is written
    sender: Sender
    # where it leads afterwards: a path of ours, or empty
    onwards: str


def offer_account(asked: Asked, *, by: Actor, at: datetime) -> None:
    """Mail an address a link to make an account, or, where there is one, to sign in to it.

    Either way it is one link and one mail, so that nobody learns which it was. Past HOURLY nothing is sent.
    """
    email = asked.email.strip().lower()
    if links_mailed(email, since=at - _HOUR, purposes=_OWN) >= HOURLY:
        return
    known = reader_of(email)
    known = known if known and known.is_active else None
    purpose = MailedLink.Purpose.SIGN_IN if known else MailedLink.Purpose.SIGN_UP
    with transaction.atomic():
        link = _made(purpose, asked, good_for=ASKED_GOOD_FOR, by=by, at=at)
        _mail(link, KNOWN_MAIL if known else OFFER_MAIL, asked, language=_language(known), at=at)


@transaction.atomic
def invite(asked: Asked, *, name: str, organisation: str, language: str, by: Actor, at: datetime) -> MailedLink:
    """Ask an address to make an account, in the name of `by`; who has one already is led to sign in instead.

    `organisation` is the customer for whom they would write; `language` is theirs, as far as it is known.
    """
    known = reader_of(asked.email)
    purpose = MailedLink.Purpose.SIGN_IN if known else MailedLink.Purpose.SIGN_UP
    link = _made(purpose, asked, good_for=INVITED_GOOD_FOR, by=by, at=at, name=name, inviter_name=by.name)
    told = _language(known) if known else language or get_language() or ""
    _mail(link, INVITED_MAIL, asked, language=told, at=at, inviter=by.name, organisation=organisation)
    return link


def add_address(user: User, asked: Asked, *, at: datetime) -> None:
    """Mail a link by which somebody proves that one more address is theirs. Past HOURLY nothing is sent."""
    email = asked.email.strip().lower()
    purpose = MailedLink.Purpose.ADDRESS
    if links_mailed(email, since=at - _HOUR, purposes=[purpose]) >= HOURLY:
        return
    with transaction.atomic():
        link = _made(purpose, asked, good_for=ASKED_GOOD_FOR, by=user.as_actor, at=at)
        _mail(link, ADDRESS_MAIL, asked, language=user.language, at=at)


def to_sign_in(asked: Asked, *, good_for: timedelta, by: Actor, at: datetime) -> MailedLink:
    """Make a link that signs in, for a mail that is written elsewhere."""
    return _made(MailedLink.Purpose.SIGN_IN, asked, good_for=good_for, by=by, at=at)


def use_up(link: MailedLink, *, by: Actor, at: datetime) -> MailedLink:
    """Use a link, once only: locks it. Call it in the transaction of what it does. Raises NoLongerOpen."""
    link = MailedLink.objects.select_for_update().get(pk=link.pk)
    if link.used_at is not None or link.expires_at <= at:
        raise NoLongerOpen
    link.used_at, link.used_by = at, by.reference
    link.save(update_fields=["used_at", "used_by"])
    return link


def void_others(email: str, *, by: Actor, at: datetime) -> None:
    """Make an end of every other link that would sign somebody in or up with an address."""
    open_ones = MailedLink.objects.filter(email=email.lower(), purpose__in=_OWN, used_at__isnull=True)
    open_ones.update(used_at=at, used_by=by.reference)


def forget_old(*, at: datetime) -> int:
    """Forget the links that have not worked for a month; return how many."""
    forgotten, _ = MailedLink.objects.filter(expires_at__lt=at - _KEPT).delete()
    return forgotten


def _made(
    purpose: MailedLink.Purpose, asked: Asked, *, good_for: timedelta, by: Actor, at: datetime, **named: str
) -> MailedLink:
    return MailedLink.objects.create(
        purpose=purpose,
        email=asked.email.strip().lower(),
        nonce=secrets.token_urlsafe(RANDOM_BYTES),
        desk=asked.sender.name,
        onwards=asked.onwards,
        made_at=at,
        made_by=by.reference,
        expires_at=at + good_for,
        **named,
    )


def _language(known: User | None) -> str:
    return known.language if known else get_language() or ""


def _mail(link: MailedLink, template: str, asked: Asked, *, language: str, at: datetime, **words: Any) -> None:
    outbox.put(
        f"mailed-link:{link.pk}",
        desk=asked.sender.name,
        subject="account",
        number=link.pk,
        to=outbox.Recipient(address=link.email, name="", language=language),
        template=template,
        payload={
            "desk": asked.sender.as_payload(),
            "link": link.nonce,
            "purpose": link.purpose,
            "until": link.expires_at.isoformat(),
            **words,
        },
        at=at,
    )
