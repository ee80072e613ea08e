"""Files by picking, pasting and dropping, on their way and taken back; and the same by hand without script."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import listening, press
from tests.support import builders, files, pictures
from tests.support.cast import Cast, assemble
from tests.support.files_server import serving
from upheld.now import now
from upheld.tickets.models import Upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"
# Gives files to the page as the system's clipboard or a drag would.
GIVE = """(field, [kind, name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  const given = kind === "paste"
    ? new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true })
    : new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true });
  field.dispatchEvent(given);
}"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the agent, and a ticket that a picture came with."""
    cast = assemble()
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    ticket = builders.ticket(cast.contact, at=now() - timedelta(minutes=10), subject="Order sync stopped")
    files.sent(ticket, by=cast.contact.as_actor, at=now(), kind="customer", shot_png=pictures.png((640, 480)))
    return cast


@pytest.fixture
def arriving(settings: LazySettings, tmp_path: Path, cast: Cast) -> Iterator[None]:
    """A process of files beside the pages."""
    with serving(tmp_path) as server:
        settings.FILES_PORT = server.port
        yield


def open_ticket(page: Page, live_server: LiveServer, cast: Cast) -> None:
    """Go to the ticket; being nobody yet, sign in on the way."""
    page.goto(f"{live_server.url}/integrato/console/tickets/1/")
    page.get_by_label("Email").fill(cast.agent.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("link", name="shot.png")).to_be_visible()
    listening(page)  # before, a chosen file would wait for the form to be sent


def test_files_are_picked_pasted_dropped_taken_back_and_sent(
    context: BrowserContext, live_server: LiveServer, cast: Cast, arriving: None
) -> None:
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    open_ticket(page, live_server, cast)
    page.get_by_role("link", name="Internal note").click()
    field, attached = (
        page.get_by_label("Internal note", exact=True).get_by_role("textbox"),
        page.locator("[data-waiting]"),
    )

    expect(field).to_be_visible()
    expect(page.locator(".htmx-swapping, .htmx-added, .htmx-settling")).to_have_count(0)

    press(page, "u")
    picker = page.get_by_label("Attach files")
    expect(picker).to_be_focused()
    picker.set_input_files([{"name": "trace.log", "mimeType": "text/plain", "buffer": b"words"}])
    expect(attached.get_by_text("trace.log")).to_be_visible()
    field.evaluate(GIVE, ["paste", "image.png", "not a picture"])
    expect(attached.get_by_text(re.compile(r"Pasted \d\d\.\d\d\.\d\d\.png"))).to_be_visible()
    field.evaluate(GIVE, ["drop", "dropped.csv", "a,b"])
    expect(page.get_by_text("dropped.csv is attached")).to_be_visible()
    field.evaluate(GIVE, ["drop", "none.txt", ""])
    expect(page.get_by_role("alert").get_by_text("The file is empty")).to_be_visible()
    page.get_by_role("button", name="Remove dropped.csv").click()
    expect(attached.get_by_text("dropped.csv")).to_have_count(0)
    assert barriers(page) == []

    field.fill("The trace.")
    field.press("Control+Enter")

    note = page.get_by_role("article").filter(has_text="The trace.")
    expect(note.get_by_role("link", name="trace.log")).to_be_visible()
    with page.expect_download() as handed:
        note.get_by_role("link", name="trace.log").click()
    assert (handed.value.suggested_filename, handed.value.path().read_bytes()) == ("trace.log", b"words")
    with context.expect_page() as shown:
        page.get_by_role("link", name="shot.png").click()
    shown.value.wait_for_load_state()
    assert shown.value.evaluate("document.querySelector('img').naturalWidth") == 640
    assert complaints == []


def test_nothing_is_sent_while_a_file_arrives_and_the_way_can_be_left(
    context: BrowserContext, live_server: LiveServer, cast: Cast, arriving: None
) -> None:
    page = context.new_page()
    page.route(re.compile(r"/files/arrive"), lambda _route: None)  # it never ends
    open_ticket(page, live_server, cast)
    with page.expect_request(re.compile(r"/files/arrive")):
        page.get_by_label("Attach files").set_input_files(
            [{"name": "slow.bin", "mimeType": "application/octet-stream", "buffer": b"words"}]
        )
    expect(page.get_by_role("progressbar", name="slow.bin")).to_be_visible()

    page.get_by_label("Reply to").fill("Too soon.")
    page.get_by_role("button", name=re.compile("^Send")).first.click()
    expect(page.get_by_text("Files are still arriving")).to_be_visible()
    page.get_by_role("button", name="Cancel slow.bin").click()

    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert Upload.objects.get().arrived_at is None


def test_without_script_the_form_carries_the_files(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    open_ticket(page, live_server, cast)
    page.goto(f"{live_server.url}/integrato/console/tickets/1/?write=note")

    page.get_by_label("Attach files").set_input_files(
        [{"name": "by-hand.log", "mimeType": "text/plain", "buffer": b"words"}]
    )
    page.get_by_label("Internal note", exact=True).get_by_role("textbox").fill("By hand.")
    page.get_by_role("button", name="Save note").click()

    expect(page.get_by_role("article").filter(has_text="By hand.").get_by_text("by-hand.log")).to_be_visible()
    context.close()
