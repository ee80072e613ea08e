"""What mails about accounts need to know without rows: who writes, and which words; no mail is written here."""

from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings

# Folders of templates/emails/.
OFFER_MAIL = "account-offer"
KNOWN_MAIL = "account-known"
INVITED_MAIL = "account-invited"
ADDRESS_MAIL = "account-address"
CODE_MAIL = "account-code"
UNKNOWN_MAIL = "account-unknown"
RESET_MAIL = "account-password"
NOTICE_MAIL = "account-notice"
# What the payload of a mail holds sealed: codes, and addresses that let somebody in.
MAIL_PURPOSE = "accounts.mail"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """In whose name a mail about an account is written: a desk's, or that of the installation."""

    # The desk's name in addresses; empty for the installation.
    name: str
    title: str
    # A zone of the tz database, in which instants are told.
    zone: str
    email: str

    def as_payload(self) -> dict[str, str]:
        """Return it as the outbox keeps it."""
        return {"name": self.name, "title": self.title, "zone": self.zone, "email": self.email}


def the_installation() -> Sender:
    """Return the sender of mails that belong to no desk."""
    title, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Sender(name="", title=title or "Upheld", zone="UTC", email=address)
