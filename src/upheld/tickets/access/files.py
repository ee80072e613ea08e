"""The only way a surface gets a file of a ticket or form; whoever may not have one is told that there is none."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from upheld.audit.facts import Actor
from upheld.desks.access import NotFound
from upheld.desks.models import Desk
from upheld.tickets.models import Attachment, Forward, Ticket, Upload
from upheld.tickets.queries.merges import said_to_customer, said_to_desk

_FORWARD_SALT = "upheld.forward"
# How long somebody outside can have the files that were forwarded to them.
FORWARD_LASTS = timedelta(days=30)


def attachment_for_desk(ticket: Ticket, file: UUID) -> Attachment:
    """Return a file that was sent with a message on a ticket, for those who were given the ticket as the desk's."""
    return _the_file(Attachment.objects.filter(message__in=said_to_desk(ticket)), file)


def attachment_for_customer(ticket: Ticket, file: UUID) -> Attachment:
    """Return a file of a ticket for those who were given the ticket as their own; there is none that a note carries."""
    return _the_file(Attachment.objects.filter(message__in=said_to_customer(ticket)), file)


def forward_token(forward: UUID) -> str:
    """Return what addresses carry by which somebody outside has the files of what was forwarded, by its message."""
    return signing.Signer(salt=_FORWARD_SALT).sign(str(forward))


def forwarded_file(token: str, desk: Desk, file: UUID, *, at: datetime) -> Attachment:
    """Return a file that was chosen when a ticket was forwarded, for FORWARD_LASTS; no other exists."""
    try:
        forward = UUID(signing.Signer(salt=_FORWARD_SALT).unsign(token))
    except (signing.BadSignature, ValueError) as fault:
        raise NotFound from fault
    sent = Forward.objects.filter(
        message__public_id=forward, message__ticket__desk=desk, forwarded_at__gt=at - FORWARD_LASTS
    )
    return _the_file(Attachment.objects.filter(forwards__in=sent), file)


def attachment_for_key(file: UUID) -> Attachment:
    """Return a file to whom a key for it was given: whether they may have it was decided then, a moment ago."""
    return _the_file(Attachment.objects.all(), file)


def upload_of(by: Actor, ticket: Ticket, file: UUID) -> Upload:
    """Return a file that somebody sent, before it belongs to a message: it is theirs alone."""
    upload = Upload.objects.filter(public_id=file, ticket=ticket, begun_by=by.reference).first()
    if upload is None:
        raise NotFound
    return upload


def upload_of_form(desk: Desk, submission: UUID, file: UUID) -> Upload:
    """Return a file that was sent with a form, to the browser that fills it in: it alone knows the submission."""
    upload = Upload.objects.filter(public_id=file, desk=desk, submission=submission).first()
    if upload is None:
        raise NotFound
    return upload


def upload_for_key(file: UUID) -> Upload:
    """Return a file that is still to arrive, to whom a key for it was given."""
    upload = Upload.objects.filter(public_id=file, arrived_at__isnull=True).first()
    if upload is None:
        raise NotFound
    return upload


def _the_file(files: QuerySet[Attachment], file: UUID) -> Attachment:
    found = files.filter(public_id=file).first()
    if found is None:
        raise NotFound
    return found
