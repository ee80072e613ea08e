"""The words of mails about accounts: links, codes and notices; what a link does is decided elsewhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.accounts.access import link_token
from upheld.accounts.facts import ADDRESS_MAIL, INVITED_MAIL, KNOWN_MAIL, MAIL_PURPOSE, OFFER_MAIL
from upheld.accounts.models import MailedLink
from upheld.sealing import opened
from upheld.tickets.queries.words import full_time

# The longest that words of a person may be in a mail that they send to somebody else.
LONGEST = 80
# Mails that carry a link made by `accounts.actions.links`.
OF_LINKS = (OFFER_MAIL, KNOWN_MAIL, INVITED_MAIL, ADDRESS_MAIL)
_PAGES = {
    MailedLink.Purpose.SIGN_UP: "accounts:welcome",
    MailedLink.Purpose.SIGN_IN: "accounts:arrive",
    MailedLink.Purpose.ADDRESS: "accounts:address_proved",
}
# What happened to an account, by the name that the library for accounts has for it.
NOTICES = {
    "account/email/password_changed": gettext_lazy("Your password was changed."),
    "account/email/password_set": gettext_lazy("A password was set."),
    "account/email/password_reset": gettext_lazy("Your password was replaced by a new one."),
    "mfa/email/totp_activated": gettext_lazy("An app for one-time codes was added."),
    "mfa/email/totp_deactivated": gettext_lazy("The app for one-time codes was removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made; the old ones work no longer."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
}
CHANGED = gettext_lazy("Something about how you sign in was changed.")


def words_of_link(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates of a mail with a link need, from what the outbox holds."""
    purpose = MailedLink.Purpose(payload["purpose"])
    until = datetime.fromisoformat(payload["until"]).astimezone(ZoneInfo(payload["desk"]["zone"]))
    return {
        **_around(payload),
        "ticket_url": _absolute(reverse(_PAGES[purpose], args=[link_token(payload["link"], purpose.value)])),
        "until": f"{full_time(until)} ({payload['desk']['zone'].replace('_', ' ')})",
        "who": _short(payload.get("inviter", "")),
        "organisation": _short(payload.get("organisation", "")),
        "known": purpose is MailedLink.Purpose.SIGN_IN,
    }


def words_of_code(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the mail with a code needs; its link signs in as well, from any device."""
    token = link_token(payload["link"], MailedLink.Purpose.SIGN_IN.value)
    page = _absolute(reverse("accounts:arrive", args=[token]))
    return {**_around(payload), "code": _opened(payload), "minutes": payload["minutes"], "ticket_url": page}


def words_of_unknown(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a mail needs that goes to an address with which nobody has an account."""
    return {**_around(payload), "ticket_url": _absolute(reverse("account_signup"))}


def words_of_password(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the mail needs that leads to a new password."""
    return {**_around(payload), "ticket_url": _absolute(_opened(payload))}


def words_of_notice(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a mail needs that says what was changed about an account."""
    happened = NOTICES.get(payload["happened"], CHANGED)
    return {**_around(payload), "happened": happened, "ticket_url": _absolute(reverse("accounts:security"))}


def _around(payload: Mapping[str, Any]) -> dict[str, Any]:
    desk = payload["desk"]
    agreement = f"{settings.BASE_URL}/{desk['name']}/support" if desk["name"] else ""
    return {"desk": desk, "reference": _("Account"), "agreement_url": agreement}


def _absolute(path: str) -> str:
    """The host is the installation's own, whatever host was asked for."""
    return f"{settings.BASE_URL}{path}"


def _opened(payload: Mapping[str, Any]) -> str:
    return opened(payload["sealed"], purpose=MAIL_PURPOSE)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
