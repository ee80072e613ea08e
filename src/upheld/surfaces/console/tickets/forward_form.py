"""What the form accepts on which parts of a ticket are chosen to be forwarded; it decides and sends nothing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.surfaces.console.tickets.forms import MESSAGE_LENGTH_AT_MOST
from upheld.tickets.actions.forward import MESSAGES_AT_MOST, Going
from upheld.tickets.models.forward import ADDRESS_LENGTH_AT_MOST
from upheld.tickets.queries.files import FileShown
from upheld.tickets.queries.forwards import Forwardable

NOT_HERE = _("One of what you chose is no longer here; choose again.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A message that can go along, and whether it is chosen; each of its files likewise."""

    message: Forwardable
    chosen: bool
    files: tuple[tuple[FileShown, bool], ...]


class ForwardForm(forms.Form):
    """To whom, with which words, and what goes along. Notes and files go only if each is chosen."""

    use_required_attribute = False
    to = forms.CharField(
        label=_("To"),
        help_text=_("One address outside the desk, such as a supplier's."),
        max_length=ADDRESS_LENGTH_AT_MOST,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the address to which it goes.")},
    )
    text = forms.CharField(
        label=_("Your words before it"),
        max_length=MESSAGE_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what you ask of them.")},
    )
    # Made anew with each page, so that sending the same page twice sends once.
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, said: Sequence[Forwardable], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        files = [str(file.id) for message in said for file in message.files]
        self.fields["message"] = forms.MultipleChoiceField(
            choices=[(message.public_id, message.who) for message in said],
            error_messages={"required": _("Choose at least one message."), "invalid_choice": NOT_HERE},
        )
        self.fields["file"] = forms.MultipleChoiceField(
            choices=[(one, one) for one in files], required=False, error_messages={"invalid_choice": NOT_HERE}
        )

    def choices(self) -> tuple[Choice, ...]:
        """Return what can go along as it is chosen: at first what was said in public, the newest of it, and no file."""
        if self.is_bound:
            ticked = {one for name in ("message", "file") for one in self[name].value()}
        else:
            public = [message.public_id for message in self.said if not message.is_internal]
            ticked = set(public[-MESSAGES_AT_MOST:])
        return tuple(
            Choice(
                message=message,
                chosen=message.public_id in ticked,
                files=tuple((file, str(file.id) in ticked) for file in message.files),
            )
            for message in self.said
        )

    def going(self) -> Going:
        """Return what is to be sent; once the form is valid."""
        sent = self.cleaned_data
        return Going(
            to=sent["to"],
            text=sent["text"],
            messages=[uuid.UUID(one) for one in sent["message"]],
            files=[uuid.UUID(one) for one in sent["file"]],
            submission=sent["submission"],
        )
