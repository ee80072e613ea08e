"""Text as the index of words has it, folded as the database's `upheld_words` folds it; what is asked is not here."""

import re
import unicodedata
from collections.abc import Iterator

# The same characters as in the migration `found_by_name` of customers.
_BETWEEN = (
    "\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u3004\u3008-\u3020"
    "\u3030\ufe00-\ufe2f\U0001f000-\U0001faff"
)
# What folding leaves as it is, so that words are apart in the text as written, too.
_PUNCTUATION = _BETWEEN.replace("\u007b-\u00bf", "\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb-\u00bf")
_WRITTEN = re.compile(f"[^{_PUNCTUATION}\\s\x00]+")
_WORD = re.compile(f"[^{_BETWEEN}\x00]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_LETTERS = str.maketrans("øłđıς", "oldiσ")


def plain(text: str) -> str:
    """Return text without accents, in small letters."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_LETTERS)


def plain_words(text: str) -> list[str]:
    """Return the words of a text as the index has them."""
    return _WORD.findall(plain(text))


def words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    """Return each word as the index has it, with where it begins and ends in the text as it was written."""
    for found in _WRITTEN.finditer(text):
        said = found.group()
        for word in (said.lower(),) if said.isascii() else plain_words(said):
            yield word, found.start(), found.end()
