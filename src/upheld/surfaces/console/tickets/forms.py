"""What the ticket page's forms accept; they decide nothing and write nothing."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement.terms import Agreement, PauseReason
from upheld.accounts.models import User
from upheld.surfaces.console.tickets.field_forms import OWED, control_for
from upheld.tickets.actions.recount import REASON_LENGTH_AT_MOST
from upheld.tickets.models import ClosingCode, CustomField, Sending, Ticket
from upheld.tickets.queries.choices import correctable_facts

MESSAGE_LENGTH_AT_MOST = 50_000


class MessageForm(forms.Form):
    """A reply or a note."""

    text = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=MESSAGE_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )
    # Made anew with each page, so that sending the same page twice writes once.
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class ReplyForm(MessageForm):
    """A reply, what is to be done with the ticket once it is out, and how far its writer has read.

    What the desk wants to know before a ticket is resolved is asked beside it, and needed only if that is to follow.
    """

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self,
        agreement: Agreement,
        codes: Sequence[ClosingCode],
        owed: Sequence[CustomField],
        *args: Any,
        workaround: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._owed = {f"field_{field.key}": field.key for field in owed}
        self.fields.update({f"field_{field.key}": control_for(field) for field in owed})
        self.fields["then"] = forms.ChoiceField(label=_("Then"), required=False, choices=_followers(agreement, codes))
        if workaround:
            self.fields["workaround"] = forms.BooleanField(label=_("This is a workaround"), required=False)

    def owed(self) -> list[forms.BoundField]:
        """Return the fields that are needed to resolve."""
        return [self[name] for name in self._owed]

    def clean(self) -> dict[str, Any]:
        """Ask for what is owed, if the ticket is to be resolved."""
        said = super().clean() or {}
        if str(said.get("then", "")).startswith(f"{Sending.Then.RESOLVE}:"):
            for name in self._owed:
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, OWED["required"])
        return said

    @property
    def outgoing_then(self) -> dict[str, Any]:
        """What is to follow, as `sending.Outgoing` takes it; of a valid form."""
        act, _colon, which = self.cleaned_data["then"].partition(":")
        values = {key: self.cleaned_data[name] for name, key in self._owed.items()}
        return {"then": act, "then_with": which, "then_values": values if act == Sending.Then.RESOLVE else {}}


def _followers(agreement: Agreement, codes: Sequence[ClosingCode]) -> list[tuple[str, object]]:
    hold, resolve = Sending.Then.HOLD, Sending.Then.RESOLVE
    ways = [(f"{hold}:{reason.key}", reason.label) for reason in agreement.pause_reasons]
    ends = [(f"{resolve}:{code.key}", code.label) for code in codes] or [(f"{resolve}:", _("Resolve it"))]
    waiting: list[tuple[str, object]] = [(_("and wait"), ways)] if ways else []
    return [("", _("and keep it open")), *waiting, (_("and resolve"), ends)]


class HoldForm(forms.Form):
    """Why a ticket waits: one of the agreement's reasons, and a note."""

    reason = forms.ChoiceField(error_messages={"required": gettext_lazy("Say what we wait for.")})
    note = forms.CharField(required=False, max_length=500, label=gettext_lazy("What we asked for"))

    def __init__(self, reasons: Sequence[PauseReason], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.ChoiceField(
            label=gettext_lazy("We wait"),
            choices=[(reason.key, reason.label) for reason in reasons],
            error_messages={"required": gettext_lazy("Say what we wait for.")},
        )


class AssignmentForm(forms.Form):
    """To whom a ticket is given."""

    agent = forms.TypedChoiceField(label=gettext_lazy("Give it to"), coerce=int)
    # Said by whoever gives it to somebody who is away, and knows.
    although_away = forms.BooleanField(label=gettext_lazy("even if away"), required=False)

    def __init__(self, agents: Sequence[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agents = {agent.pk: agent for agent in agents}
        self.fields["agent"] = forms.TypedChoiceField(
            label=gettext_lazy("Give it to"),
            coerce=int,
            choices=[(agent.pk, str(agent)) for agent in agents],
            error_messages={"invalid_choice": gettext_lazy("Nobody of that name answers on this desk.")},
        )

    def chosen(self) -> User:
        """Return the agent that was chosen, once the form is valid."""
        return self.agents[self.cleaned_data["agent"]]


class JudgementForm(forms.Form):
    """Why something is judged otherwise, and which recount of the ticket was the last that the page showed."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The customer reads it."),
        max_length=REASON_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why; the customer reads it.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Several stand on one page: each label is to lead to its own control.
        name = type(self).__name__.removesuffix("Form").lower()
        super().__init__(*args, **{"auto_id": f"id_{name}_%s", **kwargs})


class PriorityForm(JudgementForm):
    """Which priority a ticket has, and why."""

    priority = forms.CharField(max_length=40, error_messages={"required": gettext_lazy("Choose a priority.")})


class EmergencyForm(JudgementForm):
    """Whether a declared emergency is one, and why."""

    verdict = forms.ChoiceField(
        choices=[("yes", gettext_lazy("It is an emergency")), ("no", gettext_lazy("It is not an emergency"))]
    )

    def is_emergency(self) -> bool:
        """Return the verdict, once the form is valid."""
        return bool(self.cleaned_data["verdict"] == "yes")


class FactsForm(JudgementForm):
    """The facts of a ticket that may have been stated wrongly, as they are right."""

    def __init__(self, agreement: Agreement, ticket: Ticket, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [term.key for term in correctable_facts(agreement)]
        for key in self.keys:
            term, stated = agreement.facts[key], ticket.facts.get(key)
            known = [(value.key, value.label) for value in term.values]
            self.fields[f"fact_{key}"] = forms.ChoiceField(
                label=term.label,
                required=False,
                choices=known if stated else [("", _("Not stated")), *known],
                initial=stated,
            )

    def facts(self) -> list[forms.BoundField]:
        """Return the fields that hold facts."""
        return [self[f"fact_{key}"] for key in self.keys]

    def right(self) -> dict[str, str]:
        """Return the facts as they are right, once the form is valid."""
        said = {key: self.cleaned_data[f"fact_{key}"] for key in self.keys}
        return {key: value for key, value in said.items() if value}


class FulfilmentForm(forms.Form):
    """The release that shipped, or what was decided."""

    use_required_attribute = False
    release = forms.CharField(
        label=gettext_lazy("Release"),
        max_length=200,
        error_messages={"required": gettext_lazy("Name the release that shipped.")},
    )
    released_on = forms.DateField(
        label=gettext_lazy("Shipped on"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Say when it shipped.")},
    )
    url = forms.URLField(
        label=gettext_lazy("Where it can be read about"), required=False, max_length=500, assume_scheme="https"
    )
    decision = forms.CharField(
        label=gettext_lazy("What we decided"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write down what was decided.")},
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in ("decision",) if kind == "release" else ("release", "released_on", "url"):
            del self.fields[name]
