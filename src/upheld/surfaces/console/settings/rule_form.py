"""The form of a rule: its trigger, how long after it, and what it does; its conditions are drawn beside it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.desks.models import Desk
from upheld.desks.queries import agents_of, teams_of
from upheld.rules.models import RuleRevision
from upheld.rules.queries.meaning import RulePlan, steps_of
from upheld.surfaces.console.settings.macro_form import REASON_LENGTH_AT_MOST, MacroForm, typed_steps
from upheld.tickets.queries.macros import macros_of
from upheld.tickets.queries.views.conditions import Condition, amount_of

WHEN = ("label", "trigger", "after")


class RuleForm(MacroForm):
    """What a rule is called, when it runs and what it does: what a macro does, and what only a rule does."""

    reasons = {**MacroForm.reasons, "tell": "tell_words"}
    chosen_acts = (*MacroForm.chosen_acts, "draft", "tell")

    def __init__(self, desk: Desk, agreement: Agreement, *args: Any, **kwargs: Any) -> None:
        super().__init__(desk, agreement, *args, **kwargs)
        del self.fields["reply"]
        self.fields["team_reason"].label = _("Why; the team reads it")
        self.fields["trigger"] = forms.ChoiceField(label=_("When"), choices=RuleRevision.Trigger.choices)
        help_text = _("Elapsed time, such as 30m, 2h or 1d. The rule runs then, if its conditions still hold.")
        self.fields["after"] = forms.CharField(label=_("How long after"), required=False, help_text=help_text)
        nothing = [("", _("Leave it as it is"))]
        replies = [(str(one.pk), one.label) for one in macros_of(desk) if one.reply]
        self._choose("draft", _("Draft a saved reply for whoever has it"), [*nothing, *replies])
        self._choose("tell", _("Tell"), [("", _("Nobody")), *_people(desk)])
        self.fields["tell_words"] = forms.CharField(
            label=_("What they are told"), max_length=REASON_LENGTH_AT_MOST, required=False
        )

    def runners(self) -> list[tuple[str, str]]:
        """Nobody runs a rule."""
        return []

    def clean(self) -> dict[str, Any]:
        """Ask for the reasons that a chosen act needs, and for the words that somebody is told."""
        said = super().clean()
        if said.get("tell") and not said.get("tell_words"):
            self.add_error("tell_words", _("Write what they are told."))
        return said

    def clean_after(self) -> timedelta:
        """Return how long after its trigger the rule runs."""
        typed = self.cleaned_data["after"]
        try:
            return amount_of(typed) if typed else timedelta()
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault

    def plan(self, conditions: Sequence[Condition]) -> RulePlan:
        """Return what the rule is to do, once the form is valid."""
        said = self.cleaned_data
        return RulePlan(
            label=said["label"],
            trigger=said["trigger"],
            after=said["after"],
            conditions=conditions,
            steps=self.steps(),
        )


def as_typed(revision: RuleRevision) -> dict[str, str]:
    """Return a revision as its form shows it."""
    typed = {"label": revision.rule.label, "trigger": revision.trigger, "after": after_words(revision)}
    return {**typed, **typed_steps(steps_of(revision), RuleForm.reasons)}


def after_words(revision: RuleRevision) -> str:
    """Return how long after its trigger a revision runs, as it can be typed; empty for at once."""
    hours, minutes = divmod(revision.after_s // 60, 60)
    days, hours = divmod(hours, 24)
    return " ".join(f"{amount}{unit}" for amount, unit in ((days, "d"), (hours, "h"), (minutes, "m")) if amount)


def _people(desk: Desk) -> list[tuple[str, str]]:
    people = [(f"agent:{one.pk}", str(one)) for one in agents_of(desk)]
    return people + [(f"team:{one.pk}", one.name) for one in teams_of(desk)]
