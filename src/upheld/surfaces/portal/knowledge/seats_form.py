"""The form by which a stranger asks for a seat at a webinar; a customer who has logged in needs none."""

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.knowledge.actions.registration import NAME_AT_MOST


class SeatForm(forms.Form):
    """Who wants to come."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Your name"), max_length=NAME_AT_MOST, error_messages={"required": _("Write your name.")}
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send one mail with a link; your seat is taken once you follow it."),
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an address such as ana@example.org."),
        },
    )
