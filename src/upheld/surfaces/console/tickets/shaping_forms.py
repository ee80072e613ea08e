"""What the forms accept by which a ticket is passed on, named, linked and resolved; they decide and write nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.desks.models import Team
from upheld.surfaces.console.tickets.field_forms import control_for
from upheld.tickets.actions.team import REASON_LENGTH_AT_MOST
from upheld.tickets.models import ClosingCode, CustomField, Ticket
from upheld.tickets.queries.fields import Value
from upheld.tickets.queries.links import SAID

# What a ticket may be to another: a link's kind, and "-by" where the other is its source.
RELATIONS = tuple((kind if outward else f"{kind}-by", label) for (kind, outward), label in SAID.items())


class SheetForm(forms.Form):
    """A form on a sheet of its own; several stand on one page, and each label is to lead to its own control."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        name = type(self).__name__.removesuffix("Form").lower()
        super().__init__(*args, **{"auto_id": f"id_{name}_%s", **kwargs})


class TeamForm(SheetForm):
    """To which team a ticket is passed, and why."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("The team reads it; the customer does not."),
        max_length=REASON_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why; the team reads it.")},
    )

    def __init__(self, teams: Sequence[Team], ticket: Ticket, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {team.pk: team for team in teams}
        others = [(str(team.pk), team.name) for team in teams if team.pk != ticket.team_id]
        back = [("", _("The whole desk"))] if ticket.team_id else []
        self.fields["team"] = forms.ChoiceField(
            label=_("Pass it to"),
            choices=[*others, *back],
            required=not back,
            error_messages={
                "required": _("Choose a team."),
                "invalid_choice": _("There is no such team to pass it to."),
            },
        )
        self.order_fields(["team", "reason"])

    def chosen(self) -> Team | None:
        """Return the team that was chosen, None for the whole desk; once the form is valid."""
        chosen = self.cleaned_data["team"]
        return self.teams[int(chosen)] if chosen else None


class ResolveForm(SheetForm):
    """How a ticket ended, where the desk keeps closing codes, and what it wants to know before."""

    def __init__(self, codes: Sequence[ClosingCode], owed: Sequence[CustomField], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owed = {f"field_{field.key}": field.key for field in owed}
        if codes:
            self.fields["code"] = forms.ChoiceField(
                label=_("How it ended"),
                help_text=_("For the desk; the customer does not see it."),
                choices=[(code.key, code.label) for code in codes],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Say how it ended."),
                    "invalid_choice": _("There is no such closing code."),
                },
            )

        for field in owed:
            self.fields[f"field_{field.key}"] = control_for(field, required=True)

    def values(self) -> dict[str, Value]:
        """Return what was typed into the desk's fields, by key; once the form is valid."""
        return {key: self.cleaned_data[name] for name, key in self.owed.items()}

    def code(self) -> str:
        """Return the key that was chosen, empty where none is asked; once the form is valid."""
        return str(self.cleaned_data.get("code", ""))


class KindForm(SheetForm):
    """What kind of request a ticket is."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        help_text=_("No promise depends on it; what one depends on is put right under the facts."),
        choices=Ticket.Kind.choices,
        error_messages={"invalid_choice": _("There is no such kind.")},
    )
