"""When would I hear back? A question to the agreement that opens no ticket."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import Promise, PromiseError, make_promise

LOCAL = "%Y-%m-%dT%H:%M"
# What a promise usually turns on; other facts are asked only where the agreement cannot do without.
_ASKED = ("priority", "plan", "emergency")


class CalculatorForm(forms.Form):
    """Facts and a local time, as the agreement names them."""

    at = forms.CharField(
        label=gettext_lazy("Received"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        max_length=32,
    )

    def __init__(self, *, agreement: Agreement, zone: ZoneInfo, given: dict[str, str], present: datetime) -> None:
        """Ask about `agreement`; what is not `given` is its default, and the present."""
        local = present.astimezone(zone)
        defaults = {key: term.default or term.values[0].key for key, term in agreement.facts.items() if term.values}
        defaults["at"] = local.strftime(LOCAL)
        super().__init__(data=defaults | given)
        self.agreement, self.zone = agreement, zone
        for key, term in agreement.facts.items():
            if key in _ASKED or (term.required and term.default is None):
                choices = [(value.key, value.label) for value in term.values]
                self.fields[key] = forms.ChoiceField(label=term.label, choices=choices)
        self.order_fields([*agreement.facts, "at"])

    def clean_at(self) -> datetime:
        """Read the local time; one that does not exist moves forward by the gap, one that occurs twice is the first."""
        try:
            local = datetime.fromisoformat(self.cleaned_data["at"])
            return (local if local.tzinfo else local.replace(tzinfo=self.zone)).astimezone(UTC)
        except (ValueError, OverflowError) as fault:
            raise forms.ValidationError(_("Write a date and a time, such as 2026-11-21T16:30.")) from fault

    def answer(self) -> Promise | None:
        """Return what the agreement promises; None, with errors on the form, where it cannot say."""
        if not self.is_valid():
            return None
        facts = {key: value for key, value in self.cleaned_data.items() if key != "at" and value}
        try:
            return make_promise(self.agreement, facts=facts, at=self.cleaned_data["at"])
        except PromiseError as refusal:
            self.add_error(None, str(refusal))
            return None
