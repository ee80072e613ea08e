"""Seats at a webinar: asking for one, confirming, giving it back. What is told of it is `telling`."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK
from upheld.customers.queries import contact_with
from upheld.knowledge.actions import telling
from upheld.knowledge.models import Registration, Webinar
from upheld.notifications.actions import correspondents

NAME_AT_MOST = 200


class Full(ValueError):
    """Every seat is taken."""


class Over(ValueError):
    """The webinar has begun; nobody registers any more."""


@transaction.atomic
def ask(webinar: Webinar, *, name: str, email: str, language: str, is_known: bool, at: datetime) -> Registration:
    """Ask for a seat. Whoever is known to own the address has it at once; a stranger is mailed a link to confirm.

    Locks the webinar, so that no seat is given twice. Asking again only sends the mail again, at most once an hour.
    Raises: Full, Over.
    """
    webinar = _held(webinar)
    _refuse_over(webinar, at=at)
    registration = Registration.objects.filter(webinar=webinar, email__iexact=email).first()
    if registration is None or not registration.stands:
        _refuse_full(webinar)
        registration = _asked(registration, webinar, name=name, email=email, language=language, at=at)
    if not is_known and contact_with(webinar.article.desk, email) is None:
        correspondents.write_down(webinar.article.desk.name, email, at=at)
    if is_known and not registration.stands:
        _confirm(registration, at=at)
    registration.webinar = webinar
    (telling.seat if registration.stands else telling.to_confirm)(registration, at=at)
    return registration


@transaction.atomic
def confirm(registration: Registration, *, at: datetime) -> Registration:
    """Give the seat that was asked for to whoever followed the link; again changes nothing. Raises: Full, Over."""
    webinar = _held(registration.webinar)
    registration = Registration.objects.get(pk=registration.pk)
    registration.webinar = webinar
    if registration.stands:
        return registration
    _refuse_over(webinar, at=at)
    _refuse_full(webinar)
    _confirm(registration, at=at)
    correspondents.confirm(webinar.article.desk.name, registration.email, at=at)
    telling.seat(registration, at=at)
    return registration


@transaction.atomic
def cancel(registration: Registration, *, at: datetime) -> None:
    """Give a seat back, or take back that one asked for it; again changes nothing. Locks the webinar."""
    webinar = _held(registration.webinar)
    registration = Registration.objects.get(pk=registration.pk)
    if registration.cancelled_at is None:
        registration.cancelled_at = at
        registration.save(update_fields=["cancelled_at"])
        _record(webinar, "seat given back", at=at)


def _asked(
    registration: Registration | None, webinar: Webinar, *, name: str, email: str, language: str, at: datetime
) -> Registration:
    row = registration or Registration(webinar=webinar, email=email)
    row.name, row.language, row.asked_at = name.strip()[:NAME_AT_MOST], language, at
    row.confirmed_at = row.cancelled_at = None
    row.save()
    return row


def _confirm(registration: Registration, *, at: datetime) -> None:
    registration.confirmed_at, registration.cancelled_at = at, None
    registration.save(update_fields=["confirmed_at", "cancelled_at"])
    _record(registration.webinar, "seat taken", at=at)


def _refuse_over(webinar: Webinar, *, at: datetime) -> None:
    if webinar.starts_at <= at or webinar.article.retired_at is not None:
        raise Over(_("it has begun; there is nothing to register for any more"))


def _refuse_full(webinar: Webinar) -> None:
    taken = Registration.objects.filter(webinar=webinar, confirmed_at__isnull=False, cancelled_at__isnull=True)
    if webinar.seats is not None and taken.count() >= webinar.seats:
        raise Full(_("every seat is taken"))


def _held(webinar: Webinar) -> Webinar:
    rows = Webinar.objects.select_for_update(of=("self",))
    return rows.select_related("article__desk", "article__draft", "article__published").get(pk=webinar.pk)


def _record(webinar: Webinar, verb: str, *, at: datetime) -> None:
    """Record that it happened; who has a seat stands in their row alone, which can be erased."""
    article = webinar.article
    record("article", article.pk, verb, desk=article.desk.name, by=THE_DESK, at=at, facts={"slug": article.slug})
