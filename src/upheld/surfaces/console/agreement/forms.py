"""What the pages of drafts and publishing accept; they decide nothing and write nothing."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy

# Takes the place of a revision that was not given: no draft has it.
NO_REVISION = 0


class RevisionForm(forms.Form):
    """The revision of a draft that a person had before them."""

    revision_read = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def revision(self) -> int:
        """Return the revision that was read; without a sensible one, none."""
        self.full_clean()
        return int(self.cleaned_data.get("revision_read", NO_REVISION))


class PublishingForm(RevisionForm):
    """From which day on a draft is to hold, and whether customers are told."""

    effective = forms.DateField(
        label=gettext_lazy("In force from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Say from which day on."),
            "invalid": gettext_lazy("Write the day as 2026-03-30."),
        },
    )
    announce = forms.BooleanField(label=gettext_lazy("Announce it to those whom it concerns"), required=False)

    def day(self, *, default: date) -> date:
        """Return the day that was chosen, as far as one was."""
        self.full_clean()
        return self.cleaned_data.get("effective") or default
