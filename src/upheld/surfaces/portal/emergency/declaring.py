"""How an emergency is declared to a desk: by a form of its own, or by a priority on the usual one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from servicelevel.agreement.terms import EmergencyTerm
from upheld.desks.access import NotFound
from upheld.now import now
from upheld.presentation.customer_page import frame
from upheld.presentation.intake.asking import Asking
from upheld.presentation.suspects import look_through
from upheld.surfaces.portal import reviewing
from upheld.surfaces.portal.attaching import bring, complete, goes_on
from upheld.surfaces.portal.emergency.explaining import explained
from upheld.surfaces.portal.emergency.form_page import UNPROCESSABLE, form_of, form_page
from upheld.surfaces.portal.emergency.sending import send
from upheld.surfaces.portal.intake.asking import asking_of
from upheld.surfaces.portal.intake.files import files_of, place_in_form
from upheld.surfaces.portal.recording import may_record


@require_http_methods(["GET", "HEAD", "POST"])
@may_record
def emergency(request: HttpRequest, desk: str) -> HttpResponse:
    """Take down an emergency, or say how one is declared; a desk whose agreement knows none has no such page."""
    asking = asking_of(request, desk, at=now())
    term: EmergencyTerm | None = asking.agreement.emergencies
    if term is None:
        raise NotFound
    if term.declared_by != "form":
        if request.method == "POST":
            return redirect("portal:emergency", desk=desk)
        return render(request, "portal/emergency/explained.html", explained(request, asking, term))
    if request.method != "POST":
        return form_page(request, asking, form_of(asking, None))
    return _taken(request, asking)


def _taken(request: HttpRequest, asking: Asking) -> HttpResponse:
    looked = look_through(request.POST)
    brought = bring(request, place_in_form(request, asking, request.POST.get("submission", "")))
    if not goes_on(request, brought):
        return form_page(request, asking, form_of(asking, request.POST))
    form = form_of(asking, looked.data)
    if not complete(form, brought, field=None):
        return form_page(request, asking, form, status=UNPROCESSABLE)
    if not reviewing.is_due(looked, brought):
        return send(request, asking, form, files=brought.gathered.chosen)
    return reviewing.review(
        request,
        frame(asking.desk, asking.agreement, viewer=request.user, at=asking.at, active="emergency"),
        form=form,
        looked=looked,
        brought=brought,
        files=files_of(request, asking, form),
        action=reverse("portal:emergency", args=[asking.desk.name]),
    )
