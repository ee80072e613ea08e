"""Characters that no agreement needs and that make it read otherwise than it is written.

Which words may stand where lives with each reader.
"""

import re

# Controls except tab and line feed, line separators that only some programs know, lone surrogates,
# marks that turn the direction of text around, invisible marks, and what Unicode will never assign.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)


def refused_character(text: str) -> re.Match[str] | None:
    """Return the first character of `text` that is refused; None if there is none."""
    return _REFUSED.search(text)


def character_words(character: str) -> str:
    """Return a character that cannot be shown as people look it up, as in "U+202E"."""
    return f"U+{ord(character):04X}"
