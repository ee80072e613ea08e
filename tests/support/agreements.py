"""Agreements for tests: the five that are shipped, and small ones written on the spot."""

from functools import cache
from pathlib import Path

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.terms import Agreement

FOLDER = Path(__file__).parents[2] / "agreements"
NAMES = ("integrato", "interstellio", "interworx", "intesys", "studio")

FRONT = """---
name: small
title: A small agreement
provider: Somebody
language: 1.0.0
version: 1
effective: 2026-01-01
zone: Europe/Paris
locale: en-GB
---
"""

HOURS = """
## 1 Hours

```terms
calendars:
  office:
    label: office hours
    main: true
    week:
      monday to friday: 09:00-12:00, 13:00-17:00
priorities:
  p1: {label: P1, definition: Bad}
  p2: {label: P2, definition: Less bad, default: true}
```
"""


def text_of(name: str) -> str:
    """Return the text of a shipped agreement."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


@cache
def shipped(name: str) -> Agreement:
    """Return a shipped agreement, compiled."""
    return compile_agreement(text_of(name))


def small_text(terms: str = "", *, prose: str = "Words.", front: str = FRONT) -> str:
    """Return a small document with office hours, and `terms` in a clause of their own."""
    block = f"```terms\n{terms}\n```\n" if terms else ""
    return f"{front}{HOURS}\n## 2 More\n\n{prose}\n\n{block}"


def small(terms: str = "", *, prose: str = "Words.", front: str = FRONT) -> Agreement:
    """Return the same, compiled."""
    return compile_agreement(small_text(terms, prose=prose, front=front))
