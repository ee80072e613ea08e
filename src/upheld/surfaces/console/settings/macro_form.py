"""The form of a macro: its words, and one choice for each thing it may do."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.desks.models import Desk
from upheld.desks.queries import agents_of, teams_of
from upheld.tickets.models import Macro
from upheld.tickets.models.desk_listed import LABEL_LENGTH_AT_MOST
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.macros import ACTS, FOLLOWING, WHOEVER_RUNS_IT, Step, steps_of

REASON_LENGTH_AT_MOST = 500


class MacroForm(forms.Form):
    """What a macro is called, says and does."""

    use_required_attribute = False
    # Acts whose reason is asked beside them, and the field that asks it; of which it is needed; and what is chosen.
    reasons: Mapping[str, str] = {"priority": "priority_reason", "team": "team_reason", "hold": "hold_note"}
    reasons_needed: tuple[str, ...] = ("priority", "team")
    chosen_acts: tuple[str, ...] = ("note", "tag", "priority", "team", "assign")

    def __init__(self, desk: Desk, agreement: Agreement, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nothing = [("", _("Leave it as it is"))]
        self.fields["label"] = forms.CharField(label=_("Name"), max_length=LABEL_LENGTH_AT_MOST)
        self.fields["reply"] = _words(_("Reply"), rows=6)
        self.fields["note"] = _words(_("Internal note"), rows=2)
        self.fields["tag"] = forms.CharField(label=_("Tag"), max_length=40, required=False)
        priorities = [(term.key, term.label) for term in agreement.priorities]
        self._choose("priority", _("Priority"), [*nothing, *priorities])
        self._reason("priority_reason", _("Why; the customer reads it"))
        self._choose("team", _("Pass it to"), [*nothing, *((str(team.pk), team.name) for team in teams_of(desk))])
        self._reason("team_reason", _("Why; the team reads it"))
        people = [*self.runners(), *((str(one.pk), str(one)) for one in agents_of(desk))]
        self._choose("assign", _("Give it to"), [*nothing, *people])
        self._choose("then", _("Then"), [*nothing, *_followers(agreement, desk)])
        self._reason("hold_note", _("What is waited for"))

    def runners(self) -> list[tuple[str, str]]:
        """Return what stands for whoever runs it."""
        return [(WHOEVER_RUNS_IT, _("Whoever runs the macro"))]

    def clean(self) -> dict[str, Any]:
        """Ask for the reasons that a chosen act needs."""
        for act in self.reasons_needed:
            if self.cleaned_data.get(act) and not self.cleaned_data.get(self.reasons[act]):
                self.add_error(self.reasons[act], _("Say why."))
        return self.cleaned_data

    def steps(self) -> list[Step]:
        """Return what a valid form chose, as steps."""
        said = self.cleaned_data
        chosen: dict[str, str] = {act: said[act] for act in self.chosen_acts if said[act]}
        act, _colon, which = said["then"].partition(":")
        if act:
            chosen[act] = which
        acts = [act for act in ACTS if act in chosen]
        return [Step(act=act, what=chosen[act], reason=said.get(self.reasons.get(act, ""), "")) for act in acts]

    def _choose(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def _reason(self, name: str, label: str) -> None:
        self.fields[name] = forms.CharField(label=label, max_length=REASON_LENGTH_AT_MOST, required=False)


def as_typed(macro: Macro) -> dict[str, str]:
    """Return a macro as its form shows it."""
    return {"label": macro.label, "reply": macro.reply, **typed_steps(steps_of(macro), MacroForm.reasons)}


def typed_steps(steps: Iterable[Step], reasons: Mapping[str, str]) -> dict[str, str]:
    """Return acts as their form shows them; `reasons` names the field of each act's reason."""
    typed = {}
    for step in steps:
        if step.act in FOLLOWING:
            typed["then"] = f"{step.act}:{step.what}"
        else:
            typed[step.act] = step.what
        if reason := reasons.get(step.act):
            typed[reason] = step.reason
    return typed


def _words(label: str, *, rows: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}))


def _followers(agreement: Agreement, desk: Desk) -> list[tuple[str, str]]:
    waiting = [
        (f"hold:{reason.key}", _("Wait: {label}").format(label=reason.label)) for reason in agreement.pause_reasons
    ]
    codes = codes_of(desk)
    ends = [(f"resolve:{code.key}", _("Resolve: {label}").format(label=code.label)) for code in codes]
    return [*waiting, *(ends or [("resolve:", _("Resolve it"))])]
