"""What words mean before tickets are looked for: stems in a language, customers of a desk by their names."""

import re
from collections.abc import Iterable, Mapping, Sequence

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
_ENDINGS = {"cao": "ção", "coes": "ções"}
_ENDING = re.compile("(cao|coes)$")
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
    single = [term for term in terms if len(term.words) == 1 and not term.exact and not term.negated]
    if not single:
        return Known()
    return Known(
        stems=_stems({term.words[0]: _spelt(term.spelt, language) for term in single}, language),
        customers={term.words[0]: _called(desk, term.words[0]) for term in single},
    )


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


def _stems(spelt: Mapping[str, str], language: str) -> dict[str, str]:
    dictionary = _STEMS.get(language[:2])
    if dictionary is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STEMS_OF, [dictionary, list(spelt.values())])
        found = dict(cursor.fetchall())
    # A word of which a language makes nothing, such as "the", has no stem.
    return {word: plain(found[said]) for word, said in spelt.items() if found.get(said)}


def _spelt(word: str, language: str) -> str:
    """Return a word with the accents that a Portuguese reader left out at its end: stems go by them."""
    return _ENDING.sub(lambda found: _ENDINGS[found.group()], word) if language.startswith("pt") else word
