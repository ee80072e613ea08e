"""What a form in a website brings along: files, which wait under its submission, and words that look like secrets."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from upheld.audit.facts import A_VISITOR
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.limits import too_many_files
from upheld.presentation.intake.proving import FIELD as PROOF
from upheld.presentation.suspects import NO_SECRET, LookedThrough, Suspect, look_through
from upheld.tickets.access.files import upload_of_form
from upheld.tickets.actions import upload
from upheld.tickets.actions.attach import NOTHING, Chosen
from upheld.tickets.queries.files import FileShown, files_of_form
from upheld.workflows.gather_files import REFUSALS, Sender, gather_files

# What travels in the form and nobody typed.
CARRIED = ("visit", "told", "origin", "identity", "page", "viewport", "theme", PROOF)


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """The files that go along, why one was refused, and what was taken out of them."""

    chosen: Chosen = NOTHING
    refusal: str = ""
    taken_out: tuple[Suspect, ...] = ()
    # Whether the form was sent only to take a file back.
    only_removes: bool = False


def submission_of(request: HttpRequest) -> UUID | None:
    """Return what a form made up for its ticket; None for one that was damaged on its way."""
    try:
        return UUID(request.POST.get("submission", ""))
    except ValueError:
        return None


def waiting_for(request: HttpRequest, asking: Asking) -> Sequence[FileShown]:
    """Return the files that came with a form and were not sent yet."""
    submission = submission_of(request)
    return files_of_form(asking.desk, submission) if submission else ()


def words_in(request: HttpRequest) -> LookedThrough:
    """Return what was typed, searched for secrets."""
    typed: QueryDict = request.POST.copy()
    for name in CARRIED:
        typed.pop(name, None)
    return look_through(typed)


def bring(request: HttpRequest, asking: Asking) -> Brought:
    """Take the files that a form carries or names, or take one back; each waits from then on. Raises NotFound."""
    submission = submission_of(request)
    if submission is None:
        return Brought()
    if gone := request.POST.get("remove"):
        upload.remove(upload_of_form(asking.desk, submission, _number(gone)))
        return Brought(only_removes=True)
    carried = request.FILES.getlist("files")
    is_stranger = asking.identity is None
    if is_stranger and any(too_many_files(request, at=asking.at) for _one in carried):
        return Brought(refusal=_("too many files were sent from here; wait an hour, or log in"))
    sender = Sender(
        by=asking.contact.as_actor if asking.contact else A_VISITOR,
        is_stranger=is_stranger,
        not_secret=frozenset(request.POST.getlist(NO_SECRET)),
    )
    place = upload.Form(desk=asking.desk, submission=submission)
    try:
        found = gather_files(place, request.POST.getlist("upload"), carried, sender=sender, at=asking.at)
    except REFUSALS as refusal:
        return Brought(refusal=str(refusal))
    taken_out = tuple(Suspect(finding=finding, where=name) for name, finding in found.taken_out)
    return Brought(chosen=found.chosen, taken_out=taken_out)


def _number(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)  # nothing has it
