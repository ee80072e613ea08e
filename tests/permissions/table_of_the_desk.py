"""Who may do what in the console beside tickets: the queue, finding, notices, the agreement, numbers, the outbox."""

from tests.permissions.lines import ITS_AGENT, MANAGERS, READERS, WORKERS, asks, does, reads, under

A_VIEW = {
    "about-0": "priority",
    "is-0": "any",
    "values-0": ["p1"],
    "act": "save",
    "name": "x",
    "order": "next_due",
    "columns": ["age"],
    "position": "0",
    "audience": "maker",
}
RECEIVED = "numbers/tickets/?what=received&since=2026-01-01&until=2026-02-01"
DESK = under(
    "/{desk}/console/",
    *reads(READERS, "", "?view=mine", "views/", "views/new/"),
    *reads(WORKERS, "names/?q=r", "tags/?name=b"),
    *reads(ITS_AGENT, "views/{view}/", "?view=v{view}"),
    does(READERS, "views/new/", **A_VIEW),
    asks(READERS, "views/preview/", **A_VIEW),
    does(ITS_AGENT, "views/{view}/", **A_VIEW),
    does(ITS_AGENT, "views/{view}/deletion/"),
    does(READERS, "views/next/columns/", columns=["age"]),
    *reads(READERS, "search/", "search/?q=trouble", "search/palette/?q=tr"),
    does(READERS, "search/kept/", name="x", text="trouble"),
    does(ITS_AGENT, "search/kept/{search}/deleted/"),
    *reads(READERS, "notifications/", "notifications/bell/"),
    does(READERS, "notifications/read/", through="1"),
    does(READERS, "notifications/ticket/1/read/"),
    does(READERS, "notifications/ticket/1/unread/"),
    *reads(READERS, "numbers/", "numbers/promises/", RECEIVED, "numbers/promises/weeks.csv"),
    *reads(READERS, "turned-away/"),
    does(WORKERS, "turned-away/{refusal}/ticket/"),
    *reads(MANAGERS, "outbox/"),
    does(MANAGERS, "outbox/{notification}/retries/"),
    *reads(READERS, "agreement/"),
    *reads(WORKERS, "agreement/editor/", "agreement/draft/revisions/", "agreement/draft/revisions/{revision}/"),
    does(WORKERS, "agreement/editor/", text="x", revision_read="2"),
    asks(WORKERS, "agreement/editor/check/", text="x"),
    asks(WORKERS, "agreement/draft/"),
    does(WORKERS, "agreement/draft/revisions/{revision}/", revision_read="2"),
    does(WORKERS, "agreement/draft/discarded/", revision_read="2"),
    *reads(MANAGERS, "agreement/publishing/", "agreement/corrections/"),
    does(MANAGERS, "agreement/publishing/", revision_read="2", effective="2030-01-01"),
    asks(MANAGERS, "agreement/corrections/", text="x", act="apply"),
)
# A desk without a correction answers 404 to its manager as to all.
NOT_THERE = under("/{desk}/console/", *reads((), "agreement/corrections/2/"))
DESKS = (*DESK, *NOT_THERE)
