"""How an emergency is declared to a desk: by a form of its own, or by a priority on the usual one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from servicelevel.agreement.terms import EmergencyTerm
from upheld.desks.access import NotFound
from upheld.now import now
from upheld.surfaces.portal.emergency.explaining import explained
from upheld.surfaces.portal.emergency.form_page import UNPROCESSABLE, form_of, form_page
from upheld.surfaces.portal.emergency.sending import send
from upheld.surfaces.portal.intake.asking import asking_of


@require_http_methods(["GET", "HEAD", "POST"])
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
    form = form_of(asking, request.POST)
    return send(request, asking, form) if form.is_valid() else form_page(request, asking, form, status=UNPROCESSABLE)
