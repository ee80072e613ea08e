"""From a draft to a public version in a real browser: write, check, see what changes, publish, announce, read."""

import pytest
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.support.cast import Cast, assemble
from upheld.agreements.models import AgreementVersion
from upheld.notifications.models import Notification

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the manager."""
    cast = assemble()
    cast.manager.set_password(PASSWORD)
    cast.manager.save()
    return cast


def test_a_manager_writes_checks_publishes_and_announces_a_version(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    page.goto(f"{live_server.url}/integrato/console/agreement/")
    page.get_by_label("Email").fill(cast.manager.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()

    page.get_by_role("button", name="Write the next version").click()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nNobody who escalates loses their place.\n")
    page.get_by_role("button", name="Changes to v1").click()
    expect(page.locator("ins", has_text="Nobody who escalates")).to_be_visible()
    expect(page.locator("#part-verdict")).to_contain_text("Nothing to mend")
    page.get_by_role("button", name="Save draft").click()
    page.get_by_role("link", name="Publish…").click()

    expect(page.get_by_role("heading", name="Publish version 2")).to_be_visible()
    expect(page.get_by_text("Nobody who escalates").first).to_be_visible()
    page.get_by_role("button", name="Publish version 2").click()

    row = page.get_by_role("row", name="Version 2")
    expect(row).to_contain_text("to come")
    row.get_by_role("link", name="Read it").click()
    expect(page.get_by_text("Nobody who escalates loses their place.")).to_be_visible()
    assert [version.number for version in AgreementVersion.objects.order_by("number")][-1] == 2
    told = Notification.objects.filter(subject="agreement").values_list("recipient", flat=True)
    assert cast.contact.email in told
