"""The page of the websites that show the desk's form: allowed, given secrets, tried, and withdrawn."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from upheld.customers.access import website_of_desk
from upheld.customers.actions import websites as actions
from upheld.customers.actions.refusals import WebsiteAllowed
from upheld.customers.facts.identity import BadIdentity, identity_in
from upheld.customers.facts.origins import LONGEST_ORIGIN, BadOrigin
from upheld.customers.models import Website
from upheld.customers.queries.listing import organisation_called
from upheld.customers.queries.websites import secrets_of, websites_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.entries import Settling, settling
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE

LIST = "console:settings_websites"
# The agreement's name for this way in.
CHANNEL = "embedded"


class WebsiteForm(forms.Form):
    """Which website, and whose people it speaks for."""

    use_required_attribute = False
    origin = forms.CharField(
        label=gettext_lazy("Address of the website"),
        max_length=LONGEST_ORIGIN,
        help_text=gettext_lazy("Such as https://www.example.com, without a path. It alone may show the form."),
        error_messages={"required": gettext_lazy("Write the address of the website.")},
    )
    customer = forms.CharField(
        label=gettext_lazy("Customer"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "For whose people it may speak; empty for your own websites, which speak for everybody."
        ),
    )


class TrialForm(forms.Form):
    """An identity as the website signs it."""

    use_required_attribute = False
    token = forms.CharField(label=gettext_lazy("A token that your website made"), max_length=4096)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def websites(request: MemberRequest, desk: str) -> HttpResponse:
    """List the websites with a form for another; on POST allow it."""
    work = settling(request, desk)
    if request.method != "POST":
        return _list(work, form=WebsiteForm())
    form = WebsiteForm(request.POST)
    if not form.is_valid():
        return _list(work, form=form, status=INCOMPLETE)
    named = form.cleaned_data["customer"]
    organisation = organisation_called(work.desk, named) if named else None
    if named and organisation is None:
        form.add_error("customer", _("The desk has no customer of this name."))
        return _list(work, form=form, status=INCOMPLETE)
    try:
        allowed = actions.allow(
            work.desk, form.cleaned_data["origin"], organisation=organisation, by=work.by, at=work.at
        )
    except (BadOrigin, WebsiteAllowed) as refusal:
        return _list(work, form=form, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("%(website)s may show the form.") % {"website": allowed})
    return work.back_to(LIST)


@require_POST
@for_members
def secret(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Make a new secret for a website, and show it this once."""
    work = settling(request, desk)
    website = website_of_desk(work.desk, number)
    made = actions.rotate(website, by=work.by, at=work.at)
    return _list(work, form=WebsiteForm(), made=made, made_for=website)


@require_POST
@for_members
def withdrawn(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Let a website show the form no longer."""
    work = settling(request, desk)
    website = website_of_desk(work.desk, number)
    actions.withdraw(website, by=work.by, at=work.at)
    messages.success(request, _("%(website)s may show the form no longer.") % {"website": website})
    return work.back_to(LIST)


@require_POST
@for_members
def trial(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Say whether a token of a website would count now, and why not; it is not used up by this."""
    work = settling(request, desk)
    website = website_of_desk(work.desk, number)
    form = TrialForm(request.POST)
    if not form.is_valid():
        return _list(work, form=WebsiteForm(), trial_refusal=_("write the token"), tried=website, status=INCOMPLETE)
    return _list(work, form=WebsiteForm(), tried=website, **_tried(work, website, form.cleaned_data["token"]))


def _tried(work: Settling, website: Website, token: str) -> dict[str, Any]:
    secrets = secrets_of(website, at=work.at)
    if not secrets:
        return {"trial_refusal": _("this website has no secret yet")}
    try:
        return {"found": identity_in(token, secrets=secrets, audience=work.desk.name, at=work.at)}
    except BadIdentity as refusal:
        return {"trial_refusal": str(refusal)}


def _list(work: Settling, *, status: int = 200, **shown: Any) -> HttpResponse:
    known: dict[str, Any] = {
        "rows": websites_of(work.desk, at=work.at),
        "trial": TrialForm(),
        "base": settings.BASE_URL,
        "audience": work.desk.name,
        "channel": CHANNEL,
    }
    return work.page("websites", status=status, **known, **shown)
