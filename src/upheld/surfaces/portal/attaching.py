"""Files on customers' pages: those that wait to be sent with a form, as the page draws them, and those it brings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.desks.access import NotFound
from upheld.desks.models import Desk
from upheld.files.limits import FILES_PER_MESSAGE, LARGEST_FORM, largest_file
from upheld.now import now
from upheld.presentation.intake.limits import too_many_files
from upheld.presentation.suspects import NO_SECRET, Suspect
from upheld.tickets.access.files import upload_of, upload_of_form
from upheld.tickets.actions import attach, upload
from upheld.tickets.models import Message, Ticket, Upload
from upheld.tickets.queries.files import FileShown, files_of_form, waiting_files
from upheld.workflows import gather_files as gathering
from upheld.workflows.gather_files import Gathered, Sender, gather_files


class TooManyFromHere(ValueError):
    """Whoever sends has sent more files than one needs."""


# Why a file may be refused; the words are for whoever sends it.
REFUSALS = (*gathering.REFUSALS, TooManyFromHere)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where files wait: on a ticket, or in the form that opens one; and who sends them."""

    where: Ticket | upload.Form
    sender: Sender
    at: datetime

    @property
    def waiting(self) -> Sequence[FileShown]:
        """The files that came and were not sent."""
        if isinstance(self.where, upload.Form):
            return files_of_form(self.where.desk, self.where.submission)
        return waiting_files(self.where, kind=Message.Kind.CUSTOMER, by=self.sender.by)

    @property
    def url(self) -> str:
        """Where a page asks to send a file, or takes one back."""
        desk = self.where.desk.name
        if isinstance(self.where, upload.Form):
            return reverse("portal:form_uploads", args=[desk])
        return reverse("portal:uploads", args=[desk, self.where.number])

    def find(self, file: str) -> Upload:
        """Return one of the files that wait here. Raises: NotFound."""
        try:
            number = UUID(file)
        except ValueError as fault:
            raise NotFound from fault
        if isinstance(self.where, upload.Form):
            return upload_of_form(self.where.desk, self.where.submission, number)
        return upload_of(self.sender.by, self.where, number)


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """What a form brought along: files, and words about what was not taken."""

    gathered: Gathered
    refusal: str = ""
    # Whether it was sent only to take a file back.
    only_removes: bool = False

    @property
    def suspects(self) -> tuple[Suspect, ...]:
        """What was taken out of files that the form carried."""
        return tuple(Suspect(finding=finding, where=name) for name, finding in self.gathered.taken_out)


# What a form brings that takes no files.
NO_FILES = Brought(gathered=Gathered(chosen=attach.NOTHING))


def attaching(place: Place | None, *, desk: Desk, has_any: bool = True) -> dict[str, Any]:
    """Return what a form says of its files: one query, none where it is known that there are none."""
    return {
        "url": place.url if place else reverse("portal:form_uploads", args=[desk.name]),
        "waiting": place.waiting if place and has_any else (),
        "files_at_most": FILES_PER_MESSAGE,
        "largest_file": largest_file(),
        "largest_form": LARGEST_FORM,
    }


def bring(request: HttpRequest, place: Place | None) -> Brought:
    """Take the files that a form carries or names, or take one back; without a place it has none."""
    if place is None:
        return NO_FILES
    if gone := request.POST.get("remove"):
        upload.remove(place.find(gone))
        return replace(NO_FILES, only_removes=True)
    named, carried = request.POST.getlist("upload"), request.FILES.getlist("files")
    try:
        for _one in carried:
            refuse_flood(request, place.sender)
        return Brought(gathered=gather_files(place.where, named, carried, sender=place.sender, at=place.at))
    except REFUSALS as refusal:
        return replace(NO_FILES, refusal=str(refusal))


def complete(form: forms.Form, brought: Brought, *, field: str | None) -> bool:
    """Say whether a form can go on; why its files were refused is said at `field`, or for the whole form."""
    valid = form.is_valid()
    if brought.refusal:
        form.add_error(field, brought.refusal)
    return valid and not brought.refusal


def goes_on(request: HttpRequest, brought: Brought) -> bool:
    """Say whether a form is to be sent on; else its page comes back as it was, for something to be changed."""
    return not brought.only_removes and request.POST.get("step") != "edit"


def no_secrets(request: HttpRequest) -> frozenset[str]:
    """Return the marks of what whoever sends says is no secret."""
    return frozenset(request.POST.getlist(NO_SECRET))


def refuse_flood(request: HttpRequest, sender: Sender) -> None:
    """Count one more file of a stranger. Raises: TooManyFromHere."""
    if sender.is_stranger and too_many_files(request, at=now()):
        raise TooManyFromHere(_("too many files were sent from here; wait an hour, or log in"))
