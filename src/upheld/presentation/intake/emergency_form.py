"""The form that an agreement has for emergencies alone: what is happening, where we call back, what it may cost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement, FieldTerm
from upheld.presentation.intake.form import SUBJECT_MAX, TicketForm, field_name
from upheld.presentation.intake.phone import PhoneField

# The agreement's name for the question where it happens: what is at most one open emergency of a person.
SITE = "site"
_CHOSEN = ("choice", "checklist")


class EmergencyForm(TicketForm):
    """What the agreement asks in an emergency, a number to call back, and consent where it may cost something."""

    def __init__(
        self, agreement: Agreement, *, at: datetime, known: bool, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(agreement, at=at, known=known, data=data)
        self.asked = tuple(term for term in agreement.intake.fields if self._is_asked(term))
        for term in agreement.intake.fields:
            if field_name(term) == f"answer_{term.key}" and term not in self.asked:
                del self.fields[field_name(term)]
        for term in self.asked:
            self.fields[field_name(term)].required = term.required
        del self.fields["subject"]
        if "text" in self.fields:
            self.fields["text"].label = _("What do you see?")
        if not self._reasons_asked():
            self.fields["reasons"] = self._reasons()
        self.fields["callback"] = PhoneField(
            label=_("Where can we call you now?"), help_text=_("With the country code, such as +33 6 12 34 56 78.")
        )

    def ask_consent(self, words: str) -> None:
        """Require consent to a charge, which is said in `words`."""
        self.fields["consent"] = forms.BooleanField(
            label=_("I accept this rate"),
            help_text=words,
            error_messages={"required": _("We need your consent before we send this. What you typed is kept.")},
        )

    def asked_facts(self) -> list[str]:
        """Return none: that it is an emergency follows from the form."""
        return []

    def stated_facts(self) -> dict[str, str]:
        """Return the facts by which a request is a declared emergency."""
        term = self.agreement.emergencies
        declared = term.declared_when.facts if term else {}
        order = [value.key for fact in self.agreement.facts.values() for value in fact.values]
        return {key: min(values, key=order.index) for key, values in declared.items()}

    def clean(self) -> dict[str, Any]:
        """Name the ticket by where it happens and what."""
        said = [str(self.cleaned_data.get(f"answer_{SITE}") or ""), *self._what()[:1]]
        self.cleaned_data["subject"] = (": ".join(filter(None, said)) or _("Emergency"))[:SUBJECT_MAX]
        return self.cleaned_data

    def answers(self) -> dict[str, object]:
        """Return the answers, what was ticked among them."""
        ticked = self.cleaned_data.get("reasons")
        return {**super().answers(), **({"reasons": ticked} if ticked else {})}

    def message(self) -> str:
        """Return what was written; where nothing was, what was chosen."""
        if "text" in self.fields:
            return str(self.cleaned_data["text"])
        written = [self.cleaned_data.get(field_name(term)) for term in self.asked if term.kind == "long_text"]
        return "\n\n".join(str(said) for said in written if said) or ", ".join(self._what())

    def questions(self) -> list[tuple[BoundField, bool]]:
        """Return the questions in the order of the page, each with whether it may be left open."""
        names: list[str] = [name for name in ("name", "email") if name in self.fields]
        names += [name for name in ("reasons",) if name in self.fields]
        names += [field_name(term) for term in self.asked]
        names += [name for name in ("text", "callback") if name in self.fields]
        return [(self[name], not self.fields[name].required) for name in names]

    def site(self) -> str:
        """Return where it happens; empty where the agreement does not ask."""
        return str(self.cleaned_data.get(f"answer_{SITE}") or "")

    def _is_asked(self, term: FieldTerm) -> bool:
        asked = field_name(term) == f"answer_{term.key}"
        return asked and self.applies(term.shown_when, self.stated_facts())

    def _reasons_asked(self) -> bool:
        return any(term.kind in _CHOSEN for term in self.asked)

    def _reasons(self) -> forms.Field:
        term = self.agreement.emergencies
        reasons = [*term.qualifies, *(one for _heading, examples in term.examples for one in examples)] if term else []
        return forms.MultipleChoiceField(
            label=_("What is happening?"),
            choices=[(reason, reason) for reason in reasons],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose what is happening.")},
        )

    def _what(self) -> list[str]:
        chosen = [self.cleaned_data.get(field_name(term)) for term in self.asked if term.kind in _CHOSEN]
        chosen.append(self.cleaned_data.get("reasons"))
        return [str(one) for said in chosen if said for one in (said if isinstance(said, list) else [said])]
