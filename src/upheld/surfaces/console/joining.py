"""Where the link of an invitation leads: who asks, to what, and a button; a link alone never joins."""

from typing import Any

from allauth.account.utils import perform_login
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from upheld.accounts.queries import reader_of
from upheld.desks.access import invitation_for_token
from upheld.desks.actions import invitation as actions
from upheld.desks.models import Invitation
from upheld.now import now

INCOMPLETE, CONFLICT = 422, 409


class JoinForm(forms.Form):
    """What somebody new is called; whom the installation knows is asked nothing."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        help_text=gettext_lazy("As colleagues and customers read it."),
        error_messages={"required": gettext_lazy("Say what you are called.")},
    )

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["name"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Show an open invitation; on POST accept it, and sign in whoever is new.

    Whom the installation knows signs in as ever, so that a link in a mailbox never stands in for a second factor.
    """
    at = now()
    invitation = invitation_for_token(token, desk, at=at)
    known = reader_of(invitation.email) is not None
    form = JoinForm(request.POST if request.method == "POST" else None, known=known)
    if request.method != "POST" or not form.is_valid():
        return _page(request, invitation, form, known=known)
    try:
        joined = actions.accept(invitation, name=form.cleaned_data.get("name", ""), at=at)
    except (actions.NoLongerOpen, actions.NamelessPerson) as refusal:
        return _page(request, invitation, form, known=known, refusal=str(refusal))
    onwards = reverse("console:queue", args=[desk])
    if not joined.new:
        return redirect(onwards)
    answer: HttpResponse = perform_login(request, joined.member.user, redirect_url=onwards)
    return answer


def _page(
    request: HttpRequest, invitation: Invitation, form: JoinForm, *, known: bool, refusal: str = ""
) -> HttpResponse:
    status = CONFLICT if refusal else INCOMPLETE if form.errors else 200
    shown = {"invitation": invitation, "form": form, "known": known, "refusal": refusal, "desk": _mark(invitation)}
    return render(request, "console/joining.html", shown, status=status)


def _mark(invitation: Invitation) -> dict[str, str]:
    return {"name": invitation.desk.title, "colour": invitation.desk.colour, "url": f"/{invitation.desk.name}/"}
