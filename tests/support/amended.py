"""Later versions of a shipped agreement, made by changing its text; checks nothing."""

import re

from tests.support.builders import AGREEMENTS


def amended(name: str, *changes: tuple[str, str], version: int = 2, effective: str = "2026-01-01") -> str:
    """Return the text of a shipped agreement with some of its words replaced, as another version of it.

    Its worked examples are left out: they hold for what it says as it is shipped.
    """
    text = re.sub(r"```example\n.*?```\n", "", (AGREEMENTS / f"{name}.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    front = (("version: 1\neffective: 2026-01-01", f"version: {version}\neffective: {effective}"),)
    for old, new in (*front, *changes):
        assert old in text, f"{name} does not say {old!r}"
        text = text.replace(old, new, 1)
    return text
