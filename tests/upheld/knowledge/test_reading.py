"""What readers find: only what they may see, in their words, in every language; what helped is found first."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from tests.support import knowledge
from tests.support.cast import Cast
from upheld.desks.access import NotFound
from upheld.knowledge import access
from upheld.knowledge.actions import categories, feedback, publishing
from upheld.knowledge.facts import ANYBODY, COLLEAGUE, Reader, reader_of
from upheld.knowledge.models import Article, Feedback
from upheld.knowledge.models.revision import CONFIGURATIONS
from upheld.knowledge.queries import reading

AT = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
Visibility = Article.Visibility
BUYER = Reader(customer=True, plan="super-premium")
CUSTOMER = Reader(customer=True, plan="standard")


def titles(found: object) -> list[str]:
    return [article.published.title for article in found]  # type: ignore[attr-defined]  # any iterable of articles


def one_of_each(cast: Cast) -> None:
    knowledge.published(cast.north, "For all", at=AT)
    knowledge.published(cast.north, "For customers", at=AT, visibility=Visibility.CUSTOMERS)
    knowledge.published(cast.north, "For a plan", at=AT, visibility=Visibility.PLANS, plans=("super-premium",))
    knowledge.written(cast.north, "A draft", at=AT)
    publishing.retire(knowledge.published(cast.north, "Retired", at=AT), by=cast.manager.as_actor, at=AT)
    knowledge.published(cast.south, "Of another desk", at=AT)


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        (ANYBODY, {"for-all"}),
        (CUSTOMER, {"for-all", "for-customers"}),
        (BUYER, {"for-all", "for-customers", "for-a-plan"}),
        (COLLEAGUE, {"for-all", "for-customers", "for-a-plan"}),
    ],
)
def test_everyone_sees_what_is_for_them_and_nothing_else(cast: Cast, reader: Reader, seen: set[str]) -> None:
    one_of_each(cast)
    assert {article.slug for article in reading.articles(cast.north, reader)} == seen
    for article in Article.objects.all():
        if article.slug in seen:
            assert access.article_for_reader(cast.north, article.slug, reader).slug == article.slug
        else:
            with pytest.raises(NotFound):
                access.article_for_reader(cast.north, article.slug, reader)


def test_who_reads_follows_from_the_contract_of_the_day(cast: Cast) -> None:
    assert reader_of(None, on=AT.date()) == ANYBODY
    assert reader_of(cast.contact, on=AT.date()) == BUYER
    assert reader_of(cast.contact, on=AT.date().replace(year=2020)) == Reader(customer=True)


@pytest.mark.parametrize(
    ("language", "title", "question"),
    [
        ("en", "Renewing certificates", "renew a certificate"),
        ("en", "Renewing certificates", "certif"),
        ("pt-br", "Configurações de rede", "configuração"),
        ("pt-br", "Configurações de rede", "configuracoes"),
        ("fr", "Les sauvegardes régulières", "sauvegarde reguliere"),
        ("de", "Häufige Störungen", "storung"),
        ("es", "Copias de seguridad", "copia"),
    ],
)
def test_words_are_found_in_their_language_with_and_without_accents(
    cast: Cast, language: str, title: str, question: str
) -> None:
    knowledge.published(cast.north, title, at=AT, language=language)
    knowledge.published(cast.north, "Something else", at=AT)
    assert titles(reading.search(cast.north, question, ANYBODY)) == [title]


def test_the_database_knows_every_language_that_articles_have(cast: Cast) -> None:
    with connection.cursor() as cursor:
        for language, configuration in CONFIGURATIONS.items():
            cursor.execute(
                "SELECT upheld_article_words(%s, 'working houses', '', '') ="
                " setweight(one || one, 'A') FROM to_tsvector(%s::regconfig, 'working houses') AS one",
                [language, configuration],
            )
            assert cursor.fetchone() == (True,)


@pytest.mark.parametrize("question", ["", "   ", "!!! & | ( :*", "\x00", "' OR 1=1 --", "the of and", "x" * 5_000])
def test_no_question_breaks_the_search(cast: Cast, question: str) -> None:
    knowledge.published(cast.north, "Certificates", at=AT)
    assert reading.search(cast.north, question, ANYBODY) == []
    assert reading.suggestions(cast.north, question, ANYBODY) == []


def test_a_question_is_answered_by_some_of_its_words_and_by_titles_first(cast: Cast) -> None:
    knowledge.published(cast.north, "Mail", "Renewing certificates is told elsewhere.", at=AT)
    knowledge.published(cast.north, "Renewing certificates", at=AT)
    knowledge.published(cast.north, "Invoices", at=AT)
    knowledge.published(cast.north, "Certificates for them", at=AT, visibility=Visibility.CUSTOMERS)
    found = titles(reading.suggestions(cast.north, "How do I renew our certificates today?", ANYBODY))
    assert found[0] == "Renewing certificates"
    assert "Invoices" not in found
    assert "Certificates for them" not in found


def test_what_helped_most_is_popular_and_a_visit_counts_once(cast: Cast) -> None:
    first, second = (knowledge.published(cast.north, title, at=AT) for title in ("First", "Second"))
    verdict = Feedback.Verdict
    feedback.give(first, verdict.USEFUL, visit="a", at=AT)
    feedback.give(first, verdict.USEFUL, visit="a", at=AT)
    feedback.give(second, verdict.USEFUL, comment="Clear.", visit="a", at=AT)
    given = feedback.give(second, verdict.SOLVED, visit="a", at=AT)
    feedback.give(second, verdict.USEFUL, visit="b", at=AT)
    assert (given.verdict, given.comment) == (verdict.SOLVED, "Clear.")
    assert titles(reading.popular(cast.north, ANYBODY, at=AT)) == ["Second", "First"]
    feedback.give(first, verdict.NOT_USEFUL, visit="a", at=AT)
    assert titles(reading.popular(cast.north, ANYBODY, at=AT)) == ["Second"]


def test_shelves_count_what_their_reader_may_read(cast: Cast) -> None:
    shelf = categories.add(cast.north, "Keys", by=cast.manager.as_actor, at=AT)
    article = knowledge.published(cast.north, "One", at=AT, category=shelf)
    knowledge.published(cast.north, "Two", at=AT, category=shelf, visibility=Visibility.CUSTOMERS)
    assert [(one.category, one.count) for one in reading.shelves(cast.north, ANYBODY)] == [(shelf, 1)]
    assert [(one.category, one.count) for one in reading.shelves(cast.north, BUYER)] == [(shelf, 2)]
    assert titles(reading.of_category(shelf, ANYBODY)) == ["One"]
    assert titles(reading.related(article, BUYER)) == ["Two"]
