"""Who may do what on the pages of customers, in public, and where people sign in."""

from tests.permissions.lines import asks, does, keeps, reads, under
from tests.permissions.world import EVERYONE, NOBODY
from tests.support import intake

WHOSE = frozenset({"contact"})
ALL = frozenset(EVERYONE)
SIGNED_IN = ALL - set(NOBODY)
ONCE = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a77"

OWN = under(
    "/{desk}/tickets/{ticket}",
    *reads(WHOSE, "", "/received", "/receipts", "/receipts.json", "/files/{file}", "/files/{file}/thumbnail"),
    # One that is no emergency leads to its usual page.
    *reads(WHOSE, "/emergency"),
    *reads((), "/files/{hidden}", "/files/{waiting}"),
    *reads(WHOSE, "/uploads"),
    does(WHOSE, "/uploads", name="a.log", size="5"),
    keeps(WHOSE, "/replies/", text="x", submission=ONCE),
    does(WHOSE, "/closure/"),
    keeps(WHOSE, "/escalation/", reason="x", submission=ONCE),
    does(WHOSE, "/followers/", email="x@y.example"),
    does(WHOSE, "/followers/{follow}/ended/"),
)
OF_ALL = under(
    "/{desk}/",
    *reads(ALL, "widget.js"),
    # Its agreement has no such way in; who may frame it elsewhere is tests/upheld/surfaces/widget.
    *reads((), "embedded/"),
    does(WHOSE, "tickets/{closed}/closure/reopened/"),
    *reads(ALL, "tickets/", "tickets/new", "track/"),
    does(ALL, "tickets/new", **intake.typed("integrato", step="send")),
    does(ALL, "track/", email="marta@customer.example"),
    does(ALL, "track/{track}/renewed/"),
    *reads(ALL, "confirm/{confirmation}/"),
    does(ALL, "confirm/{confirmation}/"),
    asks(ALL, "announcements/{announcement}/read/"),
    # Whoever holds the link that was mailed: it is the right.
    *reads(ALL, "track/{track}/", "track/{track}/files/{file}/", "survey/{survey}/"),
    *reads(ALL, "forwarded/{forward}/files/{file}/"),
    *reads((), "forwarded/{forward}/files/{hidden}/"),
    does(ALL, "survey/{survey}/", rating="4", comment="x"),
    *reads(ALL, "console/invitation/{invitation_token}/"),
    does(ALL, "console/invitation/{invitation_token}/", name="New Person"),
    *reads(ALL, "", "support", "support.txt", "support/versions", "support/versions/1"),
    # Nobody but whoever was turned away has what was kept, and integrato's agreement knows no emergencies.
    *reads((), "tickets/new/kept/{refused}", "tickets/new?kept={refused}", "emergency"),
    asks((), "emergency", **intake.declared("studio")),
    # The first version changes nothing.
    *reads((), "support/versions/1/changes"),
    # Whoever has the form has its files: what it made up for the ticket is known to nobody else.
    *reads((), "tickets/new/uploads"),
    does(ALL, "tickets/new/uploads", name="a.log", size="5", submission=ONCE),
    asks(ALL, "tickets/new/preview", **intake.typed("integrato")),
)
READERS = (*WHOSE, "agent", "manager", "auditor", "colleague", "other_contact")
HELP = under(
    "/{desk}/help",
    *reads(ALL, "", "?q=trouble", "/topics/trouble", "/articles/{slug}"),
    *reads(ALL, "/articles/{webinar_slug}", "/registrations/{seat}/", "/registrations/{seat}/webinar.ics"),
    *reads(READERS, "/articles/{hidden_slug}"),
    *reads((), "/articles/retired", "/topics/spare", "/registrations/{asked_seat}/webinar.ics"),
    asks(ALL, "/suggestions", subject="trouble"),
    does(ALL, "/articles/{slug}/feedback/", verdict="useful"),
    does(ALL, "/articles/{slug}/solved/", subject="x"),
    does(READERS, "/articles/{hidden_slug}/feedback/", verdict="useful"),
    does(ALL, "/articles/{webinar_slug}/registration/", name="x", email="new@x.example"),
    # Whoever holds the link that was mailed: it is the right.
    does(ALL, "/registrations/{asked_seat}/confirmed/"),
    does(ALL, "/registrations/{seat}/cancelled/"),
)
# No cookie counts there, so that another site's page could do nothing with one.
COOKIELESS = under("/{desk}/embedded/", asks((), ""), asks((), "preview/"))
INSTALLATION = reads(ALL, "/", "/verify_receipt.py", "/design/", "/demo/", "/demo/mail/")
CUSTOMER_PAGES = (*OWN, *OF_ALL, *COOKIELESS, *HELP, *INSTALLATION)
