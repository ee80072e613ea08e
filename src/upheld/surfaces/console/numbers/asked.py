"""Which days and which promises a page of numbers is asked for; a page that cannot be shows the usual ones and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from servicelevel.agreement import terms
from upheld.desks.models import Desk
from upheld.desks.queries import teams_of
from upheld.improvement.queries.days import Days, NotAStretch, countable, last_weeks
from upheld.improvement.queries.outcomes import Narrowing
from upheld.tickets.queries.faces import METRIC_LABELS

STRETCHES_WEEKS = (4, 13, 52)
USUAL_WEEKS = 13
NO_TEAM = "0"


class AskedForm(forms.Form):
    """Days by weeks or by dates, and what narrows the promises."""

    use_required_attribute = False
    weeks = forms.TypedChoiceField(
        choices=[(str(count), str(count)) for count in STRETCHES_WEEKS], coerce=int, empty_value=None, required=False
    )
    since = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=gettext_lazy("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    metric = forms.ChoiceField(label=gettext_lazy("Promise"), required=False)
    priority = forms.ChoiceField(label=gettext_lazy("Priority"), required=False)
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), coerce=int, empty_value=None, required=False)

    def __init__(self, given: QueryDict, *, desk: Desk, agreement: terms.Agreement) -> None:
        super().__init__(given)
        choices = {
            "metric": [(key, str(labels[0])) for key, labels in METRIC_LABELS.items()],
            "priority": [(term.key, term.label) for term in agreement.priorities],
            "team": [*((str(team.pk), team.name) for team in teams_of(desk)), (NO_TEAM, _("No team"))],
        }
        for name, known in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", pgettext("promises, priorities or teams", "All")), *known]

    def clean(self) -> dict[str, Any]:
        """Refuse days that are in the wrong order, or too many."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("since") and said.get("until"):
            try:
                countable(said["since"], said["until"])
            except NotAStretch as refusal:
                raise forms.ValidationError(_("Not counted: {reason}.").format(reason=refusal)) from refusal
        return said


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a page of numbers counts."""

    form: AskedForm
    days: Days
    # How many weeks were chosen; None where days were.
    weeks: int | None
    narrowing: Narrowing

    def query(self, **other: object) -> str:
        """Return what asks for the same, or for the same with something else in its place."""
        narrowed = {"metric": self.narrowing.metric, "priority": self.narrowing.priority, "team": self.narrowing.team}
        days = {"weeks": self.weeks} if self.weeks else {"since": self.days.first, "until": self.days.last}
        asked = {**days, **narrowed} if "weeks" not in other else {**narrowed}
        return urlencode({key: value for key, value in {**asked, **other}.items() if value is not None})


def asked_of(given: QueryDict, desk: Desk, agreement: terms.Agreement, *, at: datetime) -> Asked:
    """Return what is asked for; the usual days where none are said, or those said make no sense."""
    form = AskedForm(given, desk=desk, agreement=agreement)
    form.is_valid()
    said = form.cleaned_data if not form.errors else {}
    today = at.astimezone(ZoneInfo(desk.zone)).date()
    if said.get("since") and said.get("until"):
        days, weeks = Days(first=said["since"], last=said["until"]), None
    else:
        weeks = said.get("weeks") or USUAL_WEEKS
        days = last_weeks(weeks, today=today)
    narrowing = Narrowing(
        metric=said.get("metric") or None, priority=said.get("priority") or None, team=said.get("team")
    )
    return Asked(form=form, days=days, weeks=weeks, narrowing=narrowing)
