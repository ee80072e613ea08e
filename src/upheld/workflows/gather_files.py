"""Gathering the files that a customer sends with a form: those that wait already, and those that the form carries.

What looks like a secret is taken out of the latter before they are kept; out of the former it was taken on arrival.
"""

import io
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.core.files.uploadedfile import UploadedFile

from upheld.audit.facts import Actor
from upheld.redaction.finding import Finding
from upheld.redaction.search import redacted_file
from upheld.tickets.actions import attach, upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Message, Ticket, Upload
from upheld.tickets.models.upload import is_searched
from upheld.workflows.choose_files import ids_among

NO_FINDINGS: tuple[Finding, ...] = ()

# Why a file may be refused; the words are for whoever sends it.
REFUSALS = (
    attach.NotWaiting,
    attach.StillArriving,
    attach.TooManyFiles,
    upload.Empty,
    upload.TooLarge,
    upload.TooManyWaiting,
    upload.NoRoom,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """Whoever sends files from a customer's page."""

    by: Actor
    # Whether they have not signed in.
    is_stranger: bool
    # The marks of what they say is no secret.
    not_secret: Collection[str] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """The files that go along, and what was taken out of those that the form carried."""

    chosen: Chosen
    # The name of the file, and what was found in it.
    taken_out: tuple[tuple[str, Finding], ...] = ()


def gather_files(
    place: Ticket | upload.Form,
    named: Iterable[str],
    carried: "Iterable[UploadedFile[bytes]]",
    *,
    sender: Sender,
    at: datetime,
) -> Gathered:
    """Return the files to send; each that is carried waits from then on, so that no refusal loses it.

    Refuses what `upload.take` does.
    """
    ids, taken_out = ids_among(named), []
    for one in carried:
        kept, findings = _taken(place, one, sender=sender, at=at)
        ids.append(kept.public_id)
        taken_out += [(kept.name, finding) for finding in findings]
    submission = place.submission if isinstance(place, upload.Form) else None
    return Gathered(chosen=Chosen(ids=tuple(ids), submission=submission), taken_out=tuple(taken_out))


def _taken(
    place: Ticket | upload.Form, one: "UploadedFile[bytes]", *, sender: Sender, at: datetime
) -> tuple[Upload, tuple[Finding, ...]]:
    content: IO[bytes] = one
    size, findings = one.size or 0, NO_FINDINGS
    if is_searched(sender.by.reference, size):
        searched = redacted_file(one.read(), kept=sender.not_secret)
        content, size, findings = io.BytesIO(searched.content), len(searched.content), searched.taken_out
    kept = upload.take(
        place,
        content,
        kind=Message.Kind.CUSTOMER,
        name=one.name or "",
        size=size,
        by=sender.by,
        at=at,
        stranger=sender.is_stranger,
        taken_out=len(findings),
    )
    return kept, findings
