"""Taking files that people send, before they belong to a message: begun, arrived, removed, swept away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.files import judging, limits, names, store
from upheld.tickets.access import KEPT_FOR
from upheld.tickets.actions import lock
from upheld.tickets.models import IntakeRefusal, Message, Ticket, Upload

# How long a file may lie unsent; the draft it belongs to is old by then.
LASTS = timedelta(hours=48)
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(%s, hashtext(%s))"
_COPIED_AT_ONCE = 1024 * 1024


class Empty(ValueError):
    """There is nothing in the file."""


class TooLarge(ValueError):
    """The file has more bytes than one file may have."""


class TooManyWaiting(ValueError):
    """As many files wait on this ticket by the same person, or in this form, as may be."""


class NoRoom(ValueError):
    """The disk is full, or nearly so."""


class NoLongerWanted(ValueError):
    """It was removed, or it has arrived already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form that is being filled in, whose ticket does not exist yet."""

    desk: Desk
    # What the form has made up for the ticket that it will open; only the browser that fills it in knows it.
    submission: UUID


@transaction.atomic
def begin(
    place: Ticket | Form,
    *,
    kind: Message.Kind,
    name: str,
    size: int,
    by: Actor,
    at: datetime,
    stranger: bool = False,
) -> Upload:
    """Write down that a file will arrive for a message on a ticket or in a form; nothing is promised about it yet.

    `stranger` says that whoever sends it has not signed in. Locks the ticket or the form, so that its files are
    counted rightly.
    Refuses: Empty, TooLarge, NoRoom, TooManyWaiting: before a byte has moved.
    """
    _refuse_size(size)
    whose = _room_in_form(place, size) if isinstance(place, Form) else _room_on_ticket(place, by)
    return Upload.objects.create(
        **whose,
        kind=kind,
        name=names.clean_name(name),
        size=size,
        begun_at=at,
        begun_by=by.reference,
        by_stranger=stranger,
    )


def finish(upload: Upload, part: Path, *, at: datetime, taken_out: int = 0) -> Upload:
    """Keep a file that lies whole at `part`, and let it be sent with a message; `taken_out` secrets are gone from it.

    What it is, its content says. A picture that may be shown is drawn anew, and the one that came is not kept; one that
    cannot be drawn is handed out like any other file.
    Locks nothing while it works: who writes the part is alone with it. Refuses: NoLongerWanted.
    """
    known = {**judging.kept(upload, part), "secrets_taken_out": taken_out}
    with transaction.atomic():
        row = Upload.objects.select_for_update().filter(pk=upload.pk, arrived_at__isnull=True).first()
        if row is not None:
            for field, value in known.items():
                setattr(row, field, value)
            row.arrived_at = at
            row.save(update_fields=[*known, "arrived_at"])
            return row
    if not Upload.objects.filter(pk=upload.pk).exists():
        store.discard(upload.key, upload.thumbnail_key)
    raise NoLongerWanted(_("the file was removed meanwhile"))


def take(
    place: Ticket | Form,
    content: IO[bytes],
    *,
    kind: Message.Kind,
    name: str,
    size: int,
    by: Actor,
    at: datetime,
    stranger: bool = False,
    taken_out: int = 0,
) -> Upload:
    """Take a file that came with a form, all of it at once. Refuses what `begin` does."""
    upload = begin(place, kind=kind, name=name, size=size, by=by, at=at, stranger=stranger)
    with store.arriving(upload.public_id.hex) as (path, part):
        while piece := content.read(_COPIED_AT_ONCE):
            part.write(piece)
        part.flush()
        return finish(upload, path, at=at, taken_out=taken_out)


def remove(upload: Upload) -> None:
    """Delete a file that was not sent, its content first: a row without content is swept later."""
    store.discard(upload.key, upload.thumbnail_key)
    Upload.objects.filter(pk=upload.pk).delete()


@transaction.atomic
def sweep_one(*, at: datetime) -> bool:
    """Delete one file that nobody sent in time, unless another worker has it in hand; return whether there was one.

    Those of a request that was turned away wait for as long as whoever asked can come back to their words.
    """
    turned_away = IntakeRefusal.objects.filter(
        desk=OuterRef("desk"), submission=OuterRef("submission"), ticket=None, turned_away_at__gt=at - KEPT_FOR
    )
    old = Upload.objects.select_for_update(of=("self",), skip_locked=True).filter(begun_at__lte=at - LASTS)
    upload = old.filter(~Exists(turned_away)).order_by("begun_at").first()
    if upload is None:
        return False
    remove(upload)
    return True


def _room_on_ticket(ticket: Ticket, by: Actor) -> dict[str, Any]:
    ticket = lock.ticket(ticket)
    if Upload.objects.filter(ticket=ticket, begun_by=by.reference).count() >= limits.WAITING_AT_MOST:
        raise TooManyWaiting(_("send or remove some of the files that wait on this ticket first"))
    return {"desk": ticket.desk, "ticket": ticket}


def _room_in_form(form: Form, size: int) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [form.desk.pk % 2**31, form.submission.hex])
    waiting = Upload.objects.filter(desk=form.desk, submission__isnull=False)
    if waiting.filter(submission=form.submission).count() >= limits.FILES_PER_MESSAGE:
        raise TooManyWaiting(_("one message carries at most %(count)d files") % {"count": limits.FILES_PER_MESSAGE})
    of_strangers = waiting.filter(by_stranger=True).aggregate(bytes=Sum("size"))["bytes"] or 0
    if of_strangers + size > limits.OF_STRANGERS_AT_MOST:
        raise NoRoom(_("too many files wait to be sent just now; try again in some hours, or send without it"))
    return {"desk": form.desk, "submission": form.submission}


def _refuse_size(size: int) -> None:
    if size < 1:
        raise Empty(_("the file is empty"))
    if size > limits.largest_file():
        largest = filesizeformat(limits.largest_file())
        raise TooLarge(_("the file is larger than %(largest)s") % {"largest": largest})
    if not store.has_room(size):
        raise NoRoom(_("there is no room for the file just now; the desk has to make some"))
