"""The settings page on which a desk says which company's sign-in it trusts, and for whose addresses."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from upheld.customers.facts.senders import BadDomain, domain_to_allow
from upheld.desks.actions import providers as actions
from upheld.desks.models import SignInProvider
from upheld.desks.queries import provider_of
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page


class ProviderForm(forms.Form):
    """A company's sign-in, as its own people describe it."""

    use_required_attribute = False
    label = forms.CharField(
        label=gettext_lazy("What stands on the button"),
        max_length=60,
        help_text=gettext_lazy("The company's name."),
        error_messages={"required": gettext_lazy("Say what stands on the button.")},
    )
    issuer = forms.CharField(
        label=gettext_lazy("Issuer"),
        max_length=300,
        help_text=gettext_lazy("Its address, letter for letter as its tokens name it."),
        error_messages={"required": gettext_lazy("Give the issuer's address.")},
    )
    client_id = forms.CharField(
        label=gettext_lazy("Client ID"),
        max_length=300,
        error_messages={"required": gettext_lazy("Give the ID under which this desk is known there.")},
    )
    secret = forms.CharField(
        label=gettext_lazy("Client secret"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Kept sealed and never shown again. Left empty, the present one stays."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    domains = forms.CharField(
        label=gettext_lazy("Domains"),
        max_length=1000,
        help_text=gettext_lazy("For whose addresses it may speak, such as example.com; several with commas between."),
        error_messages={"required": gettext_lazy("Name at least one domain.")},
    )

    def clean_domains(self) -> tuple[str, ...]:
        """Read domains, letter for letter; one in which anybody can have an address is refused."""
        try:
            named = [domain_to_allow(one) for one in self.cleaned_data["domains"].split(",") if one.strip()]
        except BadDomain as fault:
            raise forms.ValidationError(str(fault).capitalize()) from fault
        return tuple(dict.fromkeys(named))

    def plan(self) -> actions.ProviderPlan:
        """Return what was said, once the form is valid."""
        return actions.ProviderPlan(**self.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def sign_in(request: MemberRequest, desk: str) -> HttpResponse:
    """Show which company's sign-in the desk trusts; on POST trust it."""
    frame = frame_for(request, desk)
    present = provider_of(frame.member.desk)
    form = ProviderForm(request.POST if request.method == "POST" else None, initial=_known(present))
    if not form.is_bound or not form.is_valid():
        return _page(request, frame, form, present, status=INCOMPLETE if form.is_bound else 200)
    try:
        actions.keep(frame.member.desk, form.plan(), by=frame.member.user.as_actor, at=frame.at)
    except actions.BadProvider as refusal:
        return _page(request, frame, form, present, status=CONFLICT, refusal=str(refusal))
    messages.success(request, _("The sign-in page of this desk offers it from now on."))
    return redirect("console:settings_sign_in", desk)


@require_POST
@for_members
def dropped(request: MemberRequest, desk: str) -> HttpResponse:
    """Trust no company's sign-in any more."""
    frame = frame_for(request, desk)
    actions.drop(frame.member.desk, by=frame.member.user.as_actor, at=frame.at)
    messages.success(request, _("Nobody comes in through a company's sign-in any more."))
    return redirect("console:settings_sign_in", desk)


def _page(
    request: MemberRequest, frame: Frame, form: ProviderForm, present: SignInProvider | None, **shown: Any
) -> HttpResponse:
    back = settings.BASE_URL + reverse("accounts:company_back", args=[frame.member.desk.name])
    return page(request, frame, "sign_in", form=form, provider=present, back=back, **shown)


def _known(present: SignInProvider | None) -> dict[str, str]:
    if present is None:
        return {}
    said = {name: getattr(present, name) for name in ("label", "issuer", "client_id")}
    return {**said, "domains": ", ".join(present.domains)}
