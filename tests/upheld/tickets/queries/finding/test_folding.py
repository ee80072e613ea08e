"""Python and the database fold words alike, or what is typed would never meet what was indexed."""

import pytest
from django.db import connection

from upheld.tickets.queries.finding.folding import plain, plain_words, words_with_places

SAID = (
    "Configuração é bob@acme.com foo—bar",
    "Привет, мир! Ёлка",
    "日本語テスト 検索",
    "naïve ﬁle x² ØRSTED łódź ISTANBUL İstanbul",
    "a/b.c-d_e 1.5e3 10:30 0x1f -7 %$ 'quoted' \\back",
    "😀ok 👩‍💻 it’s “quoted” … 100€",
    "Groß STRASSE ΣΊΣΥΦΟΣ",
    "",
)


@pytest.mark.django_db
@pytest.mark.parametrize("text", SAID)
def test_the_database_folds_alike(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT upheld_plain(%s)", [text])
        assert cursor.fetchone() == (plain(text),)
        cursor.execute("SELECT tsvector_to_array(upheld_words('5x1x', %s))", [text])
        lexemes = cursor.fetchone()[0]
    assert {f"5x1x{word}" for word in plain_words(text)} | {"5x1x"} == set(lexemes)


def test_words_know_where_they_stand_in_the_text_as_written() -> None:
    text = "A Configuração, não!"

    assert [(word, text[start:end]) for word, start, end in words_with_places(text)] == [
        ("a", "A"),
        ("configuracao", "Configuração"),
        ("nao", "não"),
    ]
