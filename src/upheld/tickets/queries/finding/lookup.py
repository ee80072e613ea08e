"""What words mean before tickets are looked for: stems in a language, customers of a desk by their names."""

from collections.abc import Iterable, Sequence

from django.db import connection

from upheld.desks.models import Desk
from upheld.tickets.queries.finding.folding import plain, plain_words
from upheld.tickets.queries.finding.grammar import Term
from upheld.tickets.queries.finding.matching import Known

# A name that more customers have is a word like any other; the filter takes the first so many.
ALIKE_AT_MOST = 50
# The dictionaries of PostgreSQL by the language of a reader; any other reads no stems.
_STEMS = {"en": "english_stem", "pt": "portuguese_stem"}
_STEMS_OF = "SELECT word, (ts_lexize(%s::regdictionary, word))[1] FROM unnest(%s::text[]) word"
_ORGANISATIONS = """
SELECT '=o=' || id FROM customers_organisation
WHERE upheld_words(desk_id || 'x', name) @@ %s::tsquery AND desk_id = %s ORDER BY id LIMIT %s
"""
_CONTACTS = """
SELECT '=c=' || id FROM customers_contact
WHERE upheld_words(desk_id || 'x', name || ' ' || email) @@ %s::tsquery AND desk_id = %s ORDER BY id LIMIT %s
"""


def known_of(terms: Iterable[Term], desk: Desk, *, language: str) -> Known:
    """Return the stems of single words and the organisations that are called by them: two queries."""
    words = {term.words[0] for term in terms if len(term.words) == 1 and not term.exact and not term.negated}
    if not words:
        return Known()
    return Known(stems=_stems(words, language), customers={word: _called(desk, word) for word in words})


def customers_named(desk: Desk, value: str) -> Sequence[str]:
    """Return the marks of organisations, or else of people, whose name or address has words that begin so."""
    words = plain_words(value)
    if not words:
        return ()
    asked = " & ".join(f"'{desk.pk}x{word}':*" for word in words)
    return _marks(_ORGANISATIONS, asked, desk) or _marks(_CONTACTS, asked, desk)


def _called(desk: Desk, word: str) -> tuple[str, ...]:
    found = _marks(_ORGANISATIONS, f"'{desk.pk}x{word}'", desk)
    return found if len(found) < ALIKE_AT_MOST else ()


def _marks(statement: str, asked: str, desk: Desk) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [asked, desk.pk, ALIKE_AT_MOST])
        return tuple(row[0] for row in cursor.fetchall())


def _stems(words: Iterable[str], language: str) -> dict[str, str]:
    dictionary = _STEMS.get(language[:2])
    if dictionary is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STEMS_OF, [dictionary, sorted(words)])
        # A word of which a language makes nothing, such as "the", has no stem.
        return {word: plain(stem) for word, stem in cursor.fetchall() if stem}
