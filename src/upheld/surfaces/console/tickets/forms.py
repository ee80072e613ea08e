"""What the ticket page's forms accept; they decide nothing and write nothing."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from servicelevel.agreement.terms import PauseReason
from upheld.accounts.models import User

MESSAGE_LENGTH_AT_MOST = 50_000


class MessageForm(forms.Form):
    """A reply or a note."""

    text = forms.CharField(
        label="Message",
        max_length=MESSAGE_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write something first."},
    )
    # Made anew with each page, so that sending the same page twice writes once.
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class HoldForm(forms.Form):
    """Why a ticket waits: one of the agreement's reasons, and a note."""

    reason = forms.ChoiceField(error_messages={"required": "Say what we wait for."})
    note = forms.CharField(required=False, max_length=500, label="What we asked for")

    def __init__(self, reasons: Sequence[PauseReason], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.ChoiceField(
            label="We wait",
            choices=[(reason.key, reason.label) for reason in reasons],
            error_messages={"required": "Say what we wait for."},
        )


class AssignmentForm(forms.Form):
    """To whom a ticket is given."""

    agent = forms.TypedChoiceField(label="Give it to", coerce=int)

    def __init__(self, agents: Sequence[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agents = {agent.pk: agent for agent in agents}
        self.fields["agent"] = forms.TypedChoiceField(
            label="Give it to",
            coerce=int,
            choices=[(agent.pk, str(agent)) for agent in agents],
            error_messages={"invalid_choice": "Nobody of that name answers on this desk."},
        )

    def chosen(self) -> User:
        """Return the agent that was chosen, once the form is valid."""
        return self.agents[self.cleaned_data["agent"]]
