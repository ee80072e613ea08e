"""The agreement's fields and facts as form fields. Which of them apply is the form's business."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement.terms import Agreement, FactTerm, FactValue, FieldTerm
from upheld.presentation.intake.switches import Switches, SwitchingSelect

LINE_MAX = 500
TEXT_MAX = 20_000
NEEDED = {"required": gettext_lazy("This is needed.")}


class LocalDateTimeField(forms.CharField):
    """A date and time as the customer says it, kept in their own words."""

    def clean(self, value: object) -> str:
        """Refuse what is no date and time."""
        said = str(super().clean(value))
        if not said:
            return ""
        try:
            return datetime.fromisoformat(said).strftime("%Y-%m-%d %H:%M")
        except ValueError as fault:
            raise forms.ValidationError(_("Write a date and a time, such as 2026-11-21T16:30.")) from fault


def field_for(term: FieldTerm) -> forms.Field:
    """Return the form field of one of the agreement's fields; required only where it always applies."""
    always: dict[str, Any] = {
        "label": term.label,
        "help_text": term.help,
        "initial": term.default,
        "required": term.required and not term.shown_when,
        "error_messages": NEEDED,
    }
    options = [(option, option) for option in term.options]
    match term.kind:
        case "long_text":
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=TEXT_MAX, **always)
        case "choice":
            return forms.ChoiceField(choices=[("", _("Choose one")), *options], **always)
        case "checklist":
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **always)
        case "checkbox":
            return forms.BooleanField(**always)
        case "date":
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **always)
        case "datetime":
            return LocalDateTimeField(widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), **always)
        case _:
            return forms.CharField(max_length=LINE_MAX, **always)


def fact_field(term: FactTerm, agreement: Agreement, switches: Switches) -> forms.ChoiceField:
    """Return the drop-down that asks for a fact; topics are grouped by whether they qualify."""
    choices: list[tuple[str, object]] = [(value.key, value.label) for value in term.values]
    if term.key == "topic" and agreement.topics is not None:
        choices = [
            (_("We support"), _pairs(agreement.topics.qualify)),
            (_("We do not support"), _pairs(agreement.topics.others)),
        ]
    if term.default is None:
        choices = [("", _("Choose one")), *choices]
    return forms.ChoiceField(
        label=term.label,
        choices=choices,
        initial=term.default,
        required=term.required or term.key == "category",
        widget=SwitchingSelect(term.key, switches),
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of those offered.")},
    )


def _pairs(values: Iterable[FactValue]) -> list[tuple[str, str]]:
    return [(value.key, value.label) for value in values]
