"""What telling needs to know without rows: of what, by which ways, how a carrier fails and when to try again.

No carrier lives here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from upheld.tallies.facts import Limit

# How long to wait after the first, second, … failed attempt; the last goes for all that follow.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
)
# After this long nobody waits for it any more; RFC 5321, 4.5.4.1 asks for four to five days.
PATIENCE = timedelta(days=5)


# What may be the one mail to an address that nobody has confirmed: it says where to do that, and nothing typed.
CONFIRM_MAIL = "address-confirm"
# How long its link works; an address that is typed later than that is asked once more.
CONFIRMATION_LIFETIME = timedelta(days=30)
FIRST_MAILS = frozenset({CONFIRM_MAIL, "webinar-confirm"})
# How the names of mails to people on the desk begin; all others go to customers.
_TO_COLLEAGUES = ("desk-", "clock-")
# How the names of mails about accounts begin. Whoever asked for one waits for it, and shows by its link or code that
# they read the address: a form that anyone sends must not shut them out. How many there are is held where they are
# asked for.
_ABOUT_ACCOUNTS = "account-"
# How many mails one address of a customer gets in an hour, whatever asks for them; what is more waits.
MAILS_TO_ONE = Limit(deed="mail", at_most=30)


def is_for_colleagues(template: str) -> bool:
    """Say whether a mail goes to people who work on a desk, whom nobody can make us write to by typing an address."""
    return template.startswith(_TO_COLLEAGUES)


def waits_for_nobody(template: str) -> bool:
    """Say whether a mail goes out though its address is to be confirmed, because it is about its reader's account."""
    return template.startswith(_ABOUT_ACCOUNTS)


class DeliveryFailed(Exception):
    """The carrier did not take it; the message says what the carrier said, for a person to read."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        # whether trying again would be in vain
        self.permanent = permanent


def next_attempt(*, attempts: int, written_at: datetime, at: datetime) -> datetime | None:
    """Return when to try again after `attempts` failed ones, or None when it is time to give up.

    Units: elapsed time.
    """
    if at - written_at >= PATIENCE:
        return None
    return at + BACK_OFF[min(attempts, len(BACK_OFF)) - 1]


class Happening(StrEnum):
    """What people on a desk can be told of, and choose how."""

    RECEIVED = "received"
    CUSTOMER_WROTE = "customer wrote"
    ASSIGNED = "assigned"
    PASSED = "passed"
    ESCALATION = "escalation"
    MENTIONED = "mentioned"
    FOLLOWED = "followed"
    CLOSE = "close"
    PAST_DUE = "past due"
    CORRECTED = "corrected"
    RULE = "rule"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    """By which ways somebody is told."""

    # in the console, under the bell
    in_app: bool
    mail: bool

    @property
    def any(self) -> bool:
        """Whether they are told at all."""
        return self.in_app or self.mail


# What holds for whoever has chosen nothing. A new ticket stands in the queue already, so the bell is silent.
DEFAULTS: Mapping[Happening, Ways] = {
    Happening.RECEIVED: Ways(in_app=False, mail=True),
    Happening.CUSTOMER_WROTE: Ways(in_app=True, mail=True),
    Happening.ASSIGNED: Ways(in_app=True, mail=False),
    Happening.PASSED: Ways(in_app=True, mail=True),
    Happening.ESCALATION: Ways(in_app=True, mail=True),
    Happening.MENTIONED: Ways(in_app=True, mail=True),
    Happening.FOLLOWED: Ways(in_app=True, mail=False),
    Happening.CLOSE: Ways(in_app=True, mail=True),
    Happening.PAST_DUE: Ways(in_app=True, mail=True),
    Happening.CORRECTED: Ways(in_app=True, mail=True),
    Happening.RULE: Ways(in_app=True, mail=True),
}
# What somebody on the desk is always told of, whatever everybody chose.
NEVER_UNTOLD = frozenset({Happening.PAST_DUE, Happening.ESCALATION})


class CustomerMail(StrEnum):
    """What somebody with an account is told by mail of what is theirs, unless they declined it."""

    RECEIVED = "own received"
    REPLIED = "own replied"
    PROMISE = "own promise"
    RESOLVED = "own resolved"
    SURVEY = "own survey"


# Which mails that is; any other goes out whatever was chosen.
CUSTOMER_MAILS: Mapping[str, CustomerMail] = {
    "ticket-received": CustomerMail.RECEIVED,
    "ticket-replied": CustomerMail.REPLIED,
    "promise-changed": CustomerMail.PROMISE,
    "promise-fulfilled": CustomerMail.PROMISE,
    "ticket-resolved": CustomerMail.RESOLVED,
    "survey": CustomerMail.SURVEY,
}
