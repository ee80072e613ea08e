"""The page on which people say of themselves what they are called and how they read."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods

from upheld.accounts.actions import profile as actions
from upheld.accounts.models import User
from upheld.desks.access import Permission
from upheld.presentation.theme import wear
from upheld.presentation.zones import zone_choices
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page


class ProfileForm(forms.Form):
    """What a person says of themselves."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As colleagues and customers read it."),
        error_messages={"required": gettext_lazy("Give your name.")},
    )
    zone = forms.ChoiceField(label=gettext_lazy("Zone in which you read times"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    density = forms.ChoiceField(label=gettext_lazy("Density"), required=False, choices=User.Density.choices)
    theme = forms.ChoiceField(label=gettext_lazy("Colours"), required=False, choices=User.Theme.choices)

    def __init__(self, frame: Frame, *args: Any, **kwargs: Any) -> None:
        user = frame.member.user
        now_so = {name: getattr(user, name) for name in ("name", "zone", "language", "density", "theme")}
        super().__init__(*args, **{"initial": now_so, **kwargs})
        zone = self.fields["zone"]
        assert isinstance(zone, forms.ChoiceField)
        desk_zone = frame.member.desk.zone.replace("_", " ")
        zone.choices = zone_choices(user.zone, empty=_("The desk's, %(zone)s") % {"zone": desk_zone})

    def profile(self) -> actions.Profile:
        """Return what was said, once the form is valid."""
        said = self.cleaned_data
        return actions.Profile(
            name=said["name"],
            zone=said["zone"],
            language=said["language"],
            theme=User.Theme(said["theme"]),
            density=User.Density(said["density"]),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def profile(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what a person says of themselves; on POST change it."""
    frame = frame_for(request, desk, permission=Permission.READ_TICKETS)
    if request.method != "POST":
        return page(request, frame, "profile", form=ProfileForm(frame))
    form = ProfileForm(frame, request.POST)
    if not form.is_valid():
        return page(request, frame, "profile", form=form, status=INCOMPLETE)
    try:
        user = actions.change(request.user, form.profile(), by=request.user.as_actor, at=frame.at)
    except actions.BadProfile as refusal:
        return page(request, frame, "profile", form=form, refusal=str(refusal), status=CONFLICT)
    with override(user.language):
        messages.success(request, _("Your profile is changed."))
    return wear(redirect("console:settings_profile", desk), user.theme, secure=request.is_secure())
