"""The five agreements as the core compiles them; no rows."""

from functools import cache

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.terms import Agreement
from tests.support.builders import AGREEMENTS


@cache
def agreement(name: str) -> Agreement:
    """Return one of the five agreements."""
    return compile_agreement((AGREEMENTS / f"{name}.md").read_text(encoding="utf-8"))
