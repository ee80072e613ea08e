"""The forms of the customers' pages; what they refuse beyond their fields is the actions' to say."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement import terms
from upheld.accounts.models import User
from upheld.catalogue.models import Service
from upheld.customers.facts.senders import BadAddress, canonical_address

NAME_LENGTH, PHONE_LENGTH, NUMBER_LENGTH, NOTE_LENGTH = 200, 40, 40, 5_000
NEEDED = {"required": gettext_lazy("Fill this in.")}


class OrganisationForm(forms.Form):
    """What a customer is called."""

    use_required_attribute = False
    name = forms.CharField(label=gettext_lazy("Name"), max_length=NAME_LENGTH, error_messages=NEEDED)


class ContactForm(forms.Form):
    """Who a person is, how they are reached, and for whom they ask."""

    use_required_attribute = False
    name = forms.CharField(label=gettext_lazy("Name"), max_length=NAME_LENGTH, error_messages=NEEDED)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Answers go there; who writes from it is taken for this person."),
        max_length=254,
        error_messages={**NEEDED, "invalid": gettext_lazy("Write an address such as ana@example.org.")},
    )
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=PHONE_LENGTH, required=False)
    organisation = forms.CharField(
        label=gettext_lazy("Customer"),
        help_text=gettext_lazy("The exact name, as in the list of customers; empty for somebody on their own."),
        max_length=NAME_LENGTH,
        required=False,
    )

    def clean_email(self) -> str:
        """Refuse an address from which no mail can have come."""
        try:
            canonical_address(self.cleaned_data["email"])
        except BadAddress as fault:
            raise ValidationError(_("Write an address such as ana@example.org.")) from fault
        return str(self.cleaned_data["email"])


class ContractForm(forms.Form):
    """What was bought, for which days, and who looks after it. The plan of an old contract is changed elsewhere."""

    use_required_attribute = False
    number = forms.CharField(label=gettext_lazy("Number"), max_length=NUMBER_LENGTH, error_messages=NEEDED)
    starts_on = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    ends_on = forms.DateField(
        label=gettext_lazy("First day that is no longer covered"),
        help_text=gettext_lazy("Empty while no end is agreed."),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )

    def __init__(
        self,
        agreement: terms.Agreement,
        *args: Any,
        services: Sequence[Service],
        managers: Sequence[User],
        with_plan: bool,
        **kwargs: Any,
    ) -> None:
        """Offer what the agreement names, what the desk's catalogue holds and who works there."""
        super().__init__(*args, **kwargs)
        if with_plan and agreement.plans:
            self.fields["plan"] = _choice(_("Plan"), [(plan.key, plan.label) for plan in agreement.plans])
        if (licence := agreement.facts.get("licence")) and licence.values:
            self.fields["licence"] = _choice(_("Licence"), [(one.key, one.label) for one in licence.values])
        if services:
            self.fields["services"] = forms.MultipleChoiceField(
                label=_("Services bought"),
                choices=[(str(one.pk), one.name) for one in services],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        people = [(str(one.pk), str(one)) for one in managers]
        self.fields["account_manager"] = _choice(_("Account manager"), people)

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, in place."""
        said: dict[str, Any] = self.cleaned_data
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("It ends on a later day than it starts."))
        return said


class SenderForm(forms.Form):
    """One address, or a domain."""

    use_required_attribute = False
    value = forms.CharField(
        label=gettext_lazy("Address or domain"),
        help_text=gettext_lazy("ana@example.org, or example.org for all who write from there."),
        max_length=254,
        error_messages=NEEDED,
    )


class NoteForm(forms.Form):
    """What colleagues should know."""

    use_required_attribute = False
    text = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For colleagues. In an export of a person's data, notes about them are included."),
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write what the others should know.")},
    )


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "–"), *choices], required=False)
