"""What a customer may type on a ticket. What it does to the ticket is an action's business."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

TEXT_MAX = 20_000


class ReplyForm(forms.Form):
    """What the customer says."""

    use_required_attribute = False
    submission = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Write a reply"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )

    def message(self) -> str:
        """Return what is written on the ticket."""
        return str(self.cleaned_data["text"])


class InvitationForm(forms.Form):
    """Whom else the ticket concerns."""

    use_required_attribute = False
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("A colleague follows at once; for anybody else we ask somebody of the desk first."),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Write an e-mail address."),
            "invalid": gettext_lazy("Write an address such as ana@example.org."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_invitation_%s", **kwargs})


class EscalationForm(forms.Form):
    """Why it cannot wait."""

    use_required_attribute = False
    submission = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why it cannot wait"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why it cannot wait.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # It stands on one page with the reply: each label is to lead to its own control.
        super().__init__(*args, **{"auto_id": "id_escalation_%s", **kwargs})
