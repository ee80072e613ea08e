"""The controls by which a ticket's own fields are filled in; what is a value is decided in `tickets.queries.fields`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models import CustomField
from upheld.tickets.queries.fields import (
    LONG_TEXT_LENGTH_AT_MOST,
    TEXT_LENGTH_AT_MOST,
    FieldLine,
    Value,
)

OWED = {"required": _("Fill it in first.")}


def control_for(field: CustomField, *, required: bool = False) -> forms.Field:
    """Return the form field by which a value is typed."""
    told: dict[str, Any] = {
        "label": field.label,
        "help_text": field.help,
        "required": required,
        "error_messages": OWED,
    }
    kind = CustomField.Kind
    if field.kind == kind.CHECKBOX:
        return forms.BooleanField(**told)
    if field.kind == kind.LONG_TEXT:
        widget: forms.Widget = forms.Textarea(attrs={"rows": 4})
    elif field.kind == kind.CHOICE:
        widget = forms.Select(choices=[("", "—"), *((option, option) for option in field.options)])
    elif field.kind == kind.DATE:
        widget = forms.DateInput(attrs={"type": "date"})
    else:
        widget = forms.TextInput(attrs={"inputmode": "decimal"} if field.kind == kind.NUMBER else {})
    longest = TEXT_LENGTH_AT_MOST if field.kind == kind.TEXT else LONG_TEXT_LENGTH_AT_MOST
    return forms.CharField(**told, widget=widget, max_length=longest)


class FieldForm(forms.Form):
    """One field of a ticket, and the value that it had when it was looked at."""

    use_required_attribute = False
    was = forms.CharField(required=False, widget=forms.HiddenInput, strip=False, max_length=LONG_TEXT_LENGTH_AT_MOST)

    def __init__(self, field: CustomField, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"id_field_{field.key}_%s", **kwargs})
        self.key = field.key
        self.fields["value"] = control_for(field)

    def value(self) -> Value:
        """Return what was typed, once the form is valid."""
        typed: Value = self.cleaned_data["value"]
        return typed


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldShown:
    """One field as the page shows it, and the form by which it is filled in; none for what was given up."""

    line: FieldLine
    form: FieldForm | None
    opened: bool


def fields_shown(lines: Iterable[FieldLine], *, tried: forms.Form | None = None) -> tuple[FieldShown, ...]:
    """Return a ticket's fields with their forms, one of them perhaps as it was tried."""
    return tuple(
        _shown(line, tried if isinstance(tried, FieldForm) and tried.key == line.field.key else None) for line in lines
    )


def _shown(line: FieldLine, tried: FieldForm | None) -> FieldShown:
    if line.field.retired_at is not None:
        return FieldShown(line=line, form=None, opened=False)
    if tried is not None:
        return FieldShown(line=line, form=tried, opened=True)
    value = line.value if line.value is not None else ""
    return FieldShown(line=line, form=FieldForm(line.field, initial={"value": value}), opened=False)
