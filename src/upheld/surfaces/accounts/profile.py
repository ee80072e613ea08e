"""What somebody says of themselves: name, zone, language, colours; and their further addresses."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_POST

from upheld.accounts.access import NotFound, link_for_token
from upheld.accounts.actions import links, people
from upheld.accounts.actions import profile as actions
from upheld.accounts.facts import the_installation
from upheld.accounts.models import MailedLink, User
from upheld.accounts.queries import proved_addresses
from upheld.now import now
from upheld.presentation.limits import TOO_MANY, wait
from upheld.presentation.theme import wear
from upheld.presentation.zones import zone_choices
from upheld.surfaces.accounts.entering import AddressForm, refused_link
from upheld.surfaces.accounts.people import CONFLICT, INCOMPLETE, PersonRequest, for_people, page
from upheld.workflows import enter_account


class ProfileForm(forms.Form):
    """What a person says of themselves."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As the desks read it when you write to them."),
        error_messages={"required": gettext_lazy("Give your name.")},
    )
    zone = forms.ChoiceField(label=gettext_lazy("Zone in which you read times"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    theme = forms.ChoiceField(label=gettext_lazy("Colours"), required=False, choices=User.Theme.choices)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        now_so = {name: getattr(user, name) for name in ("name", "zone", "language", "theme")}
        super().__init__(*args, **{"initial": now_so, **kwargs})
        zone = self.fields["zone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = zone_choices(user.zone, empty=_("That of each desk"))
        self._density = User.Density(user.density)

    def profile(self) -> actions.Profile:
        """Return what was said, once the form is valid."""
        said = self.cleaned_data
        theme = User.Theme(said["theme"])
        return actions.Profile(
            name=said["name"], zone=said["zone"], language=said["language"], theme=theme, density=self._density
        )


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def profile(request: PersonRequest) -> HttpResponse:
    """Show what a person says of themselves; on POST change it."""
    form = ProfileForm(request.user, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _profile_page(request, form, status=INCOMPLETE if form.is_bound else 200)
    try:
        user = actions.change(request.user, form.profile(), by=request.user.as_actor, at=now())
    except actions.BadProfile as refusal:
        return _profile_page(request, form, status=CONFLICT, refusal=str(refusal))
    with override(user.language):
        messages.success(request, _("Your profile is changed."))
    return wear(redirect("accounts:profile"), user.theme, secure=request.is_secure())


def _profile_page(request: PersonRequest, form: ProfileForm, *, status: int, **shown: Any) -> HttpResponse:
    further = [one for one in proved_addresses(request.user) if one != request.user.email]
    shown = {"form": form, "further": further, "address_form": AddressForm(prefix="more")} | shown
    return page(request, "profile", status=status, **shown)


@require_POST
@for_people
def addresses(request: PersonRequest) -> HttpResponse:
    """Mail a link to one more address of somebody's."""
    form = AddressForm(request.POST, prefix="more")
    if not form.is_valid():
        messages.warning(request, str(form.errors["email"][0]))
        return redirect("accounts:profile")
    email = form.cleaned_data["email"]
    at, sender = now(), the_installation()
    if until := refused_link(request, sender, email, at=at):
        refusal = _("too many links were asked for")
        return wait(_profile_page(request, ProfileForm(request.user), status=TOO_MANY, refusal=refusal), until, at=at)
    asked = links.Asked(email=email, sender=sender, onwards=reverse("accounts:profile"))
    links.add_address(request.user, asked, at=at)
    messages.success(
        request, _("A link is on its way to %(email)s. Follow it where you are signed in.") % {"email": email}
    )
    return redirect("accounts:profile")


@require_POST
@for_people
def address_removed(request: PersonRequest) -> HttpResponse:
    """Take one of somebody's further addresses off their account."""
    people.forget_address(request.user, request.POST.get("email", ""), at=now())
    messages.success(request, _("The address is no longer part of your account."))
    return redirect("accounts:profile")


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def address_proved(request: PersonRequest, token: str) -> HttpResponse:
    """Ask whoever follows a link whether the address is to be theirs; on POST it is. Only who asked for it may."""
    at = now()
    link = link_for_token(token, MailedLink.Purpose.ADDRESS, at=at)
    if link.made_by != request.user.as_actor.reference:
        raise NotFound
    if request.method != "POST":
        return page(request, "address_proved", link=link)
    try:
        enter_account.prove_address(link, request.user, at=at)
    except (people.AddressTaken, links.NoLongerOpen) as refusal:
        return page(request, "address_proved", link=link, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("%(email)s is part of your account now.") % {"email": link.email})
    return redirect("accounts:desks")
