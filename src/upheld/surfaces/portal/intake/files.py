"""The files of a form that opens a ticket: they wait under what the form made up for it, until there is one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from upheld.audit.facts import A_VISITOR
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.form import TicketForm
from upheld.surfaces.portal.attaching import Place, attaching, no_secrets
from upheld.tickets.actions.upload import Form
from upheld.workflows.gather_files import Sender


def place_in_form(request: HttpRequest, asking: Asking, submission: str) -> Place | None:
    """Return where the files of a form wait; None for a form that was damaged on its way."""
    try:
        known = UUID(submission)
    except ValueError:
        return None
    return Place(
        where=Form(desk=asking.desk, submission=known),
        sender=Sender(
            by=asking.contact.as_actor if asking.contact else A_VISITOR,
            is_stranger=asking.identity is None,
            not_secret=no_secrets(request),
        ),
        at=asking.at,
    )


def files_of(request: HttpRequest, asking: Asking, form: TicketForm) -> dict[str, Any]:
    """Return the files that wait with a form; with one that was just made, none can."""
    place = place_in_form(request, asking, str(form["submission"].value()))
    return attaching(place, desk=asking.desk, has_any=form.is_bound)
