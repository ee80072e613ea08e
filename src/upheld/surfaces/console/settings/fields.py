"""The pages of a desk's own fields: adding, describing, ordering and giving them up."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.entries import LabelForm, Settling, settling
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE
from upheld.tickets.access import custom_field_of_member
from upheld.tickets.actions import custom_fields, listing
from upheld.tickets.actions.custom_fields import HELP_LENGTH_AT_MOST, Description
from upheld.tickets.models import CustomField
from upheld.tickets.queries.fields import fields_of

LIST = "console:fields"
OPTIONS_LENGTH_AT_MOST = 10_000


class DescriptionForm(LabelForm):
    """What is said of a field."""

    help = forms.CharField(
        label=_("Help"),
        help_text=_("One line below the field, for whoever fills it in."),
        required=False,
        max_length=HELP_LENGTH_AT_MOST,
    )
    options = forms.CharField(
        label=_("What may be chosen"),
        help_text=_("One a line; only for a choice."),
        required=False,
        max_length=OPTIONS_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    owed = forms.BooleanField(
        label=_("Owed on resolution"), help_text=_("No agent resolves a ticket without it."), required=False
    )

    def description(self) -> Description:
        """Return what was said, once the form is valid."""
        said = self.cleaned_data
        return Description(
            label=said["label"], help=said["help"], options=said["options"].splitlines(), owed=said["owed"]
        )


class FieldForm(DescriptionForm):
    """A new field."""

    kind = forms.ChoiceField(label=_("Kind"), help_text=_("It stays as it is made."), choices=CustomField.Kind.choices)
    field_order = ("label", "kind", "options", "help", "owed")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def fields(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the desk's own fields; on POST add one."""
    work = settling(request, desk)
    if request.method != "POST":
        return _list(work, FieldForm())
    form = FieldForm(request.POST)
    if not form.is_valid():
        return _list(work, form, status=INCOMPLETE)
    kind = CustomField.Kind(form.cleaned_data["kind"])
    if not _tried(form, lambda: custom_fields.add(work.desk, kind, form.description(), by=work.by, at=work.at)):
        return _list(work, form, status=CONFLICT)
    return work.back_to(LIST)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def field(request: MemberRequest, desk: str, field: int) -> HttpResponse:
    """Show one field; on POST describe it otherwise."""
    work = settling(request, desk)
    row = custom_field_of_member(work.member, field)
    if request.method != "POST":
        described = {"label": row.label, "help": row.help, "options": "\n".join(row.options), "owed": row.owed}
        return _one(work, row, DescriptionForm(initial=described))
    form = DescriptionForm(request.POST)
    if not form.is_valid():
        return _one(work, row, form, status=INCOMPLETE)
    if not _tried(form, lambda: custom_fields.change(row, form.description(), by=work.by, at=work.at)):
        return _one(work, row, form, status=CONFLICT)
    return work.back_to(LIST)


@require_POST
@for_members
def higher(request: MemberRequest, desk: str, field: int) -> HttpResponse:
    """Let a field stand one place higher."""
    work = settling(request, desk)
    custom_fields.move_up(custom_field_of_member(work.member, field), by=work.by, at=work.at)
    return work.back_to(LIST)


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, field: int) -> HttpResponse:
    """Ask for a field no longer."""
    work = settling(request, desk)
    custom_fields.retire(custom_field_of_member(work.member, field), by=work.by, at=work.at)
    return work.back_to(LIST)


def _tried(form: DescriptionForm, act: Callable[[], Any]) -> bool:
    """Do it; if it is refused, say so beside what was typed and return False."""
    try:
        act()
    except (listing.BadLabel, listing.ListFull) as refusal:
        form.add_error("label", f"{refusal}".capitalize() + ".")
    except custom_fields.BadOptions as refusal:
        form.add_error("options", f"{refusal}".capitalize() + ".")
    return not form.errors


def _list(work: Settling, form: FieldForm, *, status: int = 200) -> HttpResponse:
    return work.page("fields", fields=fields_of(work.desk), form=form, status=status)


def _one(work: Settling, row: CustomField, form: DescriptionForm, *, status: int = 200) -> HttpResponse:
    if row.kind != CustomField.Kind.CHOICE:
        form.fields["options"].widget = forms.HiddenInput()
    return work.page("field", field=row, form=form, status=status)
