"""Making an account: asking for the link that is mailed, and the page to which it leads."""

from datetime import datetime
from typing import Any

from allauth.account.utils import perform_login
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.accounts.access import NotFound, link_for_token
from upheld.accounts.actions import links
from upheld.accounts.facts import Sender
from upheld.accounts.models import MailedLink, User
from upheld.audit.facts import THE_DESK
from upheld.now import now
from upheld.presentation.limits import TOO_MANY, Bounds, refused_until, wait
from upheld.surfaces.accounts.arrival import onwards_of, sender_for
from upheld.surfaces.accounts.people import CONFLICT, INCOMPLETE, for_anyone
from upheld.tallies.actions import count
from upheld.tallies.facts import Limit
from upheld.workflows import enter_account

GONE = 410
# Links that are asked for: as many to one address as are made, in whose name ever.
TO_ONE_ADDRESS = Limit(deed="account links to", at_most=links.HOURLY)
ASKING = Bounds(deed="account links", from_one_place=20, by_one_person=20, on_one_desk=600)
Purpose = MailedLink.Purpose


class AddressForm(forms.Form):
    """To which address a link is mailed."""

    use_required_attribute = False
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Write your e-mail address."),
            "invalid": gettext_lazy("Write an address such as ana@example.org."),
        },
    )


class NameForm(forms.Form):
    """What somebody new is called."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("As the desks read it when you write to them."),
        error_messages={"required": gettext_lazy("Say what you are called.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_anyone
def sign_up(request: HttpRequest) -> HttpResponse:
    """Mail a link to an address; the answer is the same whether there is an account or not."""
    if request.user.is_authenticated:
        return redirect("accounts:desks")
    form = AddressForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _asking(request, form, status=INCOMPLETE if form.is_bound else 200)
    email = form.cleaned_data["email"]
    at, sender = now(), sender_for(request)
    if until := refused_link(request, sender, email, at=at):
        form.add_error(None, _("Too many links were asked for. Wait an hour, or write to the desk."))
        return wait(_asking(request, form, status=TOO_MANY), until, at=at)
    links.offer_account(links.Asked(email=email, sender=sender, onwards=onwards_of(request)), by=THE_DESK, at=at)
    return _asking(request, form, sent=email)


def refused_link(request: HttpRequest, sender: Sender, email: str, *, at: datetime) -> datetime | None:
    """Count one more link that is asked for, and return until when none is mailed; None if one may be."""
    to_one = count.one_more(TO_ONE_ADDRESS, email.lower(), at=at)
    until = refused_until(request, sender.name, ASKING, at=at)
    return until or (to_one.ends_at if to_one.too_many else None)


def _asking(request: HttpRequest, form: AddressForm, *, status: int = 200, sent: str = "") -> HttpResponse:
    shown = {"form": form, "sent": sent, "onwards": onwards_of(request)}
    return render(request, "accounts/sign_up.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_anyone
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whoever follows a link what they are called; on POST make their account and sign them in."""
    at = now()
    try:
        link = link_for_token(token, Purpose.SIGN_UP, at=at)
    except NotFound:
        return _gone(request)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": link.name})
    if not form.is_bound or not form.is_valid():
        return _welcoming(request, link, form, status=INCOMPLETE if form.is_bound else 200)
    try:
        user = enter_account.make_account(link, name=form.cleaned_data["name"], language=get_language() or "en", at=at)
    except (enter_account.NamelessPerson, enter_account.HasAccount) as refusal:
        return _welcoming(request, link, form, status=CONFLICT, refusal=str(refusal))
    except links.NoLongerOpen:
        return _gone(request)
    return _signed_in(request, user, link)


def _welcoming(request: HttpRequest, link: MailedLink, form: NameForm, *, status: int, **shown: Any) -> HttpResponse:
    return render(request, "accounts/welcome.html", {"link": link, "form": form} | shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_anyone
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """Offer to sign in whoever follows a link; on POST do, but for what else is asked of them: a link never acts."""
    at = now()
    try:
        link = link_for_token(token, Purpose.SIGN_IN, at=at)
        if request.method != "POST":
            return render(request, "accounts/arrive.html", {"link": link})
        user = enter_account.enter(link, at=at)
    except (NotFound, links.NoLongerOpen):
        return _gone(request)
    return _signed_in(request, user, link)


def _signed_in(request: HttpRequest, user: User, link: MailedLink) -> HttpResponse:
    onwards = link.onwards or reverse("accounts:desks")
    answer: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=onwards)
    return answer


def _gone(request: HttpRequest) -> HttpResponse:
    """One that is forged, used or expired is answered alike."""
    return render(request, "accounts/gone.html", {}, status=GONE)
