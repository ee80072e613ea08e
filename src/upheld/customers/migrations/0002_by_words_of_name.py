"""How words are told apart and folded in every index of words, and the index by which customers are found by name.

`upheld.tickets.queries.finding.folding` folds in the same way; change both or neither, and then remake the indexes.
"""

from typing import ClassVar

from django.db import migrations

# No word holds one of these: punctuation, symbols, spaces and control characters, whatever the database's locale.
_BETWEEN = (
    r"[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7\u2000-\u2BFF\u3000-\u3004\u3008-\u3020"
    r"\u3030\uFE00-\uFE2F\U0001F000-\U0001FAFF]+"
)
PLAIN = """
CREATE FUNCTION upheld_plain(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
RETURN CASE
    WHEN octet_length(said) = length(said) THEN lower(said)
    ELSE translate(lower(regexp_replace(normalize(said, NFKD), U&'[\\0300-\\036F]+', '', 'g')), 'øłđıς', 'oldiσ')
END;
COMMENT ON FUNCTION upheld_plain IS 'text as indexes of words have it: without accents, in small letters';
"""
# The prefix stands before each word, and alone at the end: no phrase reaches from one text into the next.
WORDS = rf"""
CREATE FUNCTION upheld_words(prefix text, said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
RETURN to_tsvector(
    'pg_catalog.simple'::regconfig,
    prefix || regexp_replace(upheld_plain(said), '{_BETWEEN}', ' ' || prefix, 'g') || ' ' || prefix
);
COMMENT ON FUNCTION upheld_words IS 'the words of a text, each behind a prefix of letters and digits that ends in a letter';
"""
INDEXES = """
CREATE INDEX organisation_by_words_of_name ON customers_organisation
    USING gin (upheld_words(desk_id || 'x', name)) WITH (fastupdate = off);
CREATE INDEX contact_by_words_of_name ON customers_contact
    USING gin (upheld_words(desk_id || 'x', name || ' ' || email)) WITH (fastupdate = off);
"""
UNDO = """
DROP INDEX contact_by_words_of_name;
DROP INDEX organisation_by_words_of_name;
DROP FUNCTION upheld_words(text, text);
DROP FUNCTION upheld_plain(text);
"""


class Migration(migrations.Migration):
    """Adds the two functions and the two indexes."""

    replaces: ClassVar = [("customers", "0002_found_by_name"), ("customers", "0006_websites")]
    dependencies: ClassVar = [("customers", "0001_tables")]
    operations: ClassVar = [migrations.RunSQL(PLAIN + WORDS + INDEXES, UNDO)]
