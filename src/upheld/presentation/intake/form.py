"""The form by which a customer opens a ticket, built from the agreement's intake terms. Opening it is a workflow."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement.conditions import Situation, received_within
from servicelevel.agreement.terms import Agreement, FieldTerm
from upheld.presentation.intake.fields import NEEDED, TEXT_MAX, fact_field, field_for
from upheld.presentation.intake.switches import Switches
from upheld.tickets.queries.answered import in_words

SUBJECT_MAX = 200
# The agreement's fields that every form has: their words label the form's own.
_OWN = {"subject": "subject", "email": "email", "contact": "name", "name": "name"}
_MESSAGES = ("message", "description")
# Facts that only a contract settles, or that follow from something else on the form.
_NEVER_ASKED = frozenset({"plan", "channel", "emergency"})

Conditions = Mapping[str, frozenset[str]]


class TicketForm(forms.Form):
    """Every question that the agreement asks; answers to those that do not apply are left out of account."""

    use_required_attribute = False
    submission = forms.UUIDField(widget=forms.HiddenInput)
    # The number of a ticket from which this one goes on, if any.
    follows = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=200, error_messages=NEEDED)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("We answer here."),
        max_length=254,
        error_messages=NEEDED,
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=SUBJECT_MAX, error_messages=NEEDED)
    text = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=NEEDED,
    )

    def __init__(
        self,
        agreement: Agreement,
        *,
        at: datetime,
        known: bool,
        data: Mapping[str, Any] | None = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        """Ask what `agreement` asks at `at`, with facts already `given`; not who writes, if that is `known`."""
        chosen = {f"fact_{key}": value for key, value in (given or {}).items()}
        super().__init__(data=data, initial={"submission": uuid4(), **chosen})
        self.agreement, self.at, self.switches = agreement, at, Switches()
        for key in self.asked_facts():
            self.fields[f"fact_{key}"] = fact_field(agreement.facts[key], agreement, self.switches)
        for term in agreement.intake.fields:
            self._ask(term)
        if reasons := self._emergency_reasons():
            choices = [(reason, reason) for reason in reasons]
            self.fields["reasons"] = forms.MultipleChoiceField(
                label=_("Which of these is happening?"),
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        for own in ("name", "email") if known else ():
            del self.fields[own]

    def settle(self, facts: Mapping[str, str]) -> None:
        """Leave out the questions that a contract answers."""
        for key in facts:
            self.fields.pop(f"fact_{key}", None)

    def asked_facts(self) -> list[str]:
        """Return the facts that the form asks for, in the agreement's order."""
        asks = [key for key in self.agreement.intake.asks if key in self.agreement.facts and key not in _NEVER_ASKED]
        return asks if "priority" in asks or not self.agreement.priorities else [*asks, "priority"]

    def begin_with(self, text: str) -> None:
        """Put words where the agreement asks for the first message, for their sender to go on."""
        own = next((name for name in ("text", *(f"answer_{key}" for key in _MESSAGES)) if name in self.fields), None)
        if own is not None:
            self.initial[own] = text

    def stated_facts(self) -> dict[str, str]:
        """Return the facts as they stand, on a half-filled form too; what the agreement does not know is left out."""
        stated = {}
        for key in self.asked_facts():
            if f"fact_{key}" not in self.fields:
                continue
            value = str(self[f"fact_{key}"].value() or "")
            if value in {known.key for known in self.agreement.facts[key].values}:
                stated[key] = value
        if "reasons" in self.fields and self.applies(self.emergency_conditions(), stated):
            stated["emergency"] = "true" if self["reasons"].value() else "false"
        return stated

    def applies(self, conditions: Conditions, facts: Mapping[str, str]) -> bool:
        """Say whether a question is asked under the facts stated; what is not stated is its default."""
        known = self.agreement.facts
        defaults = {key: known[key].default for key in conditions if key in known}
        return all((facts.get(key) or defaults.get(key)) in values for key, values in conditions.items())

    def insists_on(self, term: FieldTerm) -> bool:
        """Say whether a question must be answered once it is asked."""
        return term.required

    def emergency_conditions(self) -> Conditions:
        """Return the facts under which the agreement asks what is happening."""
        emergencies = self.agreement.emergencies
        return emergencies.declared_when.facts if emergencies else {}

    def clean(self) -> dict[str, Any]:
        """Require what the agreement requires only under certain facts."""
        facts = self.stated_facts()
        for term in self.agreement.intake.fields:
            name = field_name(term)
            missing = name in self.fields and not self.cleaned_data.get(name) and name not in self.errors
            if missing and self.insists_on(term) and term.shown_when and self.applies(term.shown_when, facts):
                self.add_error(name, _("Tick this once it is so.") if term.kind == "checkbox" else NEEDED["required"])
        return self.cleaned_data

    def answers(self) -> dict[str, object]:
        """Return the answers that count, by the agreement's field keys."""
        facts = self.stated_facts()
        answers: dict[str, object] = {}
        for term in self.agreement.intake.fields:
            value = self.cleaned_data.get(field_name(term))
            if value and field_name(term) == f"answer_{term.key}" and self.applies(term.shown_when, facts):
                answers[term.key] = value.isoformat() if isinstance(value, date) else value
        if facts.get("emergency") == "true":
            answers["reasons"] = self.cleaned_data["reasons"]
        return answers

    def answered(self) -> list[tuple[str, str]]:
        """Return what was chosen and answered beside subject and message, as labels and words."""
        asked = {term.key: (term.label, term.kind) for term in self.agreement.intake.fields}
        asked["reasons"] = (_("What is happening"), "checklist")
        facts = [
            (self.agreement.facts[key].label, value.label)
            for key, said in self.stated_facts().items()
            if key in self.asked_facts()
            for value in self.agreement.facts[key].values
            if value.key == said
        ]
        return facts + [(asked[key][0], in_words(said, asked[key][1])) for key, said in self.answers().items()]

    def message(self) -> str:
        """Return the ticket's first message; where the agreement asks for none, the fullest answer."""
        if "text" in self.fields:
            return str(self.cleaned_data["text"])
        said = [words_of(answer) for answer in self.answers().values() if isinstance(answer, str | list)]
        return max(said, key=len, default=str(self.cleaned_data["subject"]))

    def _ask(self, term: FieldTerm) -> None:
        name = field_name(term)
        if name == f"answer_{term.key}":
            self.fields[name] = field_for(term)
            if term.key in _MESSAGES:
                self.fields.pop("text", None)
            return
        self.fields[name].label, self.fields[name].help_text = term.label, term.help or self.fields[name].help_text

    def _emergency_reasons(self) -> list[str]:
        """Return what qualifies as an emergency, where the customer can say so and at this minute it matters."""
        emergencies = self.agreement.emergencies
        if emergencies is None or "emergency" not in self.agreement.facts:
            return []
        situation = Situation(agreement=self.agreement, facts={}, received_at=self.at)
        if not received_within(emergencies.declared_when.received, situation):
            return []
        return [reason for heading, examples in emergencies.examples for reason in (examples or (heading,))]


def words_of(answer: object) -> str:
    """Return an answer as one reads it."""
    if answer is True:
        return _("Yes")
    return ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)


def field_name(term: FieldTerm) -> str:
    """Return the form's name for one of the agreement's fields."""
    if term.key in _MESSAGES and not term.shown_when:
        return "text"
    return _OWN.get(term.key, f"answer_{term.key}")
