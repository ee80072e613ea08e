"""What somebody typed into the search box, as terms and filters; what they mean on a desk is decided elsewhere."""

import re
import unicodedata
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _

from upheld.tickets.queries.finding.folding import plain_words

LENGTH_AT_MOST = 500
PARTS_AT_MOST = 20
# A minus sign, a filter's name, and then what is quoted, what is bare, or nothing after the name.
_PART = re.compile(
    r'(?P<minus>-?)(?:(?P<key>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"]+)|(?<=:))'
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """Words to be found: one of them, or several that stand together."""

    words: tuple[str, ...]
    # Whether it stood in quotation marks: found as it is, in no other form.
    exact: bool = False
    negated: bool = False
    # Whether it may be unfinished: the last word, with nothing after it.
    open_ended: bool = False
    # In small letters with its accents, by which a language knows the stem.
    spelt: str = field(default="", compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """What a ticket must be, or must not be."""

    key: str
    value: str
    negated: bool = False

    @property
    def text(self) -> str:
        """As it was typed."""
        return f"{'-' if self.negated else ''}{self.key}:{self.value}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """Everything that was typed, in order, and what of it was not understood."""

    terms: tuple[Term, ...]
    filters: tuple[Filter, ...]
    faults: tuple[str, ...]


def read(text: str, *, keys: tuple[str, ...]) -> Typed:
    """Return what was typed; `keys` are the filters there are. Never refuses: a fault says what would be right."""
    terms: list[Term] = []
    filters: list[Filter] = []
    faults = _faults_of_size(text)
    parts = list(_PART.finditer(text[:LENGTH_AT_MOST]))[:PARTS_AT_MOST]
    for part in parts:
        key, negated = (part["key"] or "").lower(), bool(part["minus"])
        value = part["bare"] or part["quoted"] or ""
        if part["quoted"] is not None and not part["closed"]:
            faults.append(_("The quotation mark before “%(words)s” is not closed.") % {"words": value})
        if key in keys:
            filters.append(Filter(key=key, value=value.strip(), negated=negated))
            continue
        if fault := _misspelt(key, keys):
            faults.append(fault)
            continue
        if term := _term(part, key, value, last=part.end() == len(text)):
            terms.append(term)
    return Typed(terms=tuple(terms), filters=tuple(filters), faults=tuple(faults))


def _term(part: re.Match[str], key: str, value: str, *, last: bool) -> Term | None:
    words = tuple(plain_words(f"{key} {value}"))
    if not words:
        return None
    exact, negated = part["quoted"] is not None, bool(part["minus"])
    return Term(
        words=words,
        exact=exact,
        negated=negated,
        open_ended=last and not exact and not negated,
        spelt=unicodedata.normalize("NFC", value).lower(),
    )


def _faults_of_size(text: str) -> list[str]:
    if len(text) > LENGTH_AT_MOST or len(_PART.findall(text[:LENGTH_AT_MOST])) > PARTS_AT_MOST:
        limits = {"parts": PARTS_AT_MOST, "length": LENGTH_AT_MOST}
        return [_("Only the first %(parts)s words and filters, and %(length)s characters, were looked for.") % limits]
    return []


def _misspelt(key: str, keys: tuple[str, ...]) -> str:
    near = get_close_matches(key, keys, n=1, cutoff=0.75) if key else []
    if not near:
        return ""
    return _("There is no filter “%(key)s:”; perhaps %(near)s: is meant.") % {"key": key, "near": near[0]}
