"""What a customer may type on a ticket. What it does to the ticket is an action's business."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

TEXT_MAX = 20_000


class ReplyForm(forms.Form):
    """What the customer says; asking for escalation is a reply that says so."""

    use_required_attribute = False
    submission = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    escalate = forms.BooleanField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Write a reply"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )

    def message(self) -> str:
        """Return what is written on the ticket."""
        said = str(self.cleaned_data["text"])
        return f"I ask for escalation.\n\n{said}" if self.cleaned_data["escalate"] else said
