"""What the embedded form asks of the database: as much for a customer with many tickets as for one with none."""

from uuid import uuid4

from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import BEFORE_ALL
from tests.support.websites import Client
from tests.upheld.surfaces.widget.test_frame import BROWSER, FRAME, TYPED, begun, visit_in
from upheld.customers.models import Contact

SCRIPT, FORM, PREVIEW = 6, 16, 14


def asked(browser: Browser, site: Client) -> tuple[int, int, int]:
    """Return how many queries each page took: the script, the form at its beginning, a preview of it."""
    counted = []
    visit = visit_in(begun(browser, site, jti=uuid4().hex))
    for ask in (
        lambda: browser.get("/studio/widget.js"),
        lambda: begun(browser, site, jti=uuid4().hex),
        lambda: browser.post(f"{FRAME}preview/", {**TYPED, "visit": visit}),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert ask().status_code == 200
        counted.append(len(queries))
    return counted[0], counted[1], counted[2]


def test_the_embedded_pages_cost_the_same_however_much_there_is(site: Client) -> None:
    browser = Browser(**BROWSER)
    asked(browser, site)
    few = asked(browser, site)
    assert few <= (SCRIPT, FORM, PREVIEW)
    contact = builders.contact(
        site.website.desk, "Perrine Aubert", organisation=site.website.organisation, at=BEFORE_ALL
    )
    for number in range(4):
        builders.ticket(contact, at=BEFORE_ALL, subject=f"Ticket {number}", priority="standard")
    assert Contact.objects.exists()
    assert asked(browser, site) == few
