"""What a way in is called on screens: the agreement's word for it, else ours."""

from django.utils.translation import gettext_lazy as _

from servicelevel.agreement import terms

# Ways in that an agreement need not speak of.
_OURS = {"portal": _("the portal"), "email": _("e-mail"), "phone": _("phone"), "api": _("a program")}


def channel_label(agreement: terms.Agreement, key: str) -> str:
    """Return what a channel is called; its key, where nobody has a word for it."""
    known = (channel.label for channel in agreement.channels if channel.key == key)
    return next(known, str(_OURS.get(key, key)))
