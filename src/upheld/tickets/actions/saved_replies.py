"""Keeping texts that are sent often; sending one is a reply like any other."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.tickets.actions import lock
from upheld.tickets.models import SavedReply
from upheld.tickets.models.saved_reply import TITLE_LENGTH_AT_MOST
from upheld.tickets.queries.placeholders import PLACEHOLDERS, unknown_in

# Per desk, and per person on it.
KEPT_AT_MOST = 300
TEXT_LENGTH_AT_MOST = 20_000


class BadSavedReply(ValueError):
    """A saved reply has a title of its own and a text; the message says what is wrong."""


class UnknownPlaceholder(ValueError):
    """The text names a fact that there is not; the message names those that there are."""


@transaction.atomic
def add(desk: Desk, title: str, text: str, *, owner: User | None, by: Actor, at: datetime) -> SavedReply:
    """Keep a text: the desk's, or with an `owner` only theirs.

    Locks the desk. Raises BadSavedReply, UnknownPlaceholder.
    """
    lock.desk(desk)
    kept = SavedReply.objects.filter(desk=desk, owner=owner, retired_at__isnull=True)
    if kept.count() >= KEPT_AT_MOST:
        raise BadSavedReply(_("there are {count} saved replies; give one up first").format(count=KEPT_AT_MOST))
    row = SavedReply(desk=desk, owner=owner, made_at=at, made_by=by.reference)
    _say(row, title, text)
    row.save()
    _record(row, "added", by=by, at=at)
    return row


@transaction.atomic
def change(row: SavedReply, title: str, text: str, *, by: Actor, at: datetime) -> None:
    """Give a saved reply another title and text. Locks the desk. Raises BadSavedReply, UnknownPlaceholder."""
    lock.desk(row.desk)
    _say(row, title, text)
    row.save(update_fields=["title", "text"])
    _record(row, "changed", by=by, at=at)


@transaction.atomic
def retire(row: SavedReply, *, by: Actor, at: datetime) -> None:
    """Offer a saved reply no longer; again changes nothing."""
    lock.desk(row.desk)
    if SavedReply.objects.filter(pk=row.pk, retired_at__isnull=True).update(retired_at=at, retired_by=by.reference):
        _record(row, "retired", by=by, at=at)


def _say(row: SavedReply, title: str, text: str) -> None:
    title, text = " ".join(title.split()), text.replace("\r\n", "\n").strip()
    if not title or len(title) > TITLE_LENGTH_AT_MOST:
        raise BadSavedReply(_("write a title of at most {count} letters").format(count=TITLE_LENGTH_AT_MOST))
    if not text or len(text) > TEXT_LENGTH_AT_MOST:
        raise BadSavedReply(_("write a text of at most {count} letters").format(count=TEXT_LENGTH_AT_MOST))
    same = SavedReply.objects.filter(desk=row.desk, owner=row.owner, retired_at__isnull=True, title=title)
    if same.exclude(pk=row.pk).exists():
        raise BadSavedReply(_("there is a saved reply “{title}” already").format(title=title))
    if unknown := unknown_in(text):
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise UnknownPlaceholder(
            _("{{{name}}} stands for nothing; there are {known}").format(name=unknown[0], known=known)
        )
    row.title, row.text = title, text


def _record(row: SavedReply, verb: str, *, by: Actor, at: datetime) -> None:
    record("saved reply", row.pk, verb, desk=row.desk.name, by=by, at=at, facts={"title": row.title})
