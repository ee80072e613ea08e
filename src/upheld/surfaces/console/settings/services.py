"""The page of a desk's services: what the agreement names, and what is offered to no further contract."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from upheld.catalogue.access import service_of_member
from upheld.catalogue.actions import services as actions
from upheld.catalogue.queries import catalogue_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.entries import settling
from upheld.surfaces.console.settings.pages import frame_for, page

LIST = "console:settings_services"


@require_safe
@for_members
def services(request: MemberRequest, desk: str) -> HttpResponse:
    """List the desk's services."""
    frame = frame_for(request, desk)
    named = {term.key for term in frame.agreement.services}
    lines = [(service, service.key in named) for service in catalogue_of(frame.member.desk)]
    return page(request, frame, "services", lines=lines)


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Offer a service to no further contract."""
    work = settling(request, desk)
    actions.retire(service_of_member(work.member, number), by=work.by, at=work.at)
    return work.back_to(LIST)


@require_POST
@for_members
def offered(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Offer a service again."""
    work = settling(request, desk)
    actions.offer_again(service_of_member(work.member, number), by=work.by, at=work.at)
    return work.back_to(LIST)
