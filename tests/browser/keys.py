"""Keys pressed on a page once its scripts listen to them; checks nothing by itself."""

from playwright.sync_api import Page


def listening(page: Page) -> None:
    """Wait until the scripts of the page have run: what a click or a key leads to is seen some time before.

    Ours are modules, which run before the page counts as loaded; `goto` waits for that by itself.
    """
    page.wait_for_load_state()


def press(page: Page, *keys: str) -> None:
    """Press keys one after another; whichever page they are for, none is lost because it came too early."""
    listening(page)
    for key in keys:
        page.keyboard.press(key)
