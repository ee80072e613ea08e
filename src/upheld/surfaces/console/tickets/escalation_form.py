"""The sheet on which an escalation that a customer asked for is answered; what is posted is taken in `escalations`."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from upheld.accounts.models import User
from upheld.desks.queries import agents_of
from upheld.surfaces.console.frame import Frame
from upheld.tickets.models import EscalationRequest
from upheld.tickets.queries.detail import TicketDetail

TEXT_MAX = 20_000


class EscalationAnswerForm(forms.Form):
    """What the customer is answered, and who has the ticket from then on."""

    use_required_attribute = False
    submission = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Answer"),
        help_text=gettext_lazy("The customer reads it; it is a reply like any other."),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say what you decided; the customer reads it.")},
    )
    outcome_chosen = forms.ChoiceField(choices=EscalationRequest.Outcome.choices)

    def __init__(self, agents: Sequence[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_escalation_%s", **kwargs})
        self._agents = {str(agent.pk): agent for agent in agents}
        self.fields["give_to"] = forms.ChoiceField(
            label=gettext_lazy("Give it to"),
            choices=[("", gettext_lazy("whoever has it now")), *((key, str(one)) for key, one in self._agents.items())],
            required=False,
        )

    def outcome(self) -> EscalationRequest.Outcome:
        """Return what was decided, once the form is valid."""
        return EscalationRequest.Outcome(self.cleaned_data["outcome_chosen"])

    def chosen(self) -> User | None:
        """Return who is to have the ticket, once the form is valid; None leaves it where it is."""
        return self._agents.get(self.cleaned_data["give_to"])


def answering(detail: TicketDetail, frame: Frame, *, tried: forms.Form | None) -> dict[str, Any]:
    """Return the form by which what was asked is answered; nothing where nobody waits for an answer."""
    waiting = detail.escalation is not None and detail.escalation.waiting
    if not waiting or not frame.may_work:
        return {}
    if isinstance(tried, EscalationAnswerForm):
        return {"escalation_form": tried}
    return {"escalation_form": EscalationAnswerForm(agents_of(frame.member.desk))}
