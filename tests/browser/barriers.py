"""What axe finds on a page in the light and in the dark; checks nothing by itself."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = "['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']"
RUN = f"""async () => (await axe.run(document, {{runOnly: {RULES}}}))
    .violations.map((fault) => [fault.id, fault.nodes[0].html])"""


def barriers(page: Page) -> list[Any]:
    """Return each fault with the first element that has it; none where axe-core is not installed."""
    if not AXE.is_file():
        return []
    # As a debugger, which the policy of the page does not bind.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for theme in ("light", "dark"):
        # Still, so that no colour is measured while it fades into another.
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of two
        found += [(theme, *fault) for fault in page.evaluate(RUN)]
    return found
