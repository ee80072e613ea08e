"""What readers are shown: lists of articles, and what stands beside one. Not what an article looks like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, Count, F, FloatField, Q, QuerySet, Value, When

from upheld.desks.models import Desk
from upheld.knowledge.facts import Reader, Word, asked, readable, search_query, words_of
from upheld.knowledge.models import Article, Category, Feedback
from upheld.knowledge.models.revision import CONFIGURATIONS

SHOWN_AT_MOST = 50
OFFERED_AT_MOST = 3
# What helped longer ago says little of today.
POPULAR_FOR = timedelta(days=180)
# A suggestion that has one word of many in its text alone is none; a title's word alone ranks far above.
RANK_AT_LEAST = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """A category, as a reader sees it: with what they may read of it."""

    category: Category
    count: int


def shelves(desk: Desk, reader: Reader) -> list[Shelf]:
    """Return the categories that hold something for a reader, in the desk's order."""
    mine = Article.objects.filter(readable(reader), desk=desk, category__isnull=False)
    counted = dict(mine.order_by().values_list("category").annotate(Count("id")))
    categories = Category.objects.filter(desk=desk, retired_at__isnull=True, pk__in=counted).order_by("position")
    return [Shelf(category=one, count=counted[one.pk]) for one in categories]


def articles(desk: Desk, reader: Reader) -> "QuerySet[Article]":
    """Return what a reader may read, with what lists show of each."""
    found = Article.objects.filter(readable(reader), desk=desk).select_related("published", "webinar", "category")
    return found.defer("published__text", "published__words")


def of_category(category: Category, reader: Reader) -> Sequence[Article]:
    """Return what a reader may read of a category, by title."""
    found = articles(category.desk, reader).filter(category=category)
    return list(found.order_by("published__title")[:SHOWN_AT_MOST])


def newest(desk: Desk, reader: Reader, *, limit: int = 5) -> Sequence[Article]:
    """Return what was published last."""
    return list(articles(desk, reader).order_by("-published__published_at", "-id")[:limit])


def popular(desk: Desk, reader: Reader, *, at: datetime, limit: int = 5) -> Sequence[Article]:
    """Return what readers found useful most often of late; nothing that nobody did."""
    helped = Q(
        feedback__verdict__in=(Feedback.Verdict.USEFUL, Feedback.Verdict.SOLVED),
        feedback__given_at__gt=at - POPULAR_FOR,
    )
    counted = articles(desk, reader).annotate(helped=Count("feedback", filter=helped)).filter(helped__gt=0)
    return list(counted.order_by("-helped", "-published__published_at")[:limit])


def search(desk: Desk, question: str, reader: Reader, *, limit: int = SHOWN_AT_MOST) -> list[Article]:
    """Return what has all words of a question, the most fitting first; the last word may be unfinished."""
    words = words_of(question)
    return _ranked(articles(desk, reader), words, all_of_them=True, limit=limit) if words else []


def suggestions(
    desk: Desk, subject: str, reader: Reader, *, but: Article | None = None, limit: int = OFFERED_AT_MOST
) -> list[Article]:
    """Return what may answer a question before it is asked: articles that have some of its words, the best first."""
    words = [word for word in words_of(subject) if len(word[0]) > 1]
    if not words:
        return []
    others = articles(desk, reader).exclude(pk=but.pk) if but is not None else articles(desk, reader)
    return _ranked(others, words, all_of_them=False, limit=limit, rank_at_least=RANK_AT_LEAST)


def related(article: Article, reader: Reader) -> list[Article]:
    """Return what somebody who reads an article may want to read next: alike in words, else of the same category."""
    title = article.published.title if article.published else ""
    alike = suggestions(article.desk, title, reader, but=article)
    return list(_filled(alike, article, reader))


def _filled(alike: list[Article], article: Article, reader: Reader) -> Iterator[Article]:
    yield from alike
    missing = OFFERED_AT_MOST - len(alike)
    if missing and article.category:
        others = articles(article.desk, reader).filter(category=article.category)
        yield from others.exclude(pk__in=[article.pk, *(one.pk for one in alike)]).order_by("published__title")[
            :missing
        ]


def _ranked(
    found: "QuerySet[Article]", words: list[Word], *, all_of_them: bool, limit: int, rank_at_least: float = 0.0
) -> list[Article]:
    ranks = [
        When(
            published__language=language,
            then=SearchRank(F("published__words"), search_query(words, language, all_of_them=all_of_them)),
        )
        for language in CONFIGURATIONS
    ]
    rank = Case(*ranks, default=Value(0.0), output_field=FloatField())
    matching = found.filter(asked(words, all_of_them=all_of_them)).annotate(rank=rank).filter(rank__gte=rank_at_least)
    return list(matching.order_by("-rank", "-published__published_at")[:limit])
