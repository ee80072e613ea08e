"""A real Chromium for the paths that a person must never lose; skipped with a reason where there is none."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.urls import get_resolver
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

CANDIDATES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATIENCE_MS = 30_000  # a loaded machine is slow, and no claim is made about speed


def _chromium() -> str | None:
    named = os.environ.get("UPHELD_CHROMIUM")
    return named or next((found for name in CANDIDATES if (found := shutil.which(name))), None)


@pytest.fixture(scope="package")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    """Run Debian's Chromium without a window for the tests of this folder; each has a context of its own.

    After the database was made: it is taken away by the connection that made it, which must not be one of this loop's.

    Not longer: while Playwright's own loop runs in this thread, Django refuses rows unless told otherwise, and no
    other test could run a loop.
    """
    executable = _chromium()
    if executable is None or not Path(executable).exists():
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    expect.set_options(timeout=PATIENCE_MS)
    assert get_resolver().url_patterns  # loads every view, which the first page would wait for
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        running = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield running
        running.close()
        connections.close_all()  # those of Playwright's loop, which nobody reaches once it has ended


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """Lend Chromium to one test; no page of it stays open, and goes on asking, while others run."""
    yield chromium
    for left in chromium.contexts:
        left.set_offline(True)
        left.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which nobody has signed in."""
    fresh = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce")
    fresh.set_default_timeout(PATIENCE_MS)
    yield fresh
    # A ticket's page says when it goes; nobody is to hear of it while the rows of the test are taken away.
    fresh.set_offline(True)
    fresh.close()
