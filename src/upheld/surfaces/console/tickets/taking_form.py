"""The form on which somebody of the desk takes down what a customer asked elsewhere: on the phone, at the door."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement, FieldTerm
from upheld.presentation.intake.form import TicketForm

# What every ticket needs; all else that the agreement asks, a caller may not know.
_NEEDED = ("submission", "name", "email", "subject", "text", "channel")
# Ways in that are the customer's own, or a program's.
_NOT_TAKEN_DOWN = frozenset({"portal", "api", "widget"})


class TakenForm(TicketForm):
    """The agreement's form as the desk fills it in: the same questions, of which few must be answered."""

    def __init__(
        self,
        agreement: Agreement,
        *,
        at: datetime,
        known: bool,
        data: Mapping[str, Any] | None = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(agreement, at=at, known=known, data=data, given=given)
        self.fields["channel"] = forms.ChoiceField(label=_("How they asked"), choices=ways_in(agreement))
        self.fields["mine"] = forms.BooleanField(label=_("Give it to me"), required=False, initial=True)
        for name, field in self.fields.items():
            field.required = field.required and name in _NEEDED
        self._in_our_words()

    def insists_on(self, term: FieldTerm) -> bool:
        """Insist on nothing: whoever calls has said what they know."""
        return False

    def _in_our_words(self) -> None:
        for name, label in (("name", _("Customer's name")), ("email", _("Customer's e-mail address"))):
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].help_text = ""
        if "text" in self.fields:
            self.fields["text"].label = _("What they asked")


def ways_in(agreement: Agreement) -> list[tuple[str, str]]:
    """Return the ways in which a request may reach the desk other than through its own pages, phone first."""
    named = [(way.key, way.label) for way in agreement.channels if way.key not in _NOT_TAKEN_DOWN]
    known = {key for key, _label in named}
    usual = [("phone", _("Phone")), ("email", _("E-mail")), ("other", _("Otherwise"))]
    offered = [*named, *((key, label) for key, label in usual if key not in known)]
    return sorted(offered, key=lambda way: way[0] != "phone")
