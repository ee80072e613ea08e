"""An account on a phone: made without script, a passkey added and used, and every page of it without barriers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.built import needs
from tests.support import account_mails
from tests.support.cast import BEFORE_ALL, Cast, assemble
from upheld.customers.actions import contacts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
LENA = "lena@acme.example"
PAGES = ("", "profile/", "mails/", "security/", "deletion/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/")
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, and somebody of Acme whom the desk knows without an account."""
    cast = assemble()
    lena = contacts.meet(cast.north, email=LENA, name="Lena Berg", at=BEFORE_ALL)
    lena.organisation = cast.contact.organisation
    lena.save()
    return cast


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="en-GB", reduced_motion="reduce")  # type: ignore[arg-type]  # a size
    context.set_default_timeout(30_000)
    yield context
    context.close()


def make_account(page: Page, url: str) -> None:
    page.goto(f"{url}/integrato/tickets/")
    page.goto(f"{url}/accounts/login/?next=/integrato/tickets/")
    page.get_by_role("link", name="Make an account").click()
    page.get_by_label("Your e-mail address").fill(LENA)
    page.get_by_role("button", name="Mail me the link").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    page.goto(f"{url}{account_mails.link_to(LENA)}")
    page.get_by_label("Your name").fill("Lena Berg")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("heading", name="My tickets")).to_be_visible()


def test_an_account_is_made_on_a_phone_without_script(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="en-GB")  # type: ignore[arg-type]  # a size
    page = context.new_page()
    make_account(page, live_server.url)
    page.locator("summary", has=page.locator("svg")).first.click()
    page.get_by_role("link", name="Your account").last.click()
    expect(page.get_by_text("You write for Acme.")).to_be_visible()
    context.close()


@needs("customer.ts")
def test_a_passkey_is_added_and_signs_in(phone: BrowserContext, live_server: LiveServer, cast: Cast) -> None:
    page = phone.new_page()
    url = live_server.url.replace("127.0.0.1", "localhost")  # passkeys are for names
    debugger = phone.new_cdp_session(page)
    debugger.send("WebAuthn.enable")
    debugger.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    make_account(page, url)

    page.goto(f"{url}/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_text("recovery codes").first).to_be_visible()
    page.goto(f"{url}/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()

    page.goto(f"{url}/accounts/login/?next=/integrato/tickets/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="My tickets")).to_be_visible()


def test_pages_of_an_account_have_no_barriers_and_fit_a_phone(
    phone: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = phone.new_page()
    for entrance in ("login/", "signup/", "login/code/"):
        page.goto(f"{live_server.url}/accounts/{entrance}?next=/integrato/tickets/")
        assert (entrance, barriers(page)) == (entrance, [])
    make_account(page, live_server.url)
    for path in PAGES:
        page.goto(f"{live_server.url}/accounts/{path}")
        assert (path, barriers(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
