"""The editor: typed, checked, saved and tried out in a browser, with script and without; two drafters lose no words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import barriers
from tests.browser.keys import listening, press
from tests.support.cast import BEFORE_ALL, Cast, assemble
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import Draft
from upheld.audit.facts import THE_DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-word-for-tests-only"
PAGE = "/integrato/console/agreement/editor/"
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, with a password for the manager, and an open draft."""
    cast = assemble()
    cast.manager.set_password(PASSWORD)
    cast.manager.save()
    drafts.start(cast.north, by=THE_DESK, at=BEFORE_ALL)
    return cast


def open_editor(page: Page, live_server: LiveServer, cast: Cast) -> None:
    page.goto(f"{live_server.url}{PAGE}")
    page.get_by_label("Email").fill(cast.manager.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("heading", name="Simulate")).to_be_visible()
    listening(page)


def code(page: Page) -> Locator:
    return page.locator(".cm-content")


def write_at_the_end(page: Page, words: str) -> None:
    code(page).click()
    press(page, "Control+End")
    page.keyboard.type(words)


def kept() -> str:
    return Draft.objects.get().text


def test_what_is_typed_is_checked_previewed_and_kept(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    open_editor(page, live_server, cast)

    write_at_the_end(page, "\nWe answer within 2 hours.\n")
    expect(page.locator("#part-verdict")).to_contain_text("1 finding blocks publishing")
    expect(page.locator(".cm-lintRange-error")).to_have_text("2 hours")
    expect(page.locator("#part-preview")).to_contain_text("clause 6")
    expect(page.locator("#part-saving")).to_contain_text("Not saved")
    assert "We answer" not in kept()

    press(page, "Control+S")
    expect(page.locator("#part-saving")).to_contain_text("Saved")
    assert "We answer within 2 hours." in kept()


def test_a_finding_leads_to_its_line_by_link_and_by_key(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    open_editor(page, live_server, cast)
    write_at_the_end(page, "\nWe answer within 2 hours.\n")
    mark = page.locator(".cm-lintRange-error")
    expect(mark).to_be_visible()

    for reach in (lambda: press(page, "F8"), lambda: page.locator("[data-jump]").first.click()):
        code(page).press("Control+Home")
        expect(mark).not_to_be_visible()
        reach()
        expect(mark).to_be_in_viewport()


def test_the_simulator_answers_for_both_versions_by_choice_and_in_words(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    draft = Draft.objects.get()
    rule = "{{when: {{priority: p2}}, within: {} business hours"
    slower = draft.text.replace(rule.format(2), rule.format(3))
    drafts.save(draft, slower, revision=1, by=THE_DESK, at=BEFORE_ALL)
    page = context.new_page()
    open_editor(page, live_server, cast)

    page.get_by_label("or in words").fill("P2, Friday 27 November 2026 16:40")
    rows = page.locator(".simulator-rows")
    expect(rows.get_by_role("row", name=re.compile("v1 response"))).to_contain_text("10:10")
    expect(rows.get_by_role("row", name=re.compile("Draft response"))).to_contain_text("1 h later")

    page.get_by_label("Priority").select_option("p3")
    expect(rows.get_by_role("row", name=re.compile("Both response"))).to_be_visible()
    expect(page.get_by_label("or in words")).to_have_value("")


def test_another_drafters_words_are_shown_and_never_written_over(
    context: BrowserContext, live_server: LiveServer, cast: Cast
) -> None:
    page = context.new_page()
    open_editor(page, live_server, cast)
    draft = Draft.objects.get()
    drafts.save(draft, f"{draft.text}\nTheir words.\n", revision=1, by=cast.agent.as_actor, at=BEFORE_ALL)

    write_at_the_end(page, "\nMy words.\n")
    page.get_by_role("button", name="Save draft").click()

    expect(page.get_by_text("Ravi Menon saved revision 2 in the meantime")).to_be_visible()
    expect(page.get_by_label("Their words")).to_have_value(re.compile("Their words"))
    expect(code(page)).to_contain_text("My words.")
    assert "Their words." in kept()

    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("#part-saving")).to_contain_text("Saved")
    assert "Their words." not in kept()
    page.goto(f"{live_server.url}/integrato/console/agreement/")
    page.get_by_role("link", name="earlier revisions").click()
    assert barriers(page) == []
    page.get_by_role("link", name="Open revision 2").click()
    expect(page.locator("ins", has_text="Their")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Bring revision 2 back").click()
    expect(page.get_by_text("The draft has the words of revision 2 again.")).to_be_visible()
    assert "Their words." in kept()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_keeps_the_policy_of_our_pages_and_can_be_used_by_everyone(
    context: BrowserContext, live_server: LiveServer, cast: Cast, theme: str
) -> None:
    page, complaints = context.new_page(), []
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of the two by the table above
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    open_editor(page, live_server, cast)
    write_at_the_end(page, "\nWe answer within 2 hours.\n")
    expect(page.locator(".cm-lintRange-error")).to_be_visible()
    for tab in ("Changes to v1", "As published", "Write"):
        page.get_by_role("button", name=tab).click()
        expect(page.get_by_role("button", name=tab)).to_have_attribute("aria-pressed", "true")

    assert complaints == []
    if AXE.is_file():
        # As a debugger, which the policy of the page does not bind.
        page.evaluate(AXE.read_text())
        found = page.evaluate("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])")
        assert found == []


def test_the_same_is_done_without_script(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_editor(page, live_server, cast)
    text = page.get_by_label("Text of the agreement")

    text.fill(f"{text.input_value()}\nWe answer within 2 hours.\n")
    page.get_by_role("button", name="Changes to v1").click()
    expect(page.locator("ins", has_text="We answer within 2 hours.")).to_be_visible()
    expect(page.locator("#part-verdict")).to_contain_text("1 finding blocks publishing")
    page.get_by_label("or in words").fill("p2, friday 16:40")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_label("Priority")).to_have_value("p2")
    page.get_by_role("button", name="Save draft").click()

    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    assert "We answer within 2 hours." in kept()
    context.close()
