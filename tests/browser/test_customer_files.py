"""Files and secrets of a customer on a phone, before there is a ticket; and a video, recorded and looked at first."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.built import needs
from tests.browser.test_customer import fill_in
from tests.support import builders
from tests.support.cast import BEFORE_ALL
from tests.support.files_server import serving
from upheld.tickets.models import Attachment, Message

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    needs("customer.ts"),
]
SHOP = {"name": "shop.env", "mimeType": "text/plain", "buffer": b"USER=shop\nPASSWORD=hunter2x\nHOST=db\n"}
PHONE = {"width": 390, "height": 844}
# A camera that shows a test picture, for a browser on a machine without one.
CAMERA = """navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").fillRect(0, 0, 9, 9);
  return canvas.captureStream(5);
}"""


@pytest.fixture
def form(
    transactional_db: None, browser: Browser, live_server: LiveServer, settings: LazySettings, tmp_path: Path
) -> Iterator[Page]:
    """The form of a desk on a phone, with a process of files beside the pages."""
    builders.desk("integrato", at=BEFORE_ALL)
    with serving(tmp_path) as server:
        settings.FILES_PORT = server.port
        context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.add_init_script(CAMERA)
        page.goto(f"{live_server.url}/integrato/tickets/new")
        yield page
        context.close()


def test_secrets_are_told_kept_or_taken_out_and_the_files_go_along(form: Page) -> None:
    waiting = form.locator("[data-waiting]")
    form.get_by_label("Attach files").set_input_files([SHOP])
    expect(waiting.get_by_text("1 secret taken out")).to_be_visible()
    told = form.get_by_role("group", name="Taken out of shop.env")
    expect(told.get_by_text("PASSWORD=h••••••")).to_be_visible()
    told.get_by_label("This is no secret").check()
    told.get_by_role("button", name="Attach it again").click()
    expect(waiting.get_by_text("1 secret taken out")).to_have_count(0)
    expect(waiting.get_by_text("shop.env")).to_have_count(1)

    fill_in(form, "integrato")
    form.locator("[name=text]").fill("Root is Tr0ub4dor&3 if you need it.")
    expect(form.locator("[data-preview]").get_by_text("Root is T•••••• if you need it.")).to_be_attached()
    assert barriers(form) == []
    form.get_by_role("button", name="Create ticket").first.click()
    expect(form.get_by_role("heading", level=1)).to_have_text("Before this is kept")
    assert barriers(form) == []
    form.get_by_role("button", name="Go on").click()
    form.wait_for_url("**/received")

    assert Message.objects.get().text == "Root is [redacted password] if you need it."
    assert [(one.name, one.secrets_taken_out) for one in Attachment.objects.all()] == [("shop.env", 0)]


def test_a_video_is_recorded_looked_at_and_attached(form: Page) -> None:
    form.get_by_role("button", name="Record a video").click()
    expect(form.get_by_text(re.compile(r"Recording, 0:0[1-9] of 3:00"))).to_be_visible()
    form.get_by_role("button", name="Stop").click()
    assert form.locator("[data-recording] video").evaluate("video => video.src").startswith("blob:")

    form.get_by_role("button", name="Attach the recording").click()

    expect(form.locator("[data-waiting]").get_by_text(re.compile(r"Recording .*\.(webm|mp4)"))).to_be_visible()
    expect(form.locator("[data-recording]")).to_be_hidden()
