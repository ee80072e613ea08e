"""What the builder's form accepts beside the conditions; it decides nothing and writes nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.desks.models import Team
from upheld.tickets.actions.saved_view import NAME_LENGTH_AT_MOST, POSITION_AT_MOST, ViewPlan
from upheld.tickets.models import SavedView
from upheld.tickets.queries.columns import COLUMNS, DEFAULT_COLUMNS
from upheld.tickets.queries.views.conditions import Condition

_OF_TEAM = "team-"
Audience = SavedView.Audience


class ViewForm(forms.Form):
    """What a view is called, who sees it, and how its tickets stand."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Name"), max_length=NAME_LENGTH_AT_MOST, error_messages={"required": _("Give the view a name.")}
    )
    audience = forms.ChoiceField(label=_("Who sees it"))
    order = forms.ChoiceField(label=_("Order"), choices=SavedView.Order.choices, initial=SavedView.Order.NEXT_DUE)
    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        choices=list(COLUMNS.items()),
        initial=DEFAULT_COLUMNS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    position = forms.IntegerField(
        label=_("Place among your views"),
        help_text=_("The lowest stands first."),
        min_value=0,
        max_value=POSITION_AT_MOST,
        initial=0,
    )

    def __init__(self, teams: Sequence[Team], *args: Any, for_desk: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {f"{_OF_TEAM}{team.pk}": team for team in teams}
        choices: list[tuple[str, Any]] = [(Audience.MAKER.value, Audience.MAKER.label)]
        choices += [(key, team.name) for key, team in self.teams.items()]
        if for_desk:
            choices.append((Audience.DESK.value, Audience.DESK.label))
        field = forms.ChoiceField(label=_("Who sees it"), choices=choices, initial=Audience.MAKER.value)
        self.fields["audience"] = field

    def plan(self, conditions: Sequence[Condition]) -> ViewPlan:
        """Return what the view is to be, once the form is valid."""
        said = self.cleaned_data
        team = self.teams.get(said["audience"])
        return ViewPlan(
            name=said["name"],
            conditions=conditions,
            audience=Audience.TEAM if team else Audience(said["audience"]),
            team=team,
            order=SavedView.Order(said["order"]),
            columns=said["columns"],
            position=said["position"],
        )


def initial_of(view: SavedView) -> dict[str, Any]:
    """Return what the form shows of a view before anything is changed."""
    return {
        "name": view.name,
        "audience": f"{_OF_TEAM}{view.team_id}" if view.team_id else view.audience,
        "order": view.order,
        "columns": view.columns,
        "position": view.position,
    }
