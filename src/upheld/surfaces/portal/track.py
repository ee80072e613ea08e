"""Tracking links: following one, and asking for a new one. What a ticket's page shows lives in tickets/."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.agreements.access import agreement_in_force
from upheld.desks.access import NotFound, public_desk
from upheld.desks.models import Desk
from upheld.now import now
from upheld.presentation.customer_page import frame
from upheld.presentation.limits import TOO_MANY, Bounds, refused_until, said_of, wait
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.privacy import private
from upheld.tickets.access import expired_link, link_for_tracking_token
from upheld.tickets.actions import links as link_actions

GONE, UNPROCESSABLE = 410, 422
# Requests for new links; each may write to somebody.
ASKING = Bounds(deed="links asked", from_one_place=10, by_one_person=10, on_one_desk=600)


class LinkForm(forms.Form):
    """To whom a new link goes; the number may be left out."""

    use_required_attribute = False
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The one from which you opened the ticket."),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Write your e-mail address."),
            "invalid": gettext_lazy("Write an address such as ana@example.org."),
        },
    )
    number = forms.CharField(
        label=gettext_lazy("Ticket number"),
        help_text=gettext_lazy("Such as 1042. Without it, your newest."),
        required=False,
        max_length=30,
    )

    def clean_number(self) -> int | None:
        """Read the number, with or without the desk's letters before it."""
        digits = "".join(sign for sign in self.cleaned_data["number"] if sign.isascii() and sign.isdigit())
        return int(digits[:18]) if digits else None


@require_safe
@private
def follow(request: HttpRequest, desk: str, token: str, file: UUID | None = None) -> HttpResponse:
    """Open the ticket of a link that was mailed, or a file of it; one forged or expired offers a new one."""
    at = now()
    found = public_desk(desk)
    try:
        link = link_for_tracking_token(token, found, at=at)
    except NotFound:
        return _page(request, found, LinkForm(), at=at, status=GONE, expired=True, token=token)
    visits.remember(request.session, link.nonce)
    if file is not None:
        return redirect("portal:file", desk=found.name, number=link.ticket.number, file=file)
    return redirect("portal:ticket", desk=found.name, number=link.ticket.number)


@require_POST
@private
def renew(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Mail a new link to whom an expired one was made for; the answer tells nobody whether there is such a person."""
    at = now()
    found = public_desk(desk)
    if until := refused_until(request, found.name, ASKING, at=at):
        refusal = said_of(until, found, request, at=at)
        return wait(_page(request, found, LinkForm(), at=at, status=TOO_MANY, refusal=refusal), until, at=at)
    with suppress(NotFound):  # whoever forges a link is told what everyone is told
        link_actions.renew(expired_link(token, found), at=at)
    return _page(request, found, LinkForm(), at=at, renewed=True)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def links(request: HttpRequest, desk: str) -> HttpResponse:
    """Mail a new link; the answer is the same whether there is such a ticket or not."""
    at = now()
    found = public_desk(desk)
    form = LinkForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _page(request, found, form, at=at, status=UNPROCESSABLE if form.is_bound else 200)
    if until := refused_until(request, found.name, ASKING, at=at):
        form.add_error(None, said_of(until, found, request, at=at))
        return wait(_page(request, found, form, at=at, status=TOO_MANY), until, at=at)
    link_actions.send_again(found, email=form.cleaned_data["email"], number=form.cleaned_data["number"], at=at)
    return _page(request, found, form, at=at, sent=form.cleaned_data["email"])


def _page(
    request: HttpRequest, desk: Desk, form: LinkForm, *, at: datetime, status: int = 200, **shown: object
) -> HttpResponse:
    around = frame(desk, agreement_in_force(desk, at=at), viewer=request.user, at=at, active="tickets")
    return render(request, "portal/track/links.html", around | {"form": form} | shown, status=status)
