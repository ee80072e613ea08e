"""A telephone number as people write it, kept as one can dial it from anywhere."""

import re

from django import forms
from django.utils.translation import gettext as _

# ITU-T E.164: a plus, a country code that does not begin with 0, fifteen digits at most; none we know has under seven.
_DIALLED = re.compile(r"\+[1-9][0-9]{6,14}")
_PUNCTUATION = str.maketrans("", "", " \u00a0\u202f().-/")
WRITTEN_AT_MOST = 40


class PhoneField(forms.CharField):
    """A number with its country code, however it is grouped; 00 in front is read as +."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
        needed = {"required": _("This is needed.")}
        super().__init__(
            label=label, help_text=help_text, widget=widget, max_length=WRITTEN_AT_MOST, error_messages=needed
        )

    def clean(self, value: object) -> str:
        """Return the number as +33612345678. Refuse what cannot be dialled from another country."""
        said = str(super().clean(value)).translate(_PUNCTUATION)
        dialled = "+" + said.removeprefix("00") if said.startswith("00") else said
        if not _DIALLED.fullmatch(dialled):
            raise forms.ValidationError(_("Write the number with its country code, such as +33 6 12 34 56 78."))
        return dialled
