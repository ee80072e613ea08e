"""Which answers open which further questions, as numbers that the stylesheet knows; it works without script."""

from collections.abc import Mapping
from typing import Any

from django import forms

# The stylesheet has rules for this many (frontend/src/styles/intake.scss).
KNOWN_TO_STYLESHEET = 24


class Switches:
    """Numbers each distinct condition "this fact has one of these values" of a form."""

    def __init__(self) -> None:
        """Start with no conditions."""
        self._numbers: dict[tuple[str, frozenset[str]], int] = {}

    def number(self, conditions: Mapping[str, frozenset[str]]) -> tuple[int, ...]:
        """Return the numbers of conditions that must all hold, each given one when first met."""
        return tuple(
            self._numbers.setdefault(item, len(self._numbers) + 1) for item in sorted(conditions.items(), key=str)
        )

    def opened_by(self, fact: str, value: str) -> str:
        """Return the classes of an answer: `opens opens-1 opens-3`; empty when it opens nothing."""
        numbers = [number for (key, values), number in self._numbers.items() if key == fact and value in values]
        return " ".join(f"opens-{number}" for number in numbers)


class SwitchingSelect(forms.Select):
    """A drop-down whose options carry the classes by which they open further questions."""

    def __init__(self, fact: str, switches: Switches) -> None:
        """Ask `switches` at rendering, when every question has been numbered."""
        super().__init__()
        self._fact, self._switches = fact, switches

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return an option with its classes."""
        option = super().create_option(*args, **kwargs)
        classes = self._switches.opened_by(self._fact, str(option["value"]))
        if classes:
            option["attrs"]["class"] = classes
        return option
