"""Who may do what on the pages of customers, in public, and where people sign in."""

from tests.permissions.lines import asks, does, reads, under
from tests.permissions.world import EVERYONE, NOBODY
from tests.support import intake

WHOSE = frozenset({"contact"})
ALL = frozenset(EVERYONE)
SIGNED_IN = ALL - set(NOBODY)
ONCE = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a77"

OWN = under(
    "/{desk}/tickets/{ticket}",
    *reads(WHOSE, "", "/received", "/receipts", "/receipts.json", "/files/{file}", "/files/{file}/thumbnail"),
    *reads((), "/files/{hidden}", "/files/{waiting}"),
    does(WHOSE, "/replies/", text="x", submission=ONCE),
    does(WHOSE, "/closure/"),
)
OF_ALL = under(
    "/{desk}/",
    does(WHOSE, "tickets/{closed}/closure/reopened/"),
    *reads(ALL, "tickets/", "tickets/new", "track/"),
    does(ALL, "tickets/new", **intake.typed("integrato", step="send")),
    does(ALL, "track/", email="marta@customer.example"),
    # Whoever holds the link that was mailed: it is the right.
    *reads(ALL, "track/{track}/", "track/{track}/files/{file}/", "survey/{survey}/"),
    *reads(ALL, "forwarded/{forward}/files/{file}/"),
    *reads((), "forwarded/{forward}/files/{hidden}/"),
    does(ALL, "survey/{survey}/", rating="4", comment="x"),
    *reads(ALL, "console/invitation/{invitation_token}/"),
    does(ALL, "console/invitation/{invitation_token}/", name="New Person"),
    *reads(ALL, "", "support", "support.txt", "support/versions", "support/versions/1"),
    # The first version changes nothing.
    *reads((), "support/versions/1/changes"),
    asks(ALL, "tickets/new/preview", **intake.typed("integrato")),
)
READERS = (*WHOSE, "agent", "manager", "auditor", "colleague", "other_contact")
HELP = under(
    "/{desk}/help",
    *reads(ALL, "", "?q=trouble", "/suggestions?subject=trouble", "/topics/trouble", "/articles/{slug}"),
    *reads(ALL, "/articles/{webinar_slug}", "/registrations/{seat}/", "/registrations/{seat}/webinar.ics"),
    *reads(READERS, "/articles/{hidden_slug}"),
    *reads((), "/articles/retired", "/topics/spare", "/registrations/{asked_seat}/webinar.ics"),
    does(ALL, "/articles/{slug}/feedback/", verdict="useful"),
    does(ALL, "/articles/{slug}/solved/", subject="x"),
    does(READERS, "/articles/{hidden_slug}/feedback/", verdict="useful"),
    does(ALL, "/articles/{webinar_slug}/registration/", name="x", email="new@x.example"),
    # Whoever holds the link that was mailed: it is the right.
    does(ALL, "/registrations/{asked_seat}/confirmed/"),
    does(ALL, "/registrations/{seat}/cancelled/"),
)
INSTALLATION = reads(ALL, "/", "/verify_receipt.py", "/design/", "/demo/", "/demo/mail/")
CUSTOMER_PAGES = (*OWN, *OF_ALL, *HELP, *INSTALLATION)
